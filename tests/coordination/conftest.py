"""The house of the account tests, on both kinds of database."""

from tests.accounts.conftest import app, elise, engine, house, karim

__all__ = ["app", "elise", "engine", "house", "karim"]
