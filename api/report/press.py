"""Writes a report's files in a process of its own, one report at a time, so that nothing waits for it.

The process gets one line of JSON (the document, pictures, forms) and answers each form with a line
(its name and size, or that it failed) and its bytes. It is killed when it takes too long, and when
nobody waits for it any more.
"""

import json
import os
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from threading import BoundedSemaphore, Lock
from typing import IO

from pydantic_core import from_json

from api.apart import at_work
from api.errors import NotPrinted, Unavailable
from api.report.document import Document

SECONDS = 60
"""For all forms of one report; they take four on a small machine."""
LONGEST_WAIT = 60
"""Seconds in the queue behind other reports."""

MOST_WAITING = 3
"""Each who waits keeps one of the threads that answer everybody, phones that send too."""

_turn = Lock()
_waiting = BoundedSemaphore(MOST_WAITING)


@contextmanager
def turn() -> Iterator[None]:
    """One report at a time in this server. Raises Unavailable after a long wait, or behind many."""
    if not _turn.acquire(blocking=False):
        _wait()
    try:
        yield
    finally:
        _turn.release()


def _wait() -> None:
    if not _waiting.acquire(blocking=False):
        raise Unavailable
    try:
        if not _turn.acquire(timeout=LONGEST_WAIT):
            raise Unavailable
    finally:
        _waiting.release()


def written(
    document: Document,
    pictures: Mapping[str, bytes],
    forms: Sequence[str],
    seconds: float = SECONDS,
) -> Iterator[tuple[str, bytes]]:
    """Each form with its bytes, as soon as it is there. Raises NotPrinted."""
    asked = {
        "document": document.model_dump(mode="json"),
        "pictures": {name: b64encode(content).decode() for name, content in pictures.items()},
        "forms": list(forms),
    }
    with at_work("api.report.press", seconds) as process:
        with suppress(BrokenPipeError):
            process.asked.write(json.dumps(asked).encode() + b"\n")
            process.asked.flush()
        for form in forms:
            yield form, _next(process.answer, form)


def _next(answer: IO[bytes], form: str) -> bytes:
    line = answer.readline()
    told = from_json(line) if line.endswith(b"\n") else {}
    content = answer.read(told.get("size", 0))
    if told.get("form") != form or len(content) != told["size"]:
        raise NotPrinted
    return content


def main() -> None:
    """The process: reads what is asked, writes the files, says nothing else."""
    from api.report.forms import FORMS

    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no file
    os.nice(5)
    asked = from_json(sys.stdin.buffer.readline())
    document = Document.model_validate_json(json.dumps(asked["document"]))
    pictures = {name: b64decode(content) for name, content in asked["pictures"].items()}
    for form in asked["forms"]:
        content = FORMS[form].write(document, pictures)
        out.write(json.dumps({"form": form, "size": len(content)}).encode() + b"\n" + content)
        out.flush()


if __name__ == "__main__":
    main()
