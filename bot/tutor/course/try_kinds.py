"""The kinds of tries that a card may have: choose, say what you believe, type a number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any

from bot.tutor.course.cards import ChoiceTry, NumberSlip, NumberTry, Try, TryAnswer
from bot.tutor.shapes import (
    FEEDBACK,
    AmountKey,
    FlagKey,
    Flaw,
    IdKey,
    LineKey,
    NumberKey,
    RowsKey,
    Shape,
    TableKind,
    TagKey,
    repeated,
    rows_in,
)

ANSWER_MOST, LINE_MOST = 90, 200  # characters of an answer, and of the line said to it
LARGEST = 1e9
ROUNDING = 1e-9  # what a sum of decimal numbers may be off, as a computer works them out

TryKind = TableKind[Try]


def _choice_flaws(table: Mapping[str, Any]) -> Iterable[Flaw]:
    yield from _belief_flaws(table)
    rows = rows_in(table, "option")
    fitting = sum(row.get("fits") is True for _, row in rows)
    if rows and fitting != 1:
        wrong = f"{fitting} answers fit and it must be exactly one"
        yield Flaw("option", wrong, "write fits = true in one of them, or make it a belief")


def _belief_flaws(table: Mapping[str, Any]) -> Iterable[Flaw]:
    yield from repeated(table, "option", "text")
    ids = [row.get("id") for _, row in rows_in(table, "option")]
    for place, id_ in enumerate(ids):
        if id_ is not None and id_ in ids[:place]:
            yield Flaw(f"option[{place}]", f'the id "{id_}" is used twice', "give one a new id")


def _number_flaws(table: Mapping[str, Any]) -> Iterable[Flaw]:
    values = [("answer", table["answer"])] if "answer" in table else []
    values += [
        (f"wrong[{place}].value", row["value"])
        for place, row in rows_in(table, "wrong")
        if "value" in row
    ]
    tolerance = table.get("tolerance", 0.0)
    for (_, first), (where, second) in combinations(values, 2):
        apart = 3 * (tolerance + ROUNDING * max(1.0, abs(first), abs(second)))
        if abs(first - second) <= apart:
            wrong = f"{second:g} lies within three tolerances of {first:g}"
            yield Flaw(where, wrong, "take one of them out, or make the tolerance smaller")


def _read_choice(table: Mapping[str, Any]) -> ChoiceTry:
    answers = tuple(
        TryAnswer(*(row["id"], row["text"], row[FEEDBACK]), row.get("fits"), row["misconception"])
        for _, row in rows_in(table, "option")
    )
    return ChoiceTry(table["ask"], answers)


def _read_number(table: Mapping[str, Any]) -> NumberTry:
    wrong = tuple(
        NumberSlip(row["value"], row[FEEDBACK], row["misconception"])
        for _, row in rows_in(table, "wrong")
    )
    return NumberTry(
        *(table["ask"], table["answer"], table["tolerance"]),
        *(table["fits"], wrong, table["other"]),
    )


ANSWER: Shape = {
    "id": IdKey(),
    "text": LineKey(ANSWER_MOST),
    FEEDBACK: LineKey(LINE_MOST),
    "misconception": TagKey(),
}
WRONG: Shape = {
    "value": NumberKey(-LARGEST, LARGEST),
    FEEDBACK: LineKey(LINE_MOST),
    "misconception": TagKey(),
}
NUMBER: Shape = {
    "answer": NumberKey(-LARGEST, LARGEST),
    "tolerance": AmountKey(),
    "fits": LineKey(LINE_MOST),
    "wrong": RowsKey(WRONG, 2, 8),
    "other": LineKey(LINE_MOST),
}
TRIES: tuple[TryKind, ...] = (
    TryKind(
        "choice",
        {"option": RowsKey({**ANSWER, "fits": FlagKey()}, 2, 4)},
        _choice_flaws,
        _read_choice,
    ),
    TryKind("belief", {"option": RowsKey(ANSWER, 2, 4)}, _belief_flaws, _read_choice),
    TryKind("number", NUMBER, _number_flaws, _read_number),
)
