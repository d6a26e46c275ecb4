"""The few communes that random organisations know, as the official geography of 2026 has them."""

NAMES = {"25056": "Besançon", "25035": "Les Auxons", "39198": "Dole", "29155": "Ouessant"}
EPCIS = {"25056": "242500361", "25035": "242500361", "39198": "200010650"}
"""Ouessant is of none."""
EPCI_NAMES = {"242500361": "Grand Besançon Métropole", "200010650": "CA du Grand Dole"}
MERGED = {"25034": "25035"}
"""Auxon-Dessus, part of Les Auxons since 2015."""


def today(code: str | None) -> str | None:
    """The commune there is now where an old code was."""
    return MERGED.get(code, code) if code else None


def epci_of(commune: str | None) -> str | None:
    """The intercommunalité of a commune of today."""
    return EPCIS.get(commune) if commune else None
