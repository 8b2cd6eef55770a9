"""How each question went for a person, over all attempts, and which ones to do again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.exercises.attempts import FIRST, Activity, EntryKind
from bot.tutor.exercises.questions.state import credit_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.tutor.exercises.attempts import Attempt, Entry

WITH_QUESTIONS = frozenset({Activity.QUESTIONS, Activity.MISTAKES})
TRIED = frozenset({EntryKind.ANSWER, EntryKind.REJUDGED})
HELP = frozenset({EntryKind.HINT, EntryKind.SPLIT, EntryKind.STEP})


@dataclass(frozen=True, slots=True)
class Met:
    """The first tries at one question, the oldest first: how right each was, 0 to 1.

    `item` is "lesson/question". `helped` says of each whether a hint or a step came before it.
    """

    item: str
    credits: tuple[float, ...]
    helped: tuple[bool, ...]

    @property
    def first(self) -> float:
        return self.credits[0]

    @property
    def latest(self) -> float:
        return self.credits[-1]


def item_of(lesson: str, item: str) -> str:
    """Name a question across lessons; an item of several lessons has that name already."""
    return f"{lesson}/{item}" if lesson else item


def met(attempts: Iterable[Attempt]) -> Mapping[str, Met]:
    """Return what was met, by "lesson/question", in the order of the latest try.

    `attempts` are of one person, the oldest first; those at other exercises are left out.
    """
    found: dict[str, list[tuple[float, bool]]] = {}
    for attempt in attempts:
        if attempt.activity not in WITH_QUESTIONS:
            continue
        for item, tried in _first_tries(attempt.entries).items():
            name = item_of(attempt.lesson, item)
            found[name] = tries = found.pop(name, [])
            tries.append(tried)
    return {
        name: Met(name, tuple(worth for worth, _ in tries), tuple(helped for _, helped in tries))
        for name, tries in found.items()
    }


def helped_in(attempt: Attempt) -> frozenset[str]:
    """Return the ids of the questions whose first try came after a hint or a step."""
    tries = _first_tries(attempt.entries).items()
    return frozenset(item for item, (_, helped) in tries if helped)


def worth_of(attempt: Attempt) -> dict[str, float]:
    """Return what the first try at each question of an attempt is worth, 0 to 1, by its id.

    What left the lesson since counts as it did: the score of the attempt is the mean of these.
    """
    return {item: credit for item, (credit, _) in _first_tries(attempt.entries).items()}


def mistakes_in(attempts: Iterable[Attempt]) -> tuple[str, ...]:
    """Return the questions whose latest first try was not all right, the oldest first."""
    return tuple(name for name, each in met(attempts).items() if each.latest < 1)


def asked_in(attempts: Iterable[Attempt], lesson: str) -> tuple[str, ...]:
    """Return the ids of a lesson's questions that were asked, each as often as it was asked."""
    names = (item_of(a.lesson, item) for a in attempts for item in a.plan.items)
    return tuple(name.removeprefix(f"{lesson}/") for name in names if name.startswith(f"{lesson}/"))


def waiting_in(attempts: Iterable[Attempt]) -> frozenset[str]:
    """Return the questions that an open checkpoint is still to ask, named "lesson/question".

    Whoever practised them meanwhile would have their keys before the answer that counts.
    """
    waiting: set[str] = set()
    for one in attempts:
        if one.closed or (one.activity, one.scope) != (Activity.QUESTIONS, FIRST):
            continue
        answered = {entry.item for entry in one.entries if entry.kind == EntryKind.ANSWER}
        waiting |= {item_of(one.lesson, item) for item in one.plan.items if item not in answered}
    return frozenset(waiting)


def may_be_told(attempts: Iterable[Attempt]) -> frozenset[str]:
    """Return the questions that a person answered and that no open attempt is still to ask.

    They are named "lesson/question": what explains them was told to this person already.
    """
    every = tuple(attempts)
    asked_again: set[str] = set()
    for one in every:
        if not one.closed:
            done = {entry.item for entry in one.entries if entry.kind == EntryKind.ANSWER}
            asked_again |= {item_of(one.lesson, i) for i in one.plan.items if i not in done}
    tried = frozenset(
        item_of(one.lesson, entry.item)
        for one in every
        if one.activity in WITH_QUESTIONS
        for entry in one.entries
        if entry.kind in TRIED
    )
    return tried - asked_again


def _first_tries(entries: Iterable[Entry]) -> dict[str, tuple[float, bool]]:
    tries: dict[str, tuple[float, bool]] = {}
    helped: set[str] = set()
    for entry in entries:
        if entry.kind in HELP:
            helped.add(entry.item)
        elif entry.kind == EntryKind.ANSWER:
            tries.setdefault(entry.item, (credit_of(entry), entry.item in helped))
        elif entry.kind == EntryKind.REJUDGED:
            # A key that was corrected changes what a try is worth, not how it came about.
            _, with_help = tries.get(entry.item, (0.0, entry.item in helped))
            tries[entry.item] = (credit_of(entry), with_help)
    return tries
