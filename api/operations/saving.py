"""`kaftruck backup` and `kaftruck restore`, as the person who runs the server asks for them."""

import os
import socket
from pathlib import Path
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from api.db import make_engine
from api.ledger import Ledger
from api.operations.backup import Backup, NoBackup, back_up
from api.operations.replay import Event
from api.operations.restore import NoLedger, restore
from api.settings import Settings


class CannotSave(Exception):
    """Why the command stops, as the one French sentence the person reads."""


def add_commands(commands: Any) -> None:
    """Add both to the parser's commands."""
    backup = commands.add_parser("backup", help="écrit une sauvegarde, sans arrêter le serveur")
    backup.add_argument("file", type=Path, metavar="FICHIER")
    backup.set_defaults(does=save)
    again = commands.add_parser("restore", help="remet une sauvegarde à la place de la base")
    again.add_argument("file", type=Path, metavar="FICHIER")
    again.add_argument(
        "--sans-registre",
        dest="without_ledger",
        action="store_true",
        help="continuer sans le registre des effacements et des départs",
    )
    again.set_defaults(does=put_back)


def save(settings: Settings, file: Path) -> str:
    """Write a backup; the server may go on serving. Answers what to say."""
    engine = make_engine(settings.database)
    try:
        rows = back_up(engine, Ledger(settings.ledger), file)
    except FileExistsError as error:
        raise CannotSave(f"{file} existe déjà : choisissez un autre nom.") from error
    except OSError as error:
        raise CannotSave(f"{file} n’a pas pu être écrit ({error.strerror}).") from error
    except SQLAlchemyError as error:
        raise CannotSave("La base de données ne répond pas, ou n’a jamais servi.") from error
    finally:
        engine.dispose()
    return f"Sauvegarde écrite : {file} ({sum(rows.values())} lignes)."


def put_back(settings: Settings, file: Path, *, without_ledger: bool) -> str:
    """Restore a backup; refuses while something serves on the address of the settings."""
    os.umask(0o077)
    if _serves(settings):
        raise CannotSave("Le serveur tourne : arrêtez-le, puis relancez la commande.")
    try:
        backup = Backup(file)
        lost = restore(
            settings.database, Ledger(settings.ledger), backup, without_ledger=without_ledger
        )
    except NoBackup as error:
        raise CannotSave(f"{file} n’est pas une sauvegarde entière. Rien n’est changé.") from error
    except NoLedger as error:
        raise CannotSave(
            f"Le registre {settings.ledger} manque : qui a été effacé ou est parti depuis la "
            "sauvegarde reviendrait. Remettez-le à sa place, ou ajoutez --sans-registre."
        ) from error
    except SQLAlchemyError as error:
        raise CannotSave(
            "La base de données ne répond pas, ou refuse la sauvegarde. Rien n’est changé."
        ) from error
    except OSError as error:
        raise CannotSave(
            f"Le dossier des données ({settings.data_dir.resolve()}) n’a pas pu être écrit "
            f"({error.strerror}). Rien n’est changé."
        ) from error
    return (
        f"Sauvegarde du {backup.made_at} remise en place. Les téléphones renverront ce qu’elle "
        "n’avait pas. Les invitations qu’elle avait sont annulées : invitez à nouveau qui "
        f"n’est pas encore dans l’équipe.{_lost(lost)}"
    )


def _lost(editions: list[Event]) -> str:
    if not editions:
        return ""
    named = ", ".join(
        f"{one['year']} n° {one['number']} (le {one['at'][:10]}, SHA-256 {one['sha256']})"
        for one in editions
    )
    return (
        f" Éditions du rapport publiées, que la sauvegarde n’a pas : {named}. Leurs numéros ne "
        "serviront plus. Gardez leurs fichiers, et relisez-les avant de publier à nouveau : le "
        "masquage ne sait plus ce qu’elles montrent."
    )


def _serves(settings: Settings) -> bool:
    try:
        with socket.create_connection((settings.host, settings.port), timeout=1):
            return True
    except OSError:
        return False
