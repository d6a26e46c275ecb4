"""The report: editions and their files, which the database refuses to change; drafts, pictures, and
who took out a list of people."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

FROZEN = {
    "report_edition": (("organisation_id", "id"), ("organisation_id", "year", "number")),
    "report_file": (("organisation_id", "edition", "form"),),
}
"""What tells their rows apart, by table."""


def upgrade() -> None:
    op.create_table(
        "report_edition",
        sa.Column("organisation_id", sa.String(36), primary_key=True),
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("first", sa.String(10), nullable=False),
        sa.Column("last", sa.String(10), nullable=False),
        sa.Column("published_at", sa.String(24), nullable=False),
        sa.Column("by", sa.String(36), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("masked", sa.JSON(), nullable=False),
        sa.Column("exemptions", sa.JSON(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.UniqueConstraint("organisation_id", "year", "number"),
    )
    op.create_table(
        "report_file",
        sa.Column("organisation_id", sa.String(36), primary_key=True),
        sa.Column("edition", sa.String(36), primary_key=True),
        sa.Column("form", sa.String(20), primary_key=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "report_draft",
        sa.Column("organisation_id", sa.String(36), primary_key=True),
        sa.Column("year", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("exempted", sa.JSON(), nullable=False),
        sa.Column("by", sa.String(36), nullable=False),
        sa.Column("at", sa.String(24), nullable=False),
    )
    op.create_table(
        "report_picture",
        sa.Column("organisation_id", sa.String(36), primary_key=True),
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("media_type", sa.String(20), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(36), nullable=False),
        sa.Column("at", sa.String(24), nullable=False),
    )
    op.create_table(
        "export_log",
        sa.Column("organisation_id", sa.String(36), primary_key=True),
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("at", sa.String(24), nullable=False),
        sa.Column("by", sa.String(36), nullable=False),
        sa.Column("what", sa.String(40), nullable=False),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        _freeze_on_postgresql()
    else:
        _freeze_on_sqlite()


def downgrade() -> None:
    for table in ("export_log", "report_picture", "report_draft", "report_file", "report_edition"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION report_is_frozen()")


def _freeze_on_sqlite() -> None:
    for table, keys in FROZEN.items():
        for change in ("UPDATE", "DELETE"):
            _sqlite_trigger(table, change, "")
        # INSERT OR REPLACE removes the old row without a word to the trigger above
        same = (" AND ".join(f"{name} = NEW.{name}" for name in key) for key in keys)
        exists = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {' OR '.join(same)})"
        _sqlite_trigger(table, "INSERT", exists)


def _sqlite_trigger(table: str, change: str, when: str) -> None:
    op.execute(
        f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} {when} "
        "BEGIN SELECT RAISE(ABORT, 'an edition never changes'); END"
    )


def _freeze_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION report_is_frozen() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'an edition never changes'; END $$"
    )
    for table in FROZEN:
        for changes, each in (("UPDATE OR DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
            op.execute(
                f"CREATE TRIGGER {table}_no_{each.lower()} BEFORE {changes} ON {table} "
                f"FOR EACH {each} EXECUTE FUNCTION report_is_frozen()"
            )
