"""A gathering goes on by itself once its phase is complete, also after it was broken off."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.services.exercises.gathering_kinds import GatheringKind
from bot.services.newest import Newest
from tests.services.exercises.polls import ANA, BEN, EVA, attempt_of, own, poll_scene

if TYPE_CHECKING:
    from bot.services.exercises.groups import Groups
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.gatherings import Gathering
    from tests.services.conftest import Presses

PHASES = 2


def both_answered(found: Gathering, attempts: tuple[Attempt, ...]) -> bool:
    """Whether two people answered in the present phase."""
    turns = [entry.turn for one in attempts for entry in one.entries]
    return turns.count(str(found.phase)) == 2


def lasts(found: Gathering) -> timedelta | None:
    return timedelta(hours=1) if found.phase < PHASES - 1 else None


def in_two_phases(groups: Groups) -> Groups:
    """Return the same groups with a poll that goes on once two people answered."""
    kind = GatheringKind("poll", lambda _: 1.0, poll_scene, complete=both_answered, lasts=lasts)
    return replace(groups, kinds=(kind,), unpaced=Newest(1))


async def test_it_goes_on_when_all_is_done_and_closes_after_its_last_phase(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    groups = in_two_phases(groups)
    await own(groups, press(ANA), poll, "a")
    assert (await groups.show(poll.id)).phase == 0
    await own(groups, press(BEN), poll, "b")
    second = await groups.show(poll.id)
    assert (second.phase, second.due_at) == (1, groups.clock.now() + timedelta(hours=1))
    for person in (ANA, BEN):
        await own(groups, press(person), second, "a", second.phase)
    assert (await groups.show(poll.id)).closed


async def test_what_was_complete_when_the_bot_was_killed_goes_on_at_the_next_start(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    for person in (ANA, BEN):  # by a kind that never goes on: as if killed in between
        await own(groups, press(person), poll, "a")
    assert (await groups.show(poll.id)).phase == 0
    await in_two_phases(groups).resume()
    assert (await groups.show(poll.id)).phase == 1


async def test_a_closing_that_was_broken_off_is_finished_at_the_next_start(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    ana = await own(groups, press(ANA), poll, "a")
    assert await groups.phases.stop(poll.id)
    assert not (await groups.show(poll.id)).closed
    await groups.resume()
    assert (await groups.show(poll.id)).closed
    stored = await groups.attempts.get(attempt_of(ana).id)
    assert stored is not None
    assert stored.score == 1.0


async def test_whoever_comes_late_or_again_is_in_since_then(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    await groups.join(press(ANA), poll.id)
    await groups.go_on(poll.id, 0, groups.clock.now())
    await groups.join(press(BEN), poll.id)
    await groups.leave(press(ANA), poll.id)
    await groups.go_on(poll.id, 1, groups.clock.now())
    await groups.join(press(ANA), poll.id)
    found = await groups.show(poll.id)
    assert [(one.person, one.since) for one in found.members] == [(ANA, 2), (BEN, 1)]
    assert found.member(EVA) is None
