"""Other versions of the application, made from the built one."""

import re
from pathlib import Path


def release(built: Path, version: str, stored_too: str = "") -> None:
    """Make the built application another version: its page says which, its worker stores it.

    `stored_too` are entries of the worker's list of files, in place of those given before.
    """
    page = (built / "index.html").read_text()
    page = re.sub(r'(name="description") content="[^"]*"', rf'\1 content="{version}"', page)
    (built / "index.html").write_text(page)
    worker = re.sub(
        r'(\{"revision":null,"url":"[^"]*"\},)?(\{"revision":"[^"]+","url":"index.html"\})',
        f'{stored_too}{{"revision":"{version}","url":"index.html"}}',
        (built / "worker.js").read_text(),
    )
    (built / "worker.js").write_text(worker)
