"""`kaftruck …`, forked off a process that has read all modules: reading them is most of a start.

What serves or saves is a process with its own environment, folder and output, as if it had been typed.
"""

import os
import sys
from multiprocessing import get_context
from pathlib import Path

FORKS = get_context("forkserver")
FORKS.set_forkserver_preload([__name__, "tests.support.warm"])


def serve(environment: dict[str, str], root: Path, log: Path) -> int:
    """Serve in a new process, in the folder `root`; what it says is added to `log`. Its pid.

    It ends with this process at the latest.
    """
    served = FORKS.Process(target=_typed, args=(("serve",), environment, root, log), daemon=True)
    served.start()
    assert served.pid is not None
    return served.pid


def command(words: tuple[str, ...], environment: dict[str, str], root: Path, log: Path) -> int:
    """`kaftruck …` in a new process, to its end; what it says is added to `log`. Its exit code."""
    typed = FORKS.Process(target=_typed, args=(words, environment, root, log), daemon=True)
    typed.start()
    typed.join(120)
    assert typed.exitcode is not None, "it does not end"
    return typed.exitcode


def _typed(words: tuple[str, ...], environment: dict[str, str], root: Path, log: Path) -> None:
    from api.cli import main  # read by the process that forks, once

    os.chdir(root)
    os.environ.clear()
    os.environ.update(environment)
    with log.open("ab") as said, open(os.devnull, "rb") as nothing:
        for descriptor, file in enumerate((nothing, said, said)):
            os.dup2(file.fileno(), descriptor)
    sys.argv = ["kaftruck", *words]
    main()
