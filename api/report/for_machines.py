"""The report for programs: the document as JSON, with the version of its shape."""

from collections.abc import Mapping
from typing import Final

from pydantic import BaseModel

from api.report.document import Document

SCHEMA: Final = 1
"""Raised when a field of the document changes its name or its sense; one that is added needs nothing."""


class Envelope(BaseModel):
    """The file: what wrote it, the shape's version, the document."""

    format: str = "kaftruck-report"
    schema_version: int = SCHEMA
    document: Document


def write_json(document: Document, pictures: Mapping[str, bytes]) -> bytes:
    """The document, UTF-8, two spaces of indentation; pictures by their ids alone."""
    return Envelope(document=document).model_dump_json(indent=2).encode() + b"\n"
