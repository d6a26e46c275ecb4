"""Packing the open data: what the file keeps of a package, and that the same gives the same."""

import json
from pathlib import Path
from typing import Any

from api.territory.france import parse
from tools.territory import packed, written

COMMUNES: list[dict[str, Any]] = [
    {"code": "01002", "nom": "L'Été", "type": "commune-actuelle", "anciensCodes": ["01009"]},
    {"code": "01009", "nom": "Ancienne", "type": "commune-deleguee", "chefLieu": "01002"},
    {"code": "01001", "nom": "Un", "type": "commune-actuelle"},
    {"code": "01201", "nom": "Un 1er", "type": "arrondissement-municipal", "commune": "01001"},
    {"code": "01003", "nom": "Île", "type": "commune-actuelle"},
]
OTHERS: dict[str, list[dict[str, Any]]] = {
    "departements": [{"code": "01", "nom": "Ain"}],
    "epci": [
        {
            "code": "200000002",
            "type": "CU",
            "nom": "CU Grande Ville",
            "membres": [{"code": "01002"}],
        },
        {"code": "200000001", "type": "CU", "nom": "CU d'Un", "membres": [{"code": "01001"}]},
    ],
    "ept": [{"code": "200000003", "type": "EPT", "nom": "Est", "membres": [{"code": "01001"}]}],
}


def test_a_package_is_packed_and_read_again(tmp_path: Path) -> None:
    for name, rows in {"communes": COMMUNES, **OTHERS}.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
    text = written(tmp_path, "2031")
    known = parse(text.decode())
    assert known.vintage == "2031"
    assert {code: one.name for code, one in known.communes.items()} == {
        "01001": "Un",
        "01002": "L’Été",
        "01003": "Île",
    }
    assert known.replaced == {"01009": "01002", "01201": "01001"}
    assert {one.siren: one.name for one in known.epcis.values()} == {
        "200000001": "CU d’Un",
        "200000002": "Grande Ville",
        "200000003": "Est",
    }
    assert {code: one.epci for code, one in known.communes.items()} == {
        "01001": "200000003",
        "01002": "200000002",
        "01003": None,
    }
    assert packed(text) == packed(written(tmp_path, "2031"))
