"""Splitting a class into groups: who is here, who is in which group, which threads are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.exercises.attempts import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from random import Random

    from bot.tutor.exercises.attempts import Attempt

CLASS_GROUPS = "class-groups"
"""The kind of gathering in which a class is split, and the activity of what is entered in it."""
FEWEST, MOST = 2, 25
"""How many groups there may be."""
HERE, DEALT, THREAD = "here", "dealt", "thread"
GATHERING_UP, SPLITTING = 0, 1
"""The phases: people say that they are here; threads are made for who said so."""


def dealt(people: Sequence[int], groups: int, randomness: Random) -> tuple[tuple[int, ...], ...]:
    """Deal people into groups at random, so that the sizes differ by one at the most.

    The larger groups come first. The same people and randomness make the same groups.
    """
    mixed = sorted(people)
    randomness.shuffle(mixed)
    return tuple(tuple(mixed[place::groups]) for place in range(groups))


def sizes_of(people: int, groups: int) -> str:
    """Say how many people are in each group, as a sentence goes on: "3 people", "3 or 4 people"."""
    least, more = divmod(people, groups)
    if not more:
        return f"{least} {'person' if least == 1 else 'people'}"
    return f"{least} or {least + 1} people"


def here_entry() -> Entry:
    return Entry(kind=HERE, item="", choice="", turn=HERE)


def dealt_entry(people: Sequence[Sequence[int]], attempts: Iterable[Attempt]) -> Entry:
    """Note who is in which group, so that it stays so when somebody is deleted.

    People are named by their attempts, which go with them, and not by their Discord ids.
    """
    own = {attempt.person: str(attempt.id) for attempt in attempts if _is_here(attempt)}
    parts = "/".join(" ".join(own[person] for person in part) for part in people)
    return Entry(kind=DEALT, item="", choice=parts, turn=DEALT)


def groups_in(attempts: Sequence[Attempt]) -> tuple[tuple[int, ...], ...] | None:
    """Return the people of each group, by Discord id, as they were dealt; None before that.

    Of a split that an older program made it is None as well.
    """
    entries = (entry for attempt in attempts for entry in attempt.entries)
    kept = next((entry.choice for entry in entries if entry.kind == DEALT), None)
    if kept is None:
        return None
    person = {str(a.id): a.person for a in attempts if _is_here(a)}
    parts = (tuple(person.get(own) for own in part.split()) for part in kept.split("/"))
    return tuple(tuple(one for one in part if one is not None) for part in parts)


def _is_here(attempt: Attempt) -> bool:
    return any(entry.kind == HERE for entry in attempt.entries)


def thread_entry(number: int, thread: int) -> Entry:
    """Note that the thread of a group, counted from 1, is made; `thread` is its Discord id."""
    return Entry(kind=THREAD, item=str(number), choice=str(thread), turn=f"{THREAD}-{number}")


def people_here(attempts: Iterable[Attempt]) -> tuple[int, ...]:
    """Return who said that they are here, by Discord id."""
    entries = (entry for attempt in attempts for entry in attempt.entries)
    found = (entry.author for entry in entries if entry.kind == HERE)
    return tuple(person for person in found if person is not None)


def threads_in(attempts: Iterable[Attempt]) -> Mapping[int, int]:
    """Return the threads that are made: the number of the group with the thread's Discord id."""
    entries = (entry for attempt in attempts for entry in attempt.entries)
    made = {int(one.item): int(one.choice) for one in entries if one.kind == THREAD}
    return dict(sorted(made.items()))
