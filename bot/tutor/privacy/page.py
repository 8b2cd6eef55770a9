"""A person's data as one page to read: on a phone, with a screen reader, without a network.

What they wrote and did comes first, in words; then each table as it is stored. Nothing that people
typed is trusted: all of it is escaped, stands apart from the text around it whatever its direction,
and the page may load and run nothing.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from bot.tutor.privacy.html import HEAD, own_text
from bot.tutor.privacy.readable import PARTS, readable_part
from bot.tutor.privacy.stored import stored_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.tutor.course.course import Course
    from bot.tutor.privacy.kept import KeptPerson
    from bot.tutor.privacy.rules import RetentionTimes

WHOLE = (
    "<p>This is everything that is kept about you: nothing of anybody else is in it. Whether an "
    "answer was right is left out as long as its exercise is not over. <code>data.json</code> "
    "beside this page has all of it for programs{tables}. To have it deleted, type "
    "<code>/mydata delete</code>.</p>\n"
)
TABLES = ", and the folder <code>csv</code> has the same as tables"


def page_pieces(
    kept: KeptPerson, course: Course, made_at: str, times: RetentionTimes, *, tables: bool
) -> Iterator[str]:
    """Write the page: what may be told of a person in words, and then the rows of each table.

    `tables` says whether those of CSV lie beside it.
    """
    yield HEAD
    yield "<body><header><h1>What Nudge keeps about you</h1>\n"
    yield f"<p>Made on {own_text(made_at)}.</p>\n"
    yield WHOLE.format(tables=TABLES if tables else "")
    readable = "".join(readable_part(kept, course))
    yield '<nav aria-label="Contents"><ul>\n'
    for part, title in PARTS.items():
        if f'<h2 id="{part}">' in readable:
            yield f'<li><a href="#{part}">{escape(title)}</a></li>\n'
    yield '<li><a href="#stored">Everything, as it is stored</a></li>\n</ul></nav>\n'
    yield "</header><main>\n"
    yield readable
    yield from stored_part(kept.kinds, times, tables=tables)
    yield "</main></body></html>\n"
