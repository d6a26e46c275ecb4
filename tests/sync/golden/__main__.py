"""`python -m tests.sync.golden`: write what the real server answers to the scenes of the phone.

The requests are the phone's own: `KAFTRUCK_GOLDEN=write npx vitest run golden` (in `pwa`) writes
them first, when acts or scenes have changed.
"""

import tempfile
from pathlib import Path

from api.operations.schema import migrate
from tests.sync.golden.rules import rules
from tests.sync.golden.scenes import FOLDER, RULES, SCENES, kept, played, recorded


def main() -> None:
    """Rules and answers, in place."""
    RULES.write_text(kept(rules()))
    for name in SCENES:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/kaftruck.sqlite"
            migrate(url)
            scene = played(recorded(name), url, Path(folder))
        (FOLDER / f"{name}.json").write_text(kept(scene))


main()
