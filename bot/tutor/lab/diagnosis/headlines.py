"""The headline of a run: in a few words, what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.lab.diagnosis.curves import thrown_off
from bot.tutor.lab.diagnosis.kinds import CurveKind, all_symmetric
from bot.tutor.lab.diagnosis.levels import above_chance, few_test_points
from bot.tutor.lab.diagnosis.measures import percent_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.tutor.lab.account import RunAccount

MOST = 60  # characters
HEADLINES = {
    CurveKind.ONE_CLASS: "There is only one class to learn from",
    CurveKind.DEAD_UNITS: "Many hidden units are dead",
    CurveKind.JAGGED: "It jumps up and down",
    CurveKind.NOISY: "It wiggles on its way down",
    CurveKind.TOO_EARLY: "Too few rounds to tell",
    CurveKind.OVERFIT: "The curves part: overfitting",
    CurveKind.CRAWLING: "It is still falling",
    CurveKind.MOSTLY_RIGHT: "Most answers are right, yet the loss stays high",
    CurveKind.PLATEAU: "It is stuck near the loss of guessing",
    CurveKind.SETTLED: "It went flat before the loss was low",
}


def headline_of(kind: CurveKind, account: RunAccount) -> str:
    """Say in at most 60 characters what happened."""
    return FITTED[kind](account) if kind in FITTED else HEADLINES[kind]


def _as_good_as(account: RunAccount) -> str:
    if account.lacks_inputs:
        told = f"About as good as {account.inputs_told} alone allows"
        return told if len(told) <= MOST else "About as good as these inputs allow"
    if account.spec.flips:
        return (
            f"About as good as labels of which {percent_text(account.spec.flips)} are wrong allow"
        )
    return "About as good as this data allows"


def _symmetric(account: RunAccount) -> str:
    if all_symmetric(account):
        return "Equal starting weights: hidden units cannot differ"
    return "Starting weights of zero: no blame comes through"


def _diverging(account: RunAccount) -> str:
    if account.numbers.diverged:
        return "It diverges: its numbers grow without end"
    return "It diverges: the training loss grows and grows"


def _flung(account: RunAccount) -> str:
    if thrown_off(account):
        return "It was thrown off, and the test loss stayed high"
    return "It went up, and ended above its start"


def _good(account: RunAccount) -> str:
    unseen = account.test_right is not None and above_chance(account) <= 0.0
    if few_test_points(account) or unseen:
        return "It learned its training points"
    return "It learned"


def _stopped(account: RunAccount) -> str:
    return f"Early stopping kept round {account.kept_epoch}"


FITTED: dict[CurveKind, Callable[[RunAccount], str]] = {
    CurveKind.AT_FLOOR: _as_good_as,
    CurveKind.SYMMETRIC: _symmetric,
    CurveKind.DIVERGING: _diverging,
    CurveKind.FLUNG: _flung,
    CurveKind.STOPPED: _stopped,
    CurveKind.GOOD: _good,
}
