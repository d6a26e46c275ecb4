"""Figures find encounters by two indexes: those counted on an outing that stayed at its place are read
from the first alone; those with a youth, few among all, without going through everybody else's."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KNOWN = sa.text("youth IS NOT NULL")
COUNTED = (
    *("organisation_id", "outing", "gender", "age_band", "place", "created_by"),
    *("youth", "deleted", "first_time", "count"),
)


def upgrade() -> None:
    op.create_index("ix_encounter_counted", "encounter", COUNTED)
    op.create_index(
        "ix_encounter_youth",
        "encounter",
        ["organisation_id", "youth"],
        sqlite_where=KNOWN,
        postgresql_where=KNOWN,
    )
    op.drop_index("ix_encounter_outing", "encounter")


def downgrade() -> None:
    op.create_index("ix_encounter_outing", "encounter", ["organisation_id", "outing"])
    op.drop_index("ix_encounter_youth", "encounter")
    op.drop_index("ix_encounter_counted", "encounter")
