"""The account endpoints. Routes translate, the services beside this folder decide."""

from fastapi import APIRouter

from api.accounts.routes import invitations, keys, people, sessions, start
from api.errors import DOCUMENTED

router = APIRouter(prefix="/api", responses=DOCUMENTED)
for part in (start, sessions, invitations, people, keys):
    router.include_router(part.router)
