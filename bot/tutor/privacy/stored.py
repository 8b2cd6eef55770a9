"""The last part of the page: every table of a person's data with its newest rows, as it is stored.

A long value is cut here, as nobody reads hundreds of numbers on a phone: the other files hold it.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from bot.tutor.privacy.files import to_json
from bot.tutor.privacy.html import marked, moment_in, own_text
from bot.tutor.privacy.registry import rule_of
from bot.tutor.privacy.rules import kept_for
from bot.tutor.privacy.titles import STORED_ORDER, TITLES, csv_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.tutor.privacy.kept import KeptKind, KeptRow
    from bot.tutor.privacy.rules import RetentionTimes

NEWEST = 300
"""So many rows of a kind are shown; a phone would not show thousands."""
MOST_ITEMS, MOST_SHOWN, MOST_TYPED = 8, 600, 4000  # of a list, characters of JSON and of a text
ELSEWHERE = "… all of it is in data.json"
LAST = ("id", "revision", "judged_by", "turn", "step", "plan", "payload")
INTRODUCED = (
    "<p>The same once more, table by table, with the names that the database has for it; only "
    "long lists are cut. You need none of it to understand what stands above.</p>\n"
)


def stored_part(kinds: Sequence[KeptKind], times: RetentionTimes, *, tables: bool) -> Iterator[str]:
    """Write each table that has rows, as something to open.

    `tables` says whether those of CSV lie beside the page.
    """
    there = sorted((kind for kind in kinds if kind.rows), key=_place)
    yield '<h2 id="stored">Everything, as it is stored</h2>\n'
    yield INTRODUCED
    for kind in there:
        yield from _table(kind, times, tables=tables)


def _place(kind: KeptKind) -> int:
    return STORED_ORDER.index(kind.table)


def _table(kind: KeptKind, times: RetentionTimes, *, tables: bool) -> Iterator[str]:
    rule, count = rule_of(kind.table), len(kind.rows)
    title = escape(TITLES[kind.table])
    yield f'<details><summary><h3 id="{kind.table}">{title}: {count}</h3></summary>\n'
    yield f"<p>{marked(rule.holds)} Why: {marked(rule.why)}</p>\n"
    kept, seen = marked(kept_for(rule, times)), marked(rule.seen_by)
    yield f"<p>Kept: {kept}. Who can see it: {seen}.</p>\n"
    if count > NEWEST:
        file = escape(csv_name(kind.table) if tables else "data.json")
        yield f"<p>The newest {NEWEST} are here; all {count} are in {file}.</p>\n"
    yield "<ol>\n"
    for row in reversed(kind.rows[-NEWEST:]):
        yield f"<li><dl>{_row(row)}</dl></li>\n"
    yield "</ol></details>\n"


def _row(row: KeptRow) -> str:
    told = [(name, value) for name, value in row.items() if value not in (None, "", [], {})]
    return "".join(
        f"<div><dt>{escape(name.replace('_', ' '))}</dt>"
        f'<dd dir="auto">{own_text(_value(name, value))}</dd></div>'
        for name, value in sorted(told, key=_is_last)
    )


def _is_last(column: tuple[str, object]) -> bool:
    name, _ = column
    return name in LAST or name.endswith("_id")


def _value(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        text = moment_in(value, seconds=True) if name.endswith("_at") else value
        return text if len(text) <= MOST_TYPED else f"{text[:MOST_TYPED]}{ELSEWHERE}"
    return _json(value)


def _json(value: object) -> str:
    short = _shortened(value)
    written = to_json(short)
    if len(written) > MOST_SHOWN:
        return f"{written[:MOST_SHOWN]}{ELSEWHERE}"
    return written if short == value else f"{written} {ELSEWHERE}"


def _shortened(value: object) -> object:
    """Return a value whose lists have a few items each."""
    if isinstance(value, dict):
        kept: Mapping[str, object] = value
        return {name: _shortened(inner) for name, inner in kept.items()}
    if isinstance(value, list | tuple):
        return [*(_shortened(one) for one in value[:MOST_ITEMS]), *["…"][: len(value) > MOST_ITEMS]]
    return value
