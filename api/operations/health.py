"""`/healthz`: whether this server can serve, for whoever watches it."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from api.db import reading
from api.errors import Unavailable

router = APIRouter(tags=["operations"])


class Health(BaseModel):
    """Said only by a server whose database answers."""

    status: Literal["ok"] = "ok"


def _engine(request: Request) -> Engine:
    engine: Engine = request.app.state.engine
    return engine


@router.get("/healthz")
def health(engine: Annotated[Engine, Depends(_engine)]) -> Health:
    """Answers 200 when the database answers with its tables, else 503."""
    try:
        with reading(engine) as session:
            session.connection().execute(text("SELECT version_num FROM alembic_version"))
    except SQLAlchemyError as error:
        raise Unavailable from error
    return Health()
