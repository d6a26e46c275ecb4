"""What the coordinator changes of a year's report: blocks left out, moved, commented, added.

Their words are printed as they are, in a document that leaves the house: no name is to be in them,
and the screen says so.
"""

from typing import Annotated

from pydantic import Field

from api.accounts.fields import Strict

Key = Annotated[str, Field(min_length=1, max_length=60)]
Words = Annotated[str, Field(max_length=4_000)]
Reason = Annotated[str, Field(min_length=3, max_length=400)]


class FreeBlock(Strict):
    """A block of the coordinator's own. `picture`: an id of theirs; `alt` says it in words."""

    id: Key
    title: Annotated[str, Field(max_length=120)]
    text: Annotated[str, Field(max_length=12_000)] = ""
    picture: Key | None = None
    alt: Annotated[str, Field(max_length=400)] = ""


class Options(Strict):
    """`order`: keys of sections and ids of blocks, those not named follow in their own order.

    `comments`: by key of section. `exemptions`: why a table's small numbers are shown, by table.
    """

    order: list[Key] = Field(default_factory=list, max_length=100)
    left_out: list[Key] = Field(default_factory=list, max_length=100)
    comments: dict[Key, Words] = Field(default_factory=dict, max_length=100)
    free: list[FreeBlock] = Field(default_factory=list, max_length=30)
    exemptions: dict[Key, Reason] = Field(default_factory=dict, max_length=60)
