"""The guide holds together: its pictures and its links are there, and it is typeset like the app."""

import re
from pathlib import Path

from api.settings import ROOT

GUIDE = ROOT / "docs" / "guide"
PAGES = sorted(GUIDE.glob("*.md")) + sorted(GUIDE.glob("*.html"))
PICTURE = re.compile(r'(?:<img [^>]*?src="|!\[[^\]]*\]\()([^")]+)')
LINK = re.compile(r'(?<!!)\[[^\]]*\]\(([^)#]+)|<a [^>]*?href="([^"#]+)')
MARKUP = re.compile(r"<(?!img)[^>]+>|<style>.*?</style>|\]\([^)]*\)", re.S)
MOST_BYTES = 900_000


def targets(pattern: re.Pattern[str], page: Path) -> set[Path]:
    """The files of this machine that a page names."""
    found = ["".join(one) for one in pattern.findall(page.read_text(encoding="utf-8"))]
    return {(page.parent / name).resolve() for name in found if "://" not in name}


def test_every_picture_is_linked_and_every_linked_picture_is_there() -> None:
    linked = set().union(*(targets(PICTURE, page) for page in (*PAGES, ROOT / "README.md")))
    there = {path for path in GUIDE.iterdir() if path.suffix not in {".md", ".html"}}
    assert linked == there
    assert sum(path.stat().st_size for path in there) <= MOST_BYTES


def test_every_link_leads_somewhere_and_every_page_is_reached_from_the_first() -> None:
    links = {page.name: targets(LINK, page) for page in PAGES}
    missing = {name: [one for one in found if not one.is_file()] for name, found in links.items()}
    assert {name: found for name, found in missing.items() if found} == {}
    assert {page.name for page in PAGES} - {"README.md"} <= {one.name for one in links["README.md"]}


def test_every_picture_is_told_in_words() -> None:
    for page in PAGES:
        for tag in re.findall(r"<img [^>]*>", page.read_text(encoding="utf-8")):
            assert re.search(r'alt="[^"]{20,}"', tag), f"{page.name}: {tag}"


def test_apostrophes_are_curly_and_signs_keep_to_their_word() -> None:
    for page in PAGES:
        said = page.read_text(encoding="utf-8").rpartition("</style>")[2]
        text = MARKUP.sub("", re.sub(r'<img [^>]*?alt="([^"]*)">', r"\1", said))
        assert re.findall(r".{20}'", text) == [], page.name
        assert re.findall(r".{20} [?!:;»]|« .{20}", text) == [], page.name
