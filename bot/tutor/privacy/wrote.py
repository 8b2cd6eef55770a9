"""What a person wrote, on the page of their data: notes, rules, own words, own data, forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from bot.tutor.privacy.entry_kinds import OWN_WORDS, where_of
from bot.tutor.privacy.listing import listed_items, own_item
from bot.tutor.privacy.untold import WRITTEN_PLANS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.tutor.privacy.kept import KeptPerson, KeptRow
    from bot.tutor.privacy.wording import EntryWords


def wrote_part(told: KeptPerson, words: EntryWords) -> Iterator[str]:
    yield from _notes(told)
    yield from _own_words(told, words)
    yield from _own_data(told)


def _notes(told: KeptPerson) -> Iterator[str]:
    notes = [own_item(str(row["text"]), row.get("written_at")) for row in told.rows_of("note")]
    yield from listed_items("Your notes", notes)
    rules = [
        own_item(f"{row['text']}\nwould be broken by: {row['breaker']}", row.get("written_at"))
        if row.get("breaker")
        else own_item(str(row["text"]), row.get("written_at"))
        for row in told.rows_of("rule")
    ]
    yield from listed_items("Your rules from the game", rules)


def _own_words(told: KeptPerson, words: EntryWords) -> Iterator[str]:
    typed: list[tuple[str, str]] = []  # each with its moment, as exercises are no entries
    for row in told.rows_of("entry"):
        if row["kind"] in OWN_WORDS and row.get("choice"):
            said = words.of(row)
            at = row.get("entered_at")
            typed.append((str(at), own_item(said.given, at, said.said, said.asked)))
    for row in (*told.rows_of("attempt"), *told.rows_of("gathering")):
        kind = str(row.get("activity") or row.get("kind"))
        if kind in WRITTEN_PLANS and (text := _written(kind, row.get("plan"))):
            at = row.get("started_at") or row.get("opened_at")
            typed.append((str(at), own_item(text, at, where_of(kind))))
    yield from listed_items("In your own words", [item for _, item in sorted(typed, key=_moment)])


def _moment(typed: tuple[str, str]) -> str:
    return typed[0]


def _written(kind: str, plan: object) -> str:
    """Return what somebody wrote for others: the sentence of a challenge, a question of a post."""
    kept = cast("Mapping[str, Sequence[str]]", plan) if isinstance(plan, Mapping) else {}
    if kind == "challenge":
        return str([*kept.get("items", ()), "", "", ""][2])
    orders = cast("Mapping[str, Sequence[str]]", kept.get("orders") or {})
    return str([*orders.get("written", ()), ""][0])


def _own_data(told: KeptPerson) -> Iterator[str]:
    tables = [
        own_item(f"{row['name']}: {_size(row.get('content'))}", row.get("added_at"))
        for row in told.rows_of("own_table")
    ]
    yield from listed_items("Your own data", tables)
    drafts = [
        own_item(str(row["name"]), row.get("brought_at"))
        for row in told.rows_of("own_draft")
        if row.get("kept_id") is None
    ]
    yield from listed_items("Data that you did not keep yet", drafts)
    forms = [own_item(_typed(row), row.get("made_at")) for row in told.rows_of("form_draft")]
    yield from listed_items("Forms that were refused", forms)


def _size(content: object) -> str:
    kept = content if isinstance(content, Mapping) else {}
    sentences, rows = kept.get("sentences") or (), kept.get("rows") or ()
    labels = list(dict.fromkeys(map(str, kept.get("labels") or ())))
    told = [
        f"{len(sentences)} sentences, the first is “{sentences[0]}”"
        if sentences
        else f"{len(rows)} rows with {', '.join(map(str, kept.get('columns') or ()))}"
    ]
    told += [f"labelled {', '.join(labels)}"] if labels else _values(kept.get("values") or ())
    return ", ".join(told)


def _values(values: Sequence[float]) -> list[str]:
    """Tell the numbers that a table has instead of labels."""
    if not values:
        return []
    return [f"each with a number to predict, from {min(values):g} to {max(values):g}"]


def _typed(row: KeptRow) -> str:
    typed = row.get("typed")
    fields = typed.get("fields") or () if isinstance(typed, Mapping) else ()
    lines = (": ".join(map(str, one[:2])) for one in fields if isinstance(one, list | tuple))
    return "\n".join(lines) or "(empty)"
