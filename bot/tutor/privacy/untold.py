"""What is left out of a person's files: keys that they are not told yet, and what is others'.

An order in which a matching was shown is its key, as its ids pair up; so is whether an answer was
right while others, or the same person once more, may still answer.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from bot.tutor.classroom.dealing import DEALT
from bot.tutor.classroom.post import PostEntry
from bot.tutor.game.human_network.seats import START

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.tutor.privacy.kept import KeptKind, KeptPerson, KeptRow

UNTOLD = "(told once this is over)"
OTHERS = "(left out: it is about somebody else)"
OVER, OF_OTHERS = "over", "of_others"
"""Columns that the store adds: whether an exercise is over, and whether its data is another's."""
WRITTEN_PLANS = frozenset({"challenge", "post", "post-draft"})
"""What a person wrote themselves, with its key: challenges, posts, and drafts of both."""


def as_told(kept: KeptPerson) -> KeptPerson:
    """Return what may be given to the person themselves."""
    foreign = foreign_runs(kept.rows_of("run"))
    pictures = tuple(one for one in kept.pictures if one.run not in foreign)
    kinds = tuple(_told_kind(kind, foreign) for kind in kept.kinds)
    return replace(kept, kinds=kinds, pictures=pictures)


def foreign_runs(runs: Sequence[KeptRow]) -> frozenset[int]:
    """Return the ids of trainings on data of somebody else.

    Where the data is gone, the store has taken its words out of the trainings of others, and what
    is left in a training is the person's own.
    """
    return frozenset(cast("int", run["id"]) for run in runs if run[OF_OTHERS])


def _told_kind(kind: KeptKind, foreign: frozenset[int]) -> KeptKind:
    ways: dict[str, Callable[[KeptRow], KeptRow]] = {
        "attempt": _attempt,
        "entry": _entry,
        "gathering": _gathering,
        "run": lambda row: _run(row, foreign),
        "run_numbers": lambda row: _numbers(row, foreign),
        "earlier_run": lambda row: _numbers(row, foreign),
        "run_picture": lambda row: _picture(row, foreign),
    }
    way = ways.get(kind.table)
    return kind if way is None else replace(kind, rows=tuple(way(row) for row in kind.rows))


def _attempt(row: KeptRow) -> KeptRow:
    told, over = _without(row, OVER), bool(row[OVER])
    if row["activity"] in WRITTEN_PLANS:
        return told
    return {**told, "plan": _plan(row["plan"], over=over, orders=row["score"] is not None)}


def _gathering(row: KeptRow) -> KeptRow:
    if row["kind"] in WRITTEN_PLANS:
        return row
    return {**row, "plan": _plan(row["plan"], over=row["closed_at"] is not None, orders=False)}


def _plan(plan: object, *, over: bool, orders: bool) -> object:
    """Return what was drawn; `orders` says that every question of it was answered."""
    if not over:
        return UNTOLD
    kept = cast("Mapping[str, Any]", plan)
    if orders or not kept:
        return kept
    return {**kept, "orders": UNTOLD} if "version" in kept else UNTOLD


def _entry(row: KeptRow) -> KeptRow:
    told = dict(_without(row, OVER))
    if not row[OVER]:
        told |= {name: UNTOLD for name in ("right", "credit") if row[name] is not None}
    seats = row["kind"] == START and row["item"]
    if row["kind"] == DEALT or seats:
        told["choice"] = OTHERS
    if row["kind"] == PostEntry.SHOWN:
        told["payload"] = OTHERS
    return told


def _run(row: KeptRow, foreign: frozenset[int]) -> KeptRow:
    told = _without(row, OF_OTHERS)
    if row["id"] not in foreign:
        return told
    task = {**cast("Mapping[str, Any]", row["task"]), "title": OTHERS}
    return {**told, "task": task, "reason": OTHERS if row["reason"] else ""}


def _numbers(row: KeptRow, foreign: frozenset[int]) -> KeptRow:
    numbers = row["numbers"]
    if row["run_id"] not in foreign or not isinstance(numbers, dict):
        return row
    return {**row, "numbers": {**numbers, "classes": OTHERS}}


def _picture(row: KeptRow, foreign: frozenset[int]) -> KeptRow:
    return {**row, "alt_text": OTHERS} if row["run_id"] in foreign else row


def _without(row: KeptRow, name: str) -> KeptRow:
    return {key: value for key, value in row.items() if key != name}
