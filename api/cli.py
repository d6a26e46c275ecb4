"""`kaftruck …`: what the person who runs the server can ask. Each failure is one sentence."""

import argparse
import errno
import json
import os
import socket
import sys
import tempfile

import uvicorn
from pydantic import ValidationError

from api import request_log, web
from api.main import create_app, settle_memory
from api.operations import demo as demonstration
from api.operations import saving
from api.operations.schema import CannotMigrate, migrate
from api.settings import Settings


class CannotStart(Exception):
    """Why the command stops, as the one French sentence the person reads."""


def main() -> None:
    """Entry point of the `kaftruck` command."""
    parser = argparse.ArgumentParser(prog="kaftruck", description="L’application du KAF’Truck.")
    commands = parser.add_subparsers(required=True, metavar="COMMANDE")
    for name, does, what in (
        ("serve", serve, "met la base à jour puis sert l’application"),
        ("demo", demo, "crée la démonstration, dit comment y entrer et la sert"),
        ("migrate", prepare, "met la base à jour, sans servir"),
        ("openapi", openapi, "écrit la description de l’API"),
    ):
        commands.add_parser(name, help=what).set_defaults(does=does)
    saving.add_commands(commands)
    try:
        asked = vars(parser.parse_args())
        if said := asked.pop("does")(_settings(), **asked):
            print(said, flush=True)
    except (CannotStart, CannotMigrate, saving.CannotSave) as why:
        sys.exit(str(why))


def serve(settings: Settings) -> None:
    """Migrate, then serve until stopped; prints the address once it listens."""
    if not web.is_built(settings.app_dir):
        raise CannotStart("L’application n’est pas construite : lancez « make run ».")
    with _listen(settings) as listening:
        prepare(settings)
        request_log.set_up(settings.log_level)
        app = create_app(settings)
        settle_memory()
        config = uvicorn.Config(app, log_config=None, access_log=False, server_header=False)
        host, port = listening.getsockname()[:2]
        print(f"KAF’Truck est prêt : http://{host}:{port}  (Ctrl+C pour arrêter)", flush=True)
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            print("Arrêté.", flush=True)


def demo(settings: Settings) -> None:
    """Build the demonstration in a folder of its own unless it is there, then serve it."""
    if not web.is_built(settings.app_dir):
        raise CannotStart("L’application n’est pas construite : lancez « make demo ».")
    _listen(settings).close()  # a taken port is said before anything is built
    own = demonstration.settings_of(settings)
    try:
        made = demonstration.ready(own, create_app)
    except OSError as error:
        raise CannotStart(
            f"La démonstration n’a pas pu être créée dans {own.data_dir} ({error.strerror})."
        ) from error
    except KeyboardInterrupt:
        raise CannotStart("\nArrêté. La prochaine fois, tout sera repris du début.") from None
    except demonstration.BuildFailed as why:
        raise CannotStart(f"La démonstration n’a pas pu être créée : {why}.") from why
    demonstration.announce(made, own)
    serve(own)


def prepare(settings: Settings) -> None:
    """Make the data folder and bring the database up to date."""
    os.umask(0o077)  # what this server writes is for its own account only
    folder = settings.data_dir.resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise CannotStart(
            f"Le dossier des données {folder} n’est pas accessible en écriture : "
            "changez ses droits, ou choisissez-en un autre avec KAFTRUCK_DATA_DIR."
        ) from error
    migrate(settings.database)


def openapi(settings: Settings) -> None:
    """Print the API's description; needs no database."""
    json.dump(create_app(settings).openapi(), sys.stdout, indent=1)


def _settings() -> Settings:
    try:
        return Settings()
    except ValidationError as error:
        names = ", ".join(f"KAFTRUCK_{str(one['loc'][0]).upper()}" for one in error.errors())
        raise CannotStart(f"Ce réglage n’est pas compris : {names}.") from error


def _listen(settings: Settings) -> socket.socket:
    """A socket bound to the address we serve, taken before anything else is done."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            why = f"Le port {settings.port} est déjà pris : arrêtez l’autre programme,"
        else:
            why = f"L’adresse {settings.host}:{settings.port} ne peut pas être servie ici :"
        raise CannotStart(
            f"{why} ou choisissez autre chose avec KAFTRUCK_PORT et KAFTRUCK_HOST."
        ) from error


if __name__ == "__main__":
    main()
