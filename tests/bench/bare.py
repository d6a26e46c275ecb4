"""The bare application: FastAPI, the driver, and nothing between. For `uvicorn --factory`."""

import os
import threading
from contextlib import nullcontext
from typing import Any

from fastapi import FastAPI, Response
from pydantic_core import to_json
from starlette.middleware.gzip import GZipMiddleware

from api.main import COMPRESSED_FROM, COMPRESSION
from tests.bench.plain import COLUMNS, Plain, Rows

DATABASE = "BENCH_DATABASE_URL"


def bare() -> FastAPI:
    """The application on the migrated database that the environment names."""
    url = os.environ[DATABASE]
    own = threading.local()
    turn: Any = threading.Lock() if url.startswith("sqlite") else nullcontext()
    app = FastAPI(openapi_url=None)

    def plain() -> Plain:
        if not hasattr(own, "plain"):
            own.plain = Plain(url)
        kept: Plain = own.plain
        return kept

    @app.get("/healthz")
    def healthz() -> bool:
        return True

    @app.post("/rows")
    def write(rows: Rows) -> dict[str, int]:
        with turn:
            plain().insert(rows)
        return {"rows": len(rows["operation"])}

    @app.get("/rows")
    def read(organisation: str, cursor: int, limit: int) -> Response:
        found = [
            dict(zip(COLUMNS[table], row, strict=True))
            for table, rows in plain().after(organisation, cursor, limit).items()
            for row in rows
        ]
        for row in found:
            del row["stamps"], row["organisation_id"]
        found.sort(key=lambda row: int(row["seq"]))
        page = {"rows": found, "cursor": cursor + limit}
        return Response(to_json(page), media_type="application/json")

    app.add_middleware(GZipMiddleware, minimum_size=COMPRESSED_FROM, compresslevel=COMPRESSION)
    return app
