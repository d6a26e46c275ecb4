"""Organisations from before the territory was theirs to choose keep the communes they had.

Until 0.2.1 phones had the six intercommunalités around Besançon built in. Only their codes are
written here: the server's daily round adds this year's communes and their names.
"""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

BUILT_IN = ("242500361", "200068070", "242504447", "242504371", "200068294", "200041887")
TERRITORY = {
    "vintage": "",
    "epcis": [{"siren": siren, "communes": []} for siren in BUILT_IN],
    "communes": [],
    "names": {},
}

organisation = sa.table(
    "organisation", sa.column("organisation_id", sa.String), sa.column("settings", sa.JSON)
)


def upgrade() -> None:
    _change(lambda settings: {"territory": TERRITORY} | settings)


def downgrade() -> None:
    _change(
        lambda settings: {name: value for name, value in settings.items() if name != "territory"}
    )


def _change(change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    connection = op.get_bind()
    rows = connection.execute(sa.select(organisation)).all()
    for row in rows:
        connection.execute(
            organisation.update()
            .where(organisation.c.organisation_id == row.organisation_id)
            .values(settings=change(row.settings))
        )
