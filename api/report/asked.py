"""What the report's routes share: who may ask, of which year, and a file as an answer."""

from typing import Annotated

from fastapi import Depends, Path
from starlette.responses import Response

from api.deps import Account, role_in
from api.report.forms import FORMS

Inside = Annotated[Account, Depends(role_in("coordinator", "management"))]
Reader = Annotated[Account, Depends(role_in("coordinator", "management", "outreach"))]
Year = Annotated[int, Path(ge=2000, le=2100)]


def attached(form: str, name: str, content: bytes) -> Response:
    """A file to keep."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=FORMS[form].media_type, headers=headers)
