"""Lists of the readable part of the page: each has a heading and its newest items first."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from bot.tutor.privacy.html import moment_in, own_text
from bot.tutor.privacy.stored import NEWEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MORE = "<p>The newest {shown} of {count} are here; data.json has all of them.</p>\n"


def listed_items(title: str, items: Sequence[str], count: int = 0) -> Iterator[str]:
    """Write the items, which are in the order of time, the newest first.

    `count` is how many there are where `items` are only the newest.
    """
    if not items:
        return
    yield f"<h3>{title}</h3>\n"
    if max(count, len(items)) > NEWEST:
        yield MORE.format(shown=NEWEST, count=max(count, len(items)))
    yield "<ul>\n"
    yield from (f"<li>{item}</li>\n" for item in reversed(items[-NEWEST:]))
    yield "</ul>\n"


def own_item(text: str, at: object, *more: str) -> str:
    """Write words that a person typed, with what belongs to them and when it was."""
    small = " · ".join(escape(one) for one in (*more, moment_in(at)) if one)
    return f'<p class="own" dir="auto">{own_text(text)}</p>' + (
        f'<p class="when">{small}</p>' if small else ""
    )
