"""What stays of a deleted person in things that others go on with, and what is blanked there.

What others need stays without a name: a prediction, a vote, whose turn it was. Words do not stay.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.tutor.classroom.dealing import DEALT, THREAD
from bot.tutor.classroom.post import PostEntry
from bot.tutor.classroom.written import WRITTEN_KEY
from bot.tutor.exercises.attempts import EntryKind
from bot.tutor.exercises.gatherings import JOINED
from bot.tutor.exercises.plans import VERSION
from bot.tutor.game.challenges import RULE
from bot.tutor.game.group_state import GroupEntry
from bot.tutor.game.human_network.seats import HOLD, NUDGE, START
from bot.tutor.game.partner import PartnerEntry
from bot.tutor.game.rivals import RivalsEntry
from bot.tutor.game.standing import AGAIN, BACK, DOWN, SHARE
from bot.tutor.lab.variations import SWEEP_TITLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.tutor.exercises.plans import Plan

WITHOUT_WORDS = frozenset(
    {
        EntryKind.PREDICTION,
        *PartnerEntry,
        *(RivalsEntry.TEAM, RivalsEntry.PICK, RivalsEntry.AGREED),
        *(RivalsEntry.WITHDRAWN, RivalsEntry.READY),
        *(HOLD, START, NUDGE),
        *(SHARE, BACK, AGAIN, DOWN),
        *(DEALT, THREAD),
        *(PostEntry.SHOWN, PostEntry.TAKEN_BACK),
        GroupEntry.START,
    }
)
"""The kinds of entries in which nobody types anything; every other kind is blanked."""
GONE_STEM = "(This question was deleted with everything of the person who wrote it.)"
GONE_OPTION = "Option {number}"
GONE_REASON = "Why it ended is left out here, as the data was removed since."
DATA_WENT = (
    "Its data was removed while this training was on its way, so I stopped it. Please train on "
    "other data: `/data list` names what there is."
)
CHALLENGE = "challenge"
CHALLENGE_TEXT = 2  # the place of the sentence among the items of its plan


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """What an entry says: its choice, and its reply as JSON."""

    choice: str
    payload: Mapping[str, Any] | None


NOTHING = KeptEntry("", None)


def blanked_entry(kind: str, kept: KeptEntry) -> KeptEntry:
    """Return what may stay of an entry of somebody who is deleted."""
    return kept if kind in WITHOUT_WORDS else NOTHING


def blanked_plan(kind: str, plan: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the plan of what somebody opened without their words; None where there are none.

    The options of a question that they wrote stay as numbers, for what others answered.
    """
    blank = dict(plan)
    items, orders = list(plan.get("items", ())), dict(plan.get("orders", {}))
    if kind == CHALLENGE and len(items) > CHALLENGE_TEXT:
        items[CHALLENGE_TEXT] = ""
        return blank | {"items": items, "numbers": dict(plan["numbers"]) | {RULE: {}}}
    written = orders.get(WRITTEN_KEY)
    if not written:
        return None
    orders[WRITTEN_KEY] = _unwritten(written)
    return blank | {"orders": orders}


def crowded_plan(plan: Mapping[str, Any], joined: int) -> dict[str, Any] | None:
    """Return the plan of what so many joined, with their number; None where it cannot hold it."""
    if plan.get("version") != VERSION:
        return None
    return dict(plan) | {"terms": dict(plan.get("terms", {})) | {JOINED: str(joined)}}


def is_blank(kind: str, plan: Plan) -> bool:
    """Whether there is nothing left to answer in what somebody opened who was deleted since."""
    if kind == CHALLENGE:
        return len(plan.items) > CHALLENGE_TEXT and not plan.items[CHALLENGE_TEXT]
    return plan.orders.get(WRITTEN_KEY, ("",))[0] == GONE_STEM


def _unwritten(written: list[str]) -> list[str]:
    marks = written[1::3]
    parts = ((mark, GONE_OPTION.format(number=n), "") for n, mark in enumerate(marks, 1))
    return [GONE_STEM, *(part for option in parts for part in option)]


def blanked_task(task: Mapping[str, Any]) -> dict[str, Any]:
    """Return the task of somebody's training without the name of another's own data."""
    return dict(task) | ({"title": ""} if is_named(task) else {})


def is_named(task: Mapping[str, Any]) -> bool:
    """Whether the task of a training says the name of what it was on."""
    return bool(task.get("title")) and task["title"] not in SWEEP_TITLES.values()


def blanked_numbers(numbers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the numbers of a training on another's own data without the names of its groups."""
    groups = numbers.get("classes")
    named = {"classes": [f"group {n}" for n, _ in enumerate(groups, 1)]} if groups else {}
    return dict(numbers) | named
