"""The sentences that the game asks: each CSV file in the folder `sentences`, read and checked."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import astuple, dataclass, fields
from typing import TYPE_CHECKING

from bot.content.likeness import near_duplicates, templates, words_in
from bot.content.problems import Ledger, quoted
from bot.content.texts import hidden_sign, length_fault
from bot.content.toml_files import decoded, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.content.problems import LessonProblem
    from bot.content.texts import Fault

FOLDER = "sentences"
BETWEEN = "-or-"
"""Stands between the two labels in the name of a file."""
MOST_ROWS = 2000
MOST_FOUND = 20
MOST_ID, MOST_TEXT, MOST_KIND, MOST_WHY = 32, 300, 20, 120
EASY, TRAP, AMBIGUOUS = "easy", "trap", "ambiguous"
TRAIN, HELD_OUT = "train", "held-out"
TIERS, PARTS = (EASY, TRAP, AMBIGUOUS), (TRAIN, HELD_OUT)
FORMALITY = "formal-or-casual"
PAGE = (
    ("assistance", "I would be grateful for your assistance.", "formal", EASY, TRAIN),
    ("pizza", "Hey, wanna grab pizza?", "casual", EASY, TRAIN),
    ("committee", "The committee has reviewed the proposal.", "formal", EASY, TRAIN),
)
"""The three sentences of the page that the course is built on: id, text, label, tier, part."""
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """One line of a file, its cells as written. `label` is empty where people disagree."""

    id: str
    text: str
    label: str
    tier: str
    kind: str
    part: str
    why: str


COLUMNS = tuple(field.name for field in fields(SentenceRow))
Numbered = list[tuple[int, SentenceRow]]
"""Rows with the numbers of the lines that they begin on."""


def load_sentences(
    root: Path, *, compared: bool = True
) -> tuple[dict[str, tuple[SentenceRow, ...]], tuple[LessonProblem, ...]]:
    """Load every file of sentences in the course's folder `root`, by name, and list what is wrong.

    The name of a file, without its ending, is two labels with "-or-" between them. A file with a
    problem is left out and the others load. Without `compared` no sentence is held against the
    others: a bot that starts does without what `nudge check` has done.
    """
    loaded: dict[str, tuple[SentenceRow, ...]] = {}
    problems: list[LessonProblem] = []
    for path in sorted((root / FOLDER).glob("*.csv")):
        ledger = Ledger(f"{FOLDER}/{path.name}")
        labels = tuple(path.stem.split(BETWEEN))
        if len(labels) != 2 or not all(labels):
            wrong = "the name of this file does not tell two labels"
            ledger.add("", wrong, "name it as in formal-or-casual.csv")
        else:
            rows = _read(root, ledger)
            _check_rows(rows, labels, ledger)
            if not ledger.found:
                _check_page(path.stem, rows, ledger)
            if compared and not ledger.found:
                _check_alike(rows, ledger)
            loaded[path.stem] = tuple(row for _, row in rows)
        if ledger.found:
            loaded.pop(path.stem, None)
            problems += ledger.found[:MOST_FOUND]
    return loaded, tuple(problems)


def _read(root: Path, ledger: Ledger) -> Numbered:
    data = read_file(root, ledger)
    text = None if data is None else decoded(data, ledger)
    if text is None:
        return []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: Numbered = []
    line = 1
    try:
        order = _columns(next(reader, []), ledger)
        line = reader.line_num + 1
        for cells in reader if order else ():
            _add_row(rows, line, cells, order, ledger)
            line = reader.line_num + 1
            if len(ledger.found) >= MOST_FOUND or len(rows) > MOST_ROWS:
                break
    except csv.Error as error:
        mend = 'put quotes around a cell with a comma, and write " inside it twice'
        ledger.add(f"line {line}", f"this is not valid CSV: {quoted(str(error))}", mend)
    if not rows and not ledger.found:
        ledger.add("", "there are no sentences in this file", "write them, or delete the file")
    if len(rows) > MOST_ROWS:
        ledger.add("", f"there are more than {MOST_ROWS} sentences", "leave some out")
    return rows


def _columns(cells: Sequence[str], ledger: Ledger) -> dict[str, int]:
    """Return the place of each column, or report the first line and return nothing."""
    if sorted(cells) == sorted(COLUMNS):
        return {name: cells.index(name) for name in COLUMNS}
    wrong = f"the columns are {quoted(','.join(cells))}"
    ledger.add("line 1", wrong, f"write {quoted(','.join(COLUMNS))} into the first line")
    return {}


def _add_row(
    rows: Numbered, line: int, cells: Sequence[str], order: dict[str, int], ledger: Ledger
) -> None:
    if not cells:  # a blank line
        return
    if len(cells) == len(order):
        rows.append((line, SentenceRow(**{name: cells[place] for name, place in order.items()})))
    else:
        wrong = f"there are {len(cells)} cells and not {len(order)}"
        ledger.add(f"line {line}", wrong, "look for a missing comma, or a comma without quotes")


def _check_rows(rows: Numbered, labels: Sequence[str], ledger: Ledger) -> None:
    ids: dict[str, int] = {}
    texts: dict[tuple[str, ...], int] = {}
    for line, row in rows:
        place = f"line {line}, "
        for key, (wrong, mend) in _faults(row, labels):
            ledger.add(f"{place}{key}", wrong, mend)
        taken = ids.setdefault(row.id, line)
        if taken != line:
            wrong = f"line {taken} has the id {quoted(row.id)} too"
            ledger.add(f"{place}id", wrong, "give this one another id")
        taken = texts.setdefault(words_in(row.text), line)
        if taken != line:
            wrong = f"line {taken} has the same words: {quoted(row.text)}"
            ledger.add(f"{place}text", wrong, "delete one of the two")
        if len(ledger.found) >= MOST_FOUND:
            return


def _faults(row: SentenceRow, labels: Sequence[str]) -> Iterator[tuple[str, Fault]]:
    for key, value in zip(COLUMNS, astuple(row), strict=True):
        hidden = hidden_sign(value)
        if hidden is not None:
            yield key, hidden
        elif value != " ".join(value.split()):
            yield key, ("there are spaces or line breaks to spare", "leave one space between words")
    for key, most in (("id", MOST_ID), ("kind", MOST_KIND)):
        value = getattr(row, key)
        if not SLUG.fullmatch(value) or len(value) > most:
            wrong = f"{quoted(value)} cannot be used here"
            yield key, (wrong, f"write small letters, digits and hyphens, at most {most}")
    yield from _text_faults(row)
    for key, known in (("tier", TIERS), ("part", PARTS)):
        if getattr(row, key) not in known:
            yield key, (f"{quoted(getattr(row, key))} is unknown", f"write {' or '.join(known)}")
    yield from _label_faults(row, labels)


def _text_faults(row: SentenceRow) -> Iterator[tuple[str, Fault]]:
    wrong = length_fault(row.text, MOST_TEXT)
    if wrong is not None:
        yield "text", wrong
    elif not words_in(row.text):
        yield "text", ("there is no word in this text", "write a sentence")
    wrong = length_fault(row.why, MOST_WHY)
    if wrong is not None and (row.why or row.tier in {TRAP, AMBIGUOUS}):
        yield "why", wrong


def _label_faults(row: SentenceRow, labels: Sequence[str]) -> Iterator[tuple[str, Fault]]:
    if row.tier == AMBIGUOUS:
        if row.label:
            yield "label", ("an ambiguous sentence has no right label", "leave this cell empty")
        if row.part == TRAIN:
            yield "part", ("nothing can be trained without a label", f"write {HELD_OUT}")
    elif row.label not in labels:
        yield "label", (f"{quoted(row.label)} is unknown", f"write {' or '.join(labels)}")


def _check_page(stem: str, rows: Numbered, ledger: Ledger) -> None:
    """Report where the page's sentences do not come first."""
    if stem == FORMALITY:
        for place, known in enumerate(PAGE):
            row = rows[place][1] if place < len(rows) else None
            cells = (row.id, row.text, row.label, row.tier, row.part) if row else ()
            if cells != known or (row and not row.why):
                where = f"line {rows[place][0]}" if row else ""
                wrong = f"sentence {place + 1} must be the page's own"
                mend = f"write there {quoted(known[1])} with the id {known[0]}"
                ledger.add(where, wrong, f"{mend}, {', '.join(known[2:])}, and say why")


def _check_alike(rows: Numbered, ledger: Ledger) -> None:
    """Report sentences that are nearly the same, or made from one template."""
    words = [words_in(row.text) for _, row in rows]
    for place, other in near_duplicates(words):
        (line, row), (its_line, its) = rows[place], rows[other]
        wrong = f"{quoted(row.text)} has most of the words of line {its_line}, {quoted(its.text)}"
        ledger.add(f"line {line}, text", wrong, "write one of the two anew, or delete it")
        if len(ledger.found) >= MOST_FOUND:
            return
    for family in templates(words):
        lines = [rows[place][0] for place in family.places]
        wrong = (
            f"lines {', '.join(map(str, lines))} are made from one template: {quoted(family.frame)}"
        )
        ledger.add(f"line {lines[-1]}, text", wrong, "keep two of them, write the others anew")
