"""Organisations from before the territory was theirs to choose keep the communes they had.

Until 0.2.1 phones had the six intercommunalités around Besançon built in. Those are written
here; the server's daily round, a minute after its start, adds this year's communes.
"""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

BUILT_IN = {
    "242500361": ("CU", "Grand Besançon Métropole"),
    "200068070": ("CC", "CC Loue-Lison"),
    "242504447": ("CC", "CC du Doubs Baumois"),
    "242504371": ("CC", "CC du Pays de Sancey-Belleherbe"),
    "200068294": ("CC", "CC des Deux Vallées Vertes"),
    "200041887": ("CC", "CC du Val Marnaysien"),
}
TERRITORY = {
    "vintage": "",
    "epcis": [
        {"siren": siren, "kind": kind, "name": name, "communes": []}
        for siren, (kind, name) in BUILT_IN.items()
    ],
    "communes": [],
    "names": {},
    "former": {},
}

organisation = sa.table(
    "organisation",
    sa.column("organisation_id", sa.String),
    sa.column("settings", sa.JSON),
    sa.column("seq", sa.BigInteger),
    sa.column("row_seq", sa.BigInteger),
)


def upgrade() -> None:
    _change(lambda settings: {"territory": TERRITORY} | settings)


def downgrade() -> None:
    _change(
        lambda settings: {name: value for name, value in settings.items() if name != "territory"}
    )


def _change(change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Change every organisation's settings, with a place in its feed: phones read them again."""
    connection = op.get_bind()
    rows = connection.execute(sa.select(organisation)).all()
    for row in rows:
        connection.execute(
            organisation.update()
            .where(organisation.c.organisation_id == row.organisation_id)
            .values(settings=change(row.settings), seq=row.seq + 1, row_seq=row.seq + 1)
        )
