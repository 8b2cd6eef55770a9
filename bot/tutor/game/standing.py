"""Whether everybody sees a challenge: its author takes it back, somebody reports it.

What happened to it is a list of entries; where it stands is computed from them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTES = "challenge-notes"
"""The activity of the attempt that holds the entries below."""
SHARE, BACK = "challenge-share", "challenge-back"
REPORT, AGAIN, DOWN = "challenge-report", "challenge-again", "challenge-down"
REASON_MOST = 200


class ChallengeStanding(StrEnum):
    """What everybody sees of a challenge: its sentence, or why that is not shown."""

    SHOWN = "shown"
    REPORTED = "reported"
    """Somebody reported it, and nobody who runs the server has looked yet."""
    TAKEN_DOWN = "taken-down"
    TAKEN_BACK = "taken-back"
    OFF = "off"
    """Challenges are switched off in its server."""
    OVER = "over"


GONE_FOR_GOOD = frozenset({ChallengeStanding.TAKEN_DOWN, ChallengeStanding.TAKEN_BACK})
AFTER = {
    REPORT: ChallengeStanding.REPORTED,
    AGAIN: ChallengeStanding.SHOWN,
    DOWN: ChallengeStanding.TAKEN_DOWN,
    BACK: ChallengeStanding.TAKEN_BACK,
}


def standing_of(entries: Sequence[Entry]) -> ChallengeStanding:
    """Return where a challenge stands by what people did; the first that is for good stays."""
    standing = ChallengeStanding.SHOWN
    for entry in entries:
        if standing in GONE_FOR_GOOD:
            break
        standing = AFTER.get(entry.kind, standing)
    return standing


def reasons_in(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Return the reason of each report, in order; "" where none was given."""
    return tuple(entry.choice for entry in entries if entry.kind == REPORT)


def shared_in(entries: Sequence[Entry]) -> str:
    """Return what the author showed to all, as it was kept; "" for nothing."""
    return next((entry.choice for entry in entries if entry.kind == SHARE), "")


def share(entries: Sequence[Entry], kept: str) -> Entry:
    """Show to all what a challenge would change. Raise TutorError where nobody would see it."""
    _check_shown(entries)
    if shared_in(entries):
        raise TutorError("You showed this to all already: it stands on the card in the channel.")
    return Entry(SHARE, "", kept, turn="share")


def take_back(entries: Sequence[Entry]) -> Entry:
    """Take a challenge back, also one that was reported. Raise TutorError for one that is gone."""
    _check_there(entries)
    return Entry(BACK, "", "", turn="back")


def report(entries: Sequence[Entry], person: int, reason: str) -> Entry:
    """Report a challenge, each person once. Raise TutorError for one that is gone."""
    _check_there(entries)
    if any(entry.kind == REPORT and entry.author == person for entry in entries):
        raise TutorError(
            "You reported this one before, and whoever runs the server sees it. "
            "One report of each person counts."
        )
    return Entry(REPORT, "", reason[:REASON_MOST], turn="report")


def show_again(entries: Sequence[Entry], seen: int) -> Entry:
    """Show a reported challenge again; `seen` is how many reports were looked at.

    Raise TutorError where another report came meanwhile, and where none hides it.
    """
    _check_there(entries)
    if standing_of(entries) is not ChallengeStanding.REPORTED:
        raise TutorError("It is shown already, so nothing was changed.")
    if len(reasons_in(entries)) != seen:
        raise TutorError("Another report came in meanwhile. Press **Look** once more to read it.")
    return Entry(AGAIN, "", "", turn=f"again-{seen}")


def take_down(entries: Sequence[Entry]) -> Entry:
    """Take a challenge down for good. Raise TutorError for one that is gone."""
    _check_there(entries)
    return Entry(DOWN, "", "", turn="down")


def check_shown(standing: ChallengeStanding) -> None:
    """Raise TutorError, which says why, for a challenge that nobody sees now."""
    if standing is not ChallengeStanding.SHOWN:
        raise TutorError(f"{WHY_HIDDEN[standing]} Nothing was counted.")


def _check_shown(entries: Sequence[Entry]) -> None:
    check_shown(standing_of(entries))


def _check_there(entries: Sequence[Entry]) -> None:
    standing = standing_of(entries)
    if standing in GONE_FOR_GOOD:
        check_shown(standing)


WHY_HIDDEN = {
    ChallengeStanding.REPORTED: (
        "It was reported, and is hidden until somebody who runs the server has looked."
    ),
    ChallengeStanding.TAKEN_DOWN: "Somebody who runs the server took it down.",
    ChallengeStanding.TAKEN_BACK: "Its author took it back.",
    ChallengeStanding.OFF: "Challenges are switched off in this server for now.",
    ChallengeStanding.OVER: "It is over, and its sentence is not shown any more.",
}
