"""The database's tables, brought to what this version of the code expects."""

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy.exc import SQLAlchemyError

from api.settings import ROOT


class CannotMigrate(Exception):
    """Why the tables cannot be brought up to date, as one French sentence."""


def alembic_config(url: str) -> Config:
    """Alembic's configuration for the database at `url`."""
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.attributes["url"] = url
    return config


def migrate(url: str, revision: str = "head") -> None:
    """Upgrade the database at `url`; does nothing when it is up to date.

    Raises CannotMigrate when it does not answer, or was made by a newer version.
    """
    try:
        command.upgrade(alembic_config(url), revision)
    except CommandError as error:
        raise CannotMigrate(
            "La base de données vient d’une version plus récente de l’application : "
            "installez cette version."
        ) from error
    except SQLAlchemyError as error:
        raise CannotMigrate(
            "La base de données ne répond pas : vérifiez KAFTRUCK_DATABASE_URL, "
            "ou la place libre sur le disque."
        ) from error
