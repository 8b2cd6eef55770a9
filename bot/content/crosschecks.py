"""Rules that hold between the entries of one file.

They read the raw tables, so that a fault in one place never hides another: a value of the wrong
shape is skipped here and reported by the schema.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from bot.content.problems import quoted
from bot.content.toml_files import key_path
from bot.tutor.exercises.attempts import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.content.problems import Ledger

ID_KEYS = ("id", "folder")
# Least and most entries of a list. The matching exercise has ten letters, and a card of the game
# a row for so many subjects. Each kind of question counts its own lists.
COUNTS = {
    "lesson": (1, 25),
    "question": (1, 25),
    "hints": (0, 3),
    "matching.pair": (2, len(LETTERS)),
    "confusion.pair": (2, 2),
    "subjects": (1, 3),
}


def tables_in(value: object) -> list[tuple[int, dict[str, Any]]]:
    """Return the tables in what should be a list of tables, each with its position in the list."""
    if not isinstance(value, list):
        return []
    return [(place, item) for place, item in enumerate(value) if isinstance(item, dict)]


def check_ids(table: dict[str, Any], ledger: Ledger) -> None:
    """Report ids that occur twice in one list of tables, wherever in the file it is."""
    for path, entries in _lists(table):
        seen: set[str] = set()
        for place, row in tables_in(entries):
            given = next((row[key] for key in ID_KEYS if key in row), None)
            if isinstance(given, str) and given in seen:
                where = key_path([*path, place])
                ledger.add(where, f"the id {quoted(given)} is used twice", "give one a new id")
            elif isinstance(given, str):
                seen.add(given)


def check_counts(table: dict[str, Any], ledger: Ledger) -> None:
    """Report lists with too few or too many entries."""
    for path, entries in _lists(table):
        names = [part for part in path if isinstance(part, str)]
        least, most = COUNTS.get(".".join(names[-2:])) or COUNTS.get(names[-1], (0, len(entries)))
        check_count(len(entries), least, most, key_path(path), ledger)


def check_count(entries: int, least: int, most: int, where: str, ledger: Ledger) -> None:
    """Report a list with fewer than `least` or more than `most` entries."""
    wrong = f"the number of entries is {entries}"
    if entries < least:
        ledger.add(where, wrong, f"write at least {least}")
    elif entries > most:
        ledger.add(where, wrong, f"keep at most {most}")


def _lists(table: dict[str, Any]) -> Iterator[tuple[list[str | int], list[Any]]]:
    """Walk through all lists of a file, each with its place."""
    waiting: list[tuple[list[str | int], dict[str, Any]]] = [([], table)]
    while waiting:
        path, current = waiting.pop(0)
        if len(path) > 6:  # deeper than any lesson file goes
            continue
        for key, value in current.items():
            if isinstance(value, dict):
                waiting.append(([*path, key], value))
            elif isinstance(value, list):
                yield [*path, key], value
                waiting.extend(([*path, key, place], row) for place, row in tables_in(value))


def check_confusions(table: dict[str, Any], ledger: Ledger) -> None:
    """Report two pairs without feedback for confusing them, and feedback for unknown pairs."""
    matching = table.get("matching")
    if not isinstance(matching, dict):
        return
    ids = [pair.get("id") for _, pair in tables_in(matching.get("pair"))]
    known = sorted({id_ for id_ in ids if isinstance(id_, str)})
    given: set[tuple[str, ...]] = set()
    for place, confusion in tables_in(matching.get("confusion")):
        names = confusion.get("pair")
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            continue
        both = tuple(sorted(names))
        if fault := _confusion_fault(both, known, given):
            ledger.add(f"matching.confusion[{place}].pair", *fault)
        given.add(both)
    missing = [both for both in combinations(known, 2) if both not in given]
    if missing and len(known) <= len(LETTERS):
        listed = ", ".join(f"{quoted(a)} with {quoted(b)}" for a, b in missing)
        mend = "add a [[matching.confusion]] for each, with pair and feedback"
        ledger.add("matching", f"there is no feedback for confusing {listed}", mend)


def _confusion_fault(
    both: tuple[str, ...], known: list[str], given: set[tuple[str, ...]]
) -> tuple[str, str] | None:
    unknown = [name for name in both if name not in known]
    if unknown:
        return f"there is no matching pair {quoted(unknown[0])}", "correct the id, or add the pair"
    if len(both) == 2 and both[0] == both[1]:
        return f"{quoted(both[0])} stands here twice", "name two different pairs"
    if both in given:
        return "these two have feedback already", "remove one of the two entries"
    return None


def check_repeated(texts: Iterable[tuple[str, object]], ledger: Ledger) -> None:
    """Report a text that occurs twice; each text comes with its place in the file."""
    seen: dict[str, str] = {}
    for where, text in texts:
        if not isinstance(text, str):
            continue
        folded = " ".join(text.casefold().split())
        if folded in seen:
            wrong = f"{quoted(text)} stands at {seen[folded]} too"
            ledger.add(where, wrong, "remove or reword one of them")
        seen.setdefault(folded, where)
