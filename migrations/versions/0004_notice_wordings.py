"""Every wording of the notice that the coordination wrote, for as long as a file may name it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notice_wording",
        sa.Column("organisation_id", sa.String(36), primary_key=True),
        sa.Column("language", sa.String(8), primary_key=True),
        sa.Column("version", sa.String(20), primary_key=True),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("by", sa.String(36), nullable=False),
        sa.Column("at", sa.String(24), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("notice_wording")
