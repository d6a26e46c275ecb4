"""Eight writers on two server processes while somebody reads page after page (invariant 7)."""

import threading
from concurrent.futures import ThreadPoolExecutor
from random import Random

from api.phone import Phone
from tests.faults.stage import Stage, work
from tests.faults.tally import Tally
from tests.support.books import Books
from tests.support.servers import RunningServer

WRITERS = 8
PAGE = 10
"""Rows: small, so that pages end amid what is being written."""
MOST_PAGES = 50_000


def polled(stage: Stage, books: Books, times: int) -> Tally:
    """Until the reader has had so many pages with rows on them while all were writing."""
    first = stage.server
    second = RunningServer(first.data_dir, first.database_url, first.settings)
    second.start()
    outing = stage.nadia.start_outing()
    for phone in (stage.nadia, stage.elise):
        assert phone.sync() == "up_to_date"
    writers = [*stage.phones(WRITERS // 2), *stage.phones(WRITERS // 2, second.url)]
    (reader,) = stage.phones(1, second.url)
    enough = threading.Event()
    try:
        with ThreadPoolExecutor(WRITERS) as pool:
            seeds = [Random(times * WRITERS + one) for one in range(WRITERS)]
            writing = [
                pool.submit(write, phone, outing, seed, enough)
                for phone, seed in zip(writers, seeds, strict=True)
            ]
            pages = read(reader, times)
            enough.set()
            assert [one.result() for one in writing] == [None] * WRITERS
        return stage.settle(pages, books, reader, *writers)
    finally:
        enough.set()
        second.kill()


def write(phone: Phone, outing: str, chance: Random, enough: threading.Event) -> None:
    """Acts, each few of them pushed at once."""
    while not enough.is_set():
        work(phone, outing, chance)
        assert phone.push()


def read(reader: Phone, times: int) -> int:
    """How many pages had rows on them."""
    pages = 0
    for _ in range(MOST_PAGES):
        before = reader.store.base.cursor
        reader.pull(PAGE)
        pages += reader.store.base.cursor > before
        if pages >= times:
            break
    return pages
