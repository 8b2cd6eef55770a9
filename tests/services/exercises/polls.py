"""A made-up thing to do together: a poll, answered alone or in the attempt of the group."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from bot.services.exercises.gathering_kinds import GatheringKind
from bot.services.scene import Scene
from bot.tutor.exercises.attempts import Entry, WantedAttempt
from bot.tutor.exercises.gatherings import WantedGathering
from bot.tutor.exercises.plans import Plan

if TYPE_CHECKING:
    from bot.services.exercises.groups import Answered, Groups
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.people import Press

HOST, ANA, BEN, EVA = 1, 2, 3, 4
DUE = datetime(2026, 11, 2, tzinfo=UTC)
POLL = WantedGathering("poll", Plan(("q1",), {"q1": ("a", "b")}), DUE, channel=77)


def share_of_a(attempt: Attempt) -> float | None:
    """Score the share of entries that say "a"."""
    said = [entry.choice for entry in attempt.entries]
    return said.count("a") / len(said) if said else None


@dataclass(frozen=True, slots=True)
class PollScene(Scene):
    """How many answered, and whether the poll is closed."""

    answers: int
    closed: bool


def poll_scene(gathering: Gathering, attempts: tuple[Attempt, ...]) -> PollScene:
    answers = sum(len(attempt.entries) for attempt in attempts)
    return PollScene(answers, gathering.closed)


def next_due(gathering: Gathering) -> datetime | None:
    """Let a poll have two phases; the second one lasts an hour."""
    return DUE + timedelta(hours=1) if gathering.phase == 0 else None


KINDS = (
    GatheringKind("poll", share_of_a, poll_scene),
    GatheringKind("two-phase poll", share_of_a, poll_scene, next_due),
)


def attempt_of(answered: Answered) -> Attempt:
    assert answered.attempt is not None
    return answered.attempt


async def own(groups: Groups, press: Press, poll: Gathering, said: str, phase: int = 0) -> Answered:
    """Answer in one's own attempt."""
    wanted = WantedAttempt("", "poll", poll.plan, gathering=poll.id)
    return await groups.answer(press, phase, wanted, lambda _: Entry("answer", "q1", said))


async def shared(
    groups: Groups, press: Press, poll: Gathering, said: str, phase: int = 0
) -> Answered:
    """Answer in the attempt of the group."""
    wanted = WantedAttempt("", "poll", poll.plan, gathering=poll.id, of_group=True)
    return await groups.answer(press, phase, wanted, lambda _: Entry("answer", "q1", said))


class Turn(NamedTuple):
    """What a person may have one entry in: a phase of a gathering, alone or in the group's."""

    gathering: int
    of_group: bool
    person: int
    phase: int
