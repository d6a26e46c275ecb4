"""The record tables."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

RECORDS = (
    "place",
    "partner",
    "zone",
    "outing",
    "stop",
    "encounter",
    "youth",
    "identification",
    "step",
    "pathway",
    "pathway_check",
    "support",
    "health_act",
    "conflict",
)


def _record(name: str, *columns: sa.Column[object], indexed: tuple[str, ...] = ()) -> None:
    """A record table: what all records have, then its own columns, all of them nullable."""
    op.create_table(
        name,
        sa.Column("organisation_id", sa.String(36), primary_key=True),
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("created_by", sa.String(36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("erased", sa.Boolean(), nullable=False),
        sa.Column("stamps", sa.JSON(), nullable=False),
        *columns,
    )
    op.create_index(f"ix_{name}_feed", name, ["organisation_id", "seq"], unique=True)
    for column in indexed:
        op.create_index(f"ix_{name}_{column}", name, ["organisation_id", column])


def upgrade() -> None:
    _record(
        "place",
        sa.Column("name", sa.String()),
        sa.Column("kind", sa.String()),
        sa.Column("commune", sa.String()),
        sa.Column("zone", sa.String()),
        sa.Column("latitude", sa.Float()),
        sa.Column("longitude", sa.Float()),
        sa.Column("archived", sa.Boolean()),
    )
    _record(
        "partner",
        sa.Column("name", sa.String()),
        sa.Column("kind", sa.String()),
        sa.Column("archived", sa.Boolean()),
    )
    _record(
        "zone",
        sa.Column("name", sa.String()),
        sa.Column("kind", sa.String()),
        sa.Column("official_code", sa.String()),
        sa.Column("valid_from", sa.String()),
        sa.Column("valid_until", sa.String()),
    )
    _record(
        "outing",
        sa.Column("kind", sa.String()),
        sa.Column("with_truck", sa.Boolean()),
        sa.Column("activity", sa.String()),
        sa.Column("title", sa.String()),
        sa.Column("place", sa.String()),
        sa.Column("planned_start", sa.String()),
        sa.Column("planned_end", sa.String()),
        sa.Column("started_at", sa.String()),
        sa.Column("ended_at", sa.String()),
        sa.Column("status", sa.String()),
        sa.Column("cancel_reason", sa.String()),
        sa.Column("team", sa.JSON()),
        sa.Column("counters", sa.JSON()),
        sa.Column("partners", sa.JSON()),
        sa.Column("health_desk", sa.Boolean()),
        sa.Column("attendance_estimate", sa.Integer()),
        sa.Column("merged_into", sa.String()),
        sa.Column("note", sa.String()),
    )
    _record(
        "stop",
        sa.Column("outing", sa.String()),
        sa.Column("place", sa.String()),
        sa.Column("from_at", sa.String()),
        indexed=("outing",),
    )
    _record(
        "encounter",
        sa.Column("outing", sa.String()),
        sa.Column("place", sa.String()),
        sa.Column("at", sa.String()),
        sa.Column("age_band", sa.String()),
        sa.Column("gender", sa.String()),
        sa.Column("count", sa.Integer()),
        sa.Column("first_time", sa.Boolean()),
        sa.Column("public", sa.String()),
        sa.Column("youth", sa.String()),
        indexed=("outing",),
    )
    _record(
        "youth",
        sa.Column("gender", sa.String()),
        sa.Column("commune", sa.String()),
        sa.Column("zone", sa.String()),
        sa.Column("training_level", sa.String()),
        sa.Column("housing", sa.String()),
        sa.Column("driving_licence", sa.String()),
        sa.Column("transport", sa.JSON()),
        sa.Column("obstacles", sa.JSON()),
        sa.Column("has_children", sa.Boolean()),
        sa.Column("situation", sa.String()),
        sa.Column("followed_by", sa.JSON()),
        sa.Column("last_contact", sa.String()),
        sa.Column("referent", sa.String()),
        sa.Column("contact_preference", sa.String()),
        sa.Column("notice_answer", sa.String()),
        sa.Column("notice_given_at", sa.String()),
        sa.Column("notice_version", sa.String()),
        sa.Column("notice_language", sa.String()),
        sa.Column("merged_into", sa.String()),
        sa.Column("closed_at", sa.String()),
        sa.Column("lost_reason", sa.String()),
        sa.Column("name", sa.String()),
        sa.Column("contact", sa.String()),
        sa.Column("birth_date", sa.String()),
        sa.Column("address", sa.String()),
        sa.Column("note", sa.String()),
        indexed=("merged_into",),
    )
    _record(
        "identification",
        sa.Column("youth", sa.String()),
        sa.Column("at", sa.String()),
        sa.Column("channel", sa.String()),
        sa.Column("outing", sa.String()),
        sa.Column("place", sa.String()),
        sa.Column("age_band", sa.String()),
        sa.Column("situation", sa.String()),
        sa.Column("followed_by", sa.JSON()),
        sa.Column("last_contact", sa.String()),
        sa.Column("training_level", sa.String()),
        sa.Column("housing", sa.String()),
        sa.Column("commune", sa.String()),
        sa.Column("zone", sa.String()),
        sa.Column("replaces", sa.String()),
        indexed=("youth",),
    )
    _record(
        "step",
        sa.Column("youth", sa.String()),
        sa.Column("kind", sa.String()),
        sa.Column("status", sa.String()),
        sa.Column("outcome", sa.String()),
        sa.Column("at", sa.String()),
        sa.Column("outing", sa.String()),
        sa.Column("assignee", sa.String()),
        sa.Column("partner", sa.String()),
        sa.Column("note", sa.String()),
        indexed=("youth",),
    )
    _record(
        "pathway",
        sa.Column("youth", sa.String()),
        sa.Column("kind", sa.String()),
        sa.Column("started_at", sa.String()),
        sa.Column("main_from", sa.String()),
        sa.Column("partner", sa.String()),
        sa.Column("confirmed_at", sa.String()),
        sa.Column("ended_at", sa.String()),
        sa.Column("end_reason", sa.String()),
        indexed=("youth",),
    )
    _record(
        "pathway_check",
        sa.Column("pathway", sa.String()),
        sa.Column("on", sa.String()),
        sa.Column("result", sa.String()),
        indexed=("pathway",),
    )
    _record(
        "support",
        sa.Column("youth", sa.String()),
        sa.Column("kind", sa.String()),
        sa.Column("started_at", sa.String()),
        sa.Column("ended_at", sa.String()),
        indexed=("youth",),
    )
    _record(
        "health_act",
        sa.Column("side", sa.String()),
        sa.Column("act", sa.String()),
        sa.Column("status", sa.String()),
        sa.Column("at", sa.String()),
        sa.Column("outing", sa.String()),
        sa.Column("age_band", sa.String()),
        sa.Column("gender", sa.String()),
        sa.Column("youth", sa.String()),
    )
    _record(
        "conflict",
        sa.Column("on_type", sa.String(), nullable=False),
        sa.Column("on_id", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("kept", sa.JSON()),
        sa.Column("other", sa.JSON()),
        sa.Column("settled", sa.Boolean()),
        indexed=("on_id",),
    )


def downgrade() -> None:
    for name in RECORDS:
        op.drop_table(name)
