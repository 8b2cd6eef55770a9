"""Who holds which weight, and what may be done with it, worked out from what was entered.

A seat is the place of a weight in its wiring. Before the start people only wait for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Entry
from bot.tutor.game.human_network.wiring import FEWEST, MOST, WIRINGS

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from bot.tutor.game.human_network.wiring import Wiring

HOLD, START, NUDGE = "hold", "start", "nudge"
"""The kinds of entries. `item` of a HOLD is the seat, WAITING before the start; of a NUDGE too.

The choice of START lists the steps of the HOLD entries that got a seat: no id of a person.
"""
WAITING = "waiting"
NUDGES = ("-0.3", "-0.1", "0", "+0.1", "+0.3")


class SeatedError(TutorError):
    """Somebody would hold a second weight."""

    def __init__(self) -> None:
        super().__init__("You are in already. The card in the channel shows what comes next.")


class NoSeatError(TutorError):
    """Every weight has its holder."""

    def __init__(self) -> None:
        super().__init__(
            "Every weight of this game has its holder already, so you can watch it here. Once "
            "somebody leaves, **Join** gives you their weight. `/play` begins another game."
        )


def wiring_in(entries: Sequence[Entry]) -> Wiring | None:
    """Return the wiring of a game that has started; None before."""
    begun = _start_of(entries)
    return None if begun is None else WIRINGS[len(_steps(entries[begun]))]


def waiting_in(entries: Sequence[Entry], present: Set[int]) -> tuple[int, ...]:
    """Return who would get a seat if the game started now, in the order of joining."""
    asked = (entry.author for entry in entries if entry.kind == HOLD)
    return tuple(dict.fromkeys(one for one in asked if one in present and one is not None))


def holders_in(entries: Sequence[Entry]) -> tuple[int | None, ...]:
    """Return who took each seat last, by their Discord ids; None for one who was deleted."""
    begun = _start_of(entries)
    if begun is None:
        return ()
    holders = [entries[step].author for step in _steps(entries[begun])]
    for entry in entries[begun:]:
        if entry.kind == HOLD:
            holders[int(entry.item)] = entry.author
    return tuple(holders)


def seat_of(entries: Sequence[Entry], person: int) -> int | None:
    """Return the seat of a person; None for one who has none."""
    holders = holders_in(entries)
    return holders.index(person) if person in holders else None


def nudged(entries: Sequence[Entry], person: int, phase: int) -> bool:
    """Whether somebody locked a nudge in a phase, of whatever weight."""
    turn = str(phase)
    return any(
        entry.kind == NUDGE and entry.turn == turn and entry.author == person for entry in entries
    )


def free_seat(entries: Sequence[Entry], present: Set[int]) -> int | None:
    """Return the first seat whose holder left."""
    holders = enumerate(holders_in(entries))
    return next((seat for seat, one in holders if one not in present), None)


def hold(entries: Sequence[Entry], person: int, present: Set[int], phase: int) -> Entry:
    """Ask for a weight, or take over a free one.

    Raise SeatedError or NoSeatError, and TutorError for somebody who locked a nudge in this phase:
    with another weight they would know two blames of one sentence, and owe a second nudge.
    """
    turn = f"{HOLD}-{len(entries)}"
    if _start_of(entries) is None:
        if any(entry.kind == HOLD and entry.author == person for entry in entries):
            raise SeatedError
        return Entry(HOLD, WAITING, "", turn=turn)
    if seat_of(entries, person) is not None:
        raise SeatedError
    seat = free_seat(entries, present)
    if seat is None:
        raise NoSeatError
    if nudged(entries, person, phase):
        raise TutorError(
            "You nudged a weight for this sentence already, and somebody holds it now. With the "
            "next sentence **Join** gives you a free one."
        )
    return Entry(HOLD, str(seat), "", turn=turn)


def start(entries: Sequence[Entry], present: Set[int]) -> Entry:
    """Give the weights to those who are present. Raise TutorError for too few people."""
    if _start_of(entries) is not None:
        raise TutorError("The game has started already. The card in the channel shows it.")
    people = waiting_in(entries, present)[:MOST]
    if len(people) < FEWEST:
        raise TutorError(
            f"A network of people needs at least {FEWEST}, and so far there "
            f"{'is' if len(people) == 1 else 'are'} {len(people)}. Ask somebody to press **Join**."
        )
    asked = {
        entry.author: step for step, entry in reversed([*enumerate(entries)]) if entry.kind == HOLD
    }
    return Entry(START, str(len(people)), ",".join(str(asked[one]) for one in people), turn=START)


def nudge(entries: Sequence[Entry], person: int, phase: int, choice: str) -> Entry:
    """Lock the nudge of one's own weight. Raise TutorError for a second one, or without a seat."""
    if choice not in NUDGES:
        raise TutorError("There is no such nudge. Nothing was changed: press **My weight** again.")
    seat = seat_of(entries, person)
    if seat is None:
        raise TutorError("You hold no weight in this game, so nothing was counted.")
    if seat in nudges_in(entries, phase):
        raise TutorError("The nudge of this weight is locked already, and stays as it is.")
    return Entry(NUDGE, str(seat), choice)


def nudges_in(entries: Sequence[Entry], phase: int) -> dict[int, str]:
    """Return the nudges that were locked in a phase, by seat."""
    turn = str(phase)
    return {
        int(entry.item): entry.choice
        for entry in entries
        if entry.kind == NUDGE and entry.turn == turn
    }


def nudgers_in(entries: Sequence[Entry], phase: int) -> dict[int, int | None]:
    """Return who locked the nudge of each seat in a phase; None for one who was deleted."""
    turn = str(phase)
    return {
        int(entry.item): entry.author
        for entry in entries
        if entry.kind == NUDGE and entry.turn == turn
    }


def own_nudge(entries: Sequence[Entry], person: int, phase: int) -> str:
    """Return what somebody locked in a phase themselves; "" for nothing.

    Whoever took over a weight is not told what its holder before them locked.
    """
    turn = str(phase)
    own = (
        entry.choice
        for entry in entries
        if entry.kind == NUDGE and entry.turn == turn and entry.author == person
    )
    return next(own, "")


def _start_of(entries: Sequence[Entry]) -> int | None:
    return next((step for step, entry in enumerate(entries) if entry.kind == START), None)


def _steps(begun: Entry) -> tuple[int, ...]:
    return tuple(int(step) for step in begun.choice.split(","))
