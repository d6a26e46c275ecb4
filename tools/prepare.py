"""`python -m tools.prepare STEP…`: have everything ready, or say in one sentence why not."""

import fcntl
import os
import sys

if sys.hexversion < 0x030B0000:  # before importing what an older Python cannot read
    sys.exit("Il faut Python 3.11 ou plus récent (ou : make run PYTHON=python3.12).")

from tools import build, install
from tools.running import LOG, ROOT, CannotGoOn, say

STEPS = {
    "python": install.python,
    "node": install.node,
    "pwa": build.pwa,
    "chromium": install.chromium,
    "engines": install.engines,
    "office": install.office,
}


def main(names: "list[str]") -> int:
    """Do the steps in order; one preparation at a time in this folder."""
    try:
        with (ROOT / ".make.lock").open("w") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            LOG.write_bytes(b"")
            for name in names:
                STEPS[name]()
    except CannotGoOn as why:
        say(str(why))
    except PermissionError as error:
        say(f"Le dossier {os.path.dirname(error.filename)} n’est pas accessible en écriture.")
    except OSError as error:
        say(f"La préparation s’est arrêtée : {error.strerror} ({error.filename}).")
    except KeyboardInterrupt:
        say("Arrêté avant la fin, la prochaine fois reprendra.")
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
