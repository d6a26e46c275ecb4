"""Each failure of a peer has tests here that would catch it: those that `docs/peers.md` names."""

import re

from api.settings import ROOT

FAILURES = 21
IN_PYTEST = re.compile(r"^def (test_\w+)\(", re.MULTILINE)
IN_VITEST = re.compile(r"^(?:test(?:\.each\(.*)?|\]\))\((['\"`])(.+?)\1, ", re.MULTILINE)


def test_every_failure_of_a_peer_names_tests_that_are_there() -> None:
    here = {
        name
        for path in ROOT.glob("tests/**/test_*.py")
        for name in IN_PYTEST.findall(path.read_text())
    }
    for path in ROOT.glob("pwa/src/**/*.test.ts"):
        here |= {name for _, name in IN_VITEST.findall(path.read_text())}
    page = (ROOT / "docs" / "peers.md").read_text()
    rows = [line.strip("|\n").split(" | ") for line in page.splitlines() if line.startswith("| ")]
    failures = rows[2:]
    assert len(failures) == FAILURES
    for what, _where, tests in failures:
        named = re.findall(r"`([^`]+)`", tests.replace("`make bench`", ""))
        assert named and set(named) <= here, (what, set(named) - here)
