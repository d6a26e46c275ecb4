"""Every query goes through the one door, so that nobody sees another organisation's rows."""

import ast
from pathlib import Path

from sqlmodel import SQLModel

import api.accounts.models
import api.sync.models
from api.records.door import Door
from api.records.registry import RECORD_TYPES
from api.records.rules import Sealed
from api.settings import ROOT

BUILDERS = {"select", "update", "delete", "text", "exec_driver_sql"}

ELSEWHERE = {
    "api/records/door.py": "the door itself",
    "api/accounts/doorstep.py": "who asks is found by address, cookie or token, before any door",
    "api/accounts/throttle.py": "failed sign-ins belong to no organisation",
    "api/accounts/organisations.py": "locks the empty table while the first one is made",
    "api/operations/health.py": "asks the database's version",
    "api/operations/backup.py": "a backup is of everything, at the word of whoever runs the server",
    "api/operations/restore.py": "puts everything back, at the same word",
    "api/db.py": "begins transactions",
}


def _statements(path: Path) -> set[str]:
    """The statement builders of SQLAlchemy and SQLModel that a file imports, or raw SQL it runs."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
            ("sqlalchemy", "sqlmodel")
        ):
            found |= {alias.name for alias in node.names} & BUILDERS
        if isinstance(node, ast.Attribute) and node.attr == "exec_driver_sql":
            found.add(node.attr)
    return found


def test_statements_are_built_nowhere_but_at_the_door() -> None:
    outside = {
        name: found
        for path in sorted((ROOT / "api").rglob("*.py"))
        if (name := path.relative_to(ROOT).as_posix()) not in ELSEWHERE
        and (found := _statements(path))
    }
    assert outside == {}


def test_a_row_fetched_by_its_key_is_fetched_within_an_organisation() -> None:
    """`session.get(Table, key)` takes the whole key, whose first part is the organisation."""
    loose = []
    for path in sorted((ROOT / "api").rglob("*.py")):
        if path.relative_to(ROOT).as_posix() in ELSEWHERE:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            of_session = isinstance(node.func.value, ast.Name | ast.Attribute) and (
                "session" in ast.unparse(node.func.value)
            )
            if of_session and node.func.attr in ("get", "get_one") and len(node.args) > 1:
                key = node.args[1]
                if not isinstance(key, ast.Tuple | ast.Name) and "organisation" not in ast.unparse(
                    key
                ):
                    loose.append(f"{path.name}:{node.lineno}")
    assert loose == []


def test_every_table_of_an_organisation_names_it() -> None:
    shared = {"attempt", "server_key"}
    without = {
        table.name for table in SQLModel.metadata.sorted_tables if "organisation_id" not in table.c
    }
    assert without == shared
    assert api.accounts.models and api.sync.models


def test_the_door_of_one_organisation_selects_changes_and_removes_only_its_rows() -> None:
    door = Door("ours")
    for kind in RECORD_TYPES.values():
        for statement in (door.rows(kind.table), door.change(kind.table), door.remove(kind.table)):
            where = str(statement.compile(compile_kwargs={"literal_binds": True}))
            assert f"{kind.table.__tablename__}.organisation_id = 'ours'" in where


def test_names_contacts_addresses_birth_dates_and_notes_are_sealed_columns() -> None:
    private = {"contact", "birth_date", "address", "note"}
    for kind in RECORD_TYPES.values():
        clear = {name for name, rule in kind.rules.items() if not isinstance(rule, Sealed)}
        assert not clear & private, kind.name
    assert isinstance(RECORD_TYPES["youth"].rules["name"], Sealed)
