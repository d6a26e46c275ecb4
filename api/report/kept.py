"""What the report keeps: drafts and pictures, which change; editions and their files, which never do.

Triggers of the database itself refuse to change or remove an edition, or a file of one (migration
0007). The only rows of this software that nothing may touch.
"""

from typing import Any

from sqlalchemy import JSON, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel


class ReportEdition(SQLModel, table=True):
    """A year as it was published. `number`: 1, 2, … within the year.

    `figures` are the exact cells and sums, for this server alone; `masked` the names of those that
    the edition does not show; `exemptions` which tables show small ones, why, who said so and when.
    `files`: by form, the hash of each. `sha256` is of all of it (`edition.sealed`).
    """

    __tablename__ = "report_edition"
    __table_args__ = (UniqueConstraint("organisation_id", "year", "number"),)

    organisation_id: str = Field(primary_key=True, max_length=36)
    id: str = Field(primary_key=True, max_length=36)
    year: int
    number: int
    first: str = Field(max_length=10)
    last: str = Field(max_length=10)
    published_at: str = Field(max_length=24)
    by: str = Field(max_length=36)
    sha256: str = Field(max_length=64)
    document: dict[str, Any] = Field(sa_type=JSON)
    figures: dict[str, Any] = Field(sa_type=JSON)
    masked: list[str] = Field(sa_type=JSON)
    exemptions: dict[str, Any] = Field(sa_type=JSON)
    files: dict[str, str] = Field(sa_type=JSON)


class ReportFile(SQLModel, table=True):
    """An edition in one form, as it was handed out."""

    __tablename__ = "report_file"

    organisation_id: str = Field(primary_key=True, max_length=36)
    edition: str = Field(primary_key=True, max_length=36)
    form: str = Field(primary_key=True, max_length=20)
    name: str = Field(max_length=120)
    content: bytes = Field(sa_type=LargeBinary)


class ReportDraft(SQLModel, table=True):
    """What the coordinator changes of a year's report (`options.Options`).

    `exempted`: who showed the small numbers of a table, and when, by table.
    """

    __tablename__ = "report_draft"

    organisation_id: str = Field(primary_key=True, max_length=36)
    year: int = Field(primary_key=True)
    options: dict[str, Any] = Field(sa_type=JSON)
    exempted: dict[str, Any] = Field(sa_type=JSON)
    by: str = Field(max_length=36)
    at: str = Field(max_length=24)


class ReportPicture(SQLModel, table=True):
    """A picture that the coordinator adds, as it was looked at (`picture`). Sizes in pixels."""

    __tablename__ = "report_picture"

    organisation_id: str = Field(primary_key=True, max_length=36)
    id: str = Field(primary_key=True, max_length=36)
    media_type: str = Field(max_length=20)
    content: bytes = Field(sa_type=LargeBinary)
    width: int
    height: int
    by: str = Field(max_length=36)
    at: str = Field(max_length=24)


class ExportLog(SQLModel, table=True):
    """That somebody took a file out of which people could be recognised: who, when, what of."""

    __tablename__ = "export_log"

    organisation_id: str = Field(primary_key=True, max_length=36)
    id: str = Field(primary_key=True, max_length=36)
    at: str = Field(max_length=24)
    by: str = Field(max_length=36)
    what: str = Field(max_length=40)
    asked: dict[str, Any] = Field(sa_type=JSON)
    rows: int
