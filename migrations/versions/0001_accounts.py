"""Organisations, people, keys, sessions, phones and invitations."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "organisation",
        sa.Column("organisation_id", sa.String(36), primary_key=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("time_zone", sa.String(40), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("epoch", sa.String(36), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("clock_ms", sa.BigInteger(), nullable=False),
        sa.Column("row_seq", sa.BigInteger(), nullable=False),
        sa.Column("purged_seq", sa.BigInteger(), nullable=False),
        sa.Column("recovery_public_key", sa.JSON(), nullable=False),
        sa.Column("recovery_public_key_mac", sa.String(), nullable=False),
        sa.Column("recovery_private_key", sa.String(), nullable=False),
    )
    op.create_table(
        "person",
        sa.Column("organisation_id", sa.String(36), primary_key=True),
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("salt", sa.String(64), nullable=False),
        sa.Column("stretch", sa.JSON(), nullable=False),
        sa.Column("secret_hash", sa.String(), nullable=False),
        sa.Column("public_key", sa.JSON(), nullable=False),
        sa.Column("public_key_mac", sa.String(), nullable=False),
        sa.Column("private_key", sa.String(), nullable=False),
        sa.Column("joined_at", sa.String(24), nullable=False),
        sa.Column("revoked_at", sa.String(24)),
        sa.UniqueConstraint("email"),
        sa.UniqueConstraint("email"),
    )
    op.create_index("ix_person_feed", "person", ["organisation_id", "seq"], unique=True)
    op.create_table(
        "organisation_key",
        sa.Column("organisation_id", sa.String(36), primary_key=True),
        sa.Column("kid", sa.String(16), primary_key=True),
        sa.Column("made_at", sa.String(24), nullable=False),
        sa.Column("recovery_grant", sa.String(), nullable=False),
    )
    op.create_table(
        "key_grant",
        sa.Column("organisation_id", sa.String(36), primary_key=True),
        sa.Column("person_id", sa.String(36), primary_key=True),
        sa.Column("kid", sa.String(16), primary_key=True),
        sa.Column("jwe", sa.String(), nullable=False),
    )
    op.create_table(
        "device",
        sa.Column("organisation_id", sa.String(36), primary_key=True),
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("person_id", sa.String(36), primary_key=True),
        sa.Column("label", sa.String(60), nullable=False),
        sa.Column("app", sa.String(40), nullable=False),
        sa.Column("last_effective", sa.String(24), nullable=False),
        sa.Column("last_push_at", sa.String(24)),
        sa.Column("last_pull_at", sa.String(24)),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.Column("revoked_at", sa.String(24)),
    )
    op.create_table(
        "sign_in",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        sa.Column("organisation_id", sa.String(36), nullable=False),
        sa.Column("person_id", sa.String(36), nullable=False),
        sa.Column("device_id", sa.String(36), nullable=False),
        sa.Column("push_only", sa.Boolean(), nullable=False),
        sa.Column("revoked", sa.Boolean(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("started_at", sa.String(24), nullable=False),
        sa.Column("used_at", sa.String(24), nullable=False),
        sa.Column("ends_at", sa.String(24), nullable=False),
    )
    op.create_index("ix_sign_in_organisation_id", "sign_in", ["organisation_id"])
    op.create_table(
        "invitation",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        sa.Column("organisation_id", sa.String(36), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("person_id", sa.String(36)),
        sa.Column("invited_by", sa.String(36), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("keys", sa.String()),
        sa.Column("ends_at", sa.String(24), nullable=False),
        sa.Column("used_at", sa.String(24)),
        sa.Column("cancelled_at", sa.String(24)),
    )
    op.create_index("ix_invitation_organisation_id", "invitation", ["organisation_id"])
    op.create_table(
        "server_key",
        sa.Column("purpose", sa.String(16), primary_key=True),
        sa.Column("key", sa.String(64), nullable=False),
    )
    op.create_table(
        "attempt",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("blocked_until", sa.String(24), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("attempt")
    op.drop_table("server_key")
    op.drop_table("invitation")
    op.drop_table("sign_in")
    op.drop_table("device")
    op.drop_table("key_grant")
    op.drop_table("organisation_key")
    op.drop_table("person")
    op.drop_table("organisation")
