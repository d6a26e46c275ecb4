"""Work that could hang, or take all memory, is done by a process of its own, at the end of two pipes."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import IO, NamedTuple

from api.settings import ROOT


class Pipes(NamedTuple):
    """The process's own input and output, as the server holds them."""

    asked: IO[bytes]
    answer: IO[bytes]


@contextmanager
def at_work(module: str, seconds: float) -> Iterator[Pipes]:
    """A process that runs `module`; killed after `seconds`, and when nobody waits for it any more."""
    with subprocess.Popen(
        [sys.executable, "-m", module],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # tracebacks quote what a document says
    ) as process:
        late = Timer(seconds, process.kill)
        late.start()
        try:
            assert process.stdin and process.stdout
            yield Pipes(process.stdin, process.stdout)
        finally:
            late.cancel()
            process.kill()
