"""A gathering ends with a score for every attempt, and what is due is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.services.exercises.groups import GatheringKind
from bot.store.exercises.due import DueGatherings
from bot.tutor.exercises.attempts import Entry, WantedAttempt
from bot.tutor.exercises.gatherings import (
    CLOSING,
    Due,
    OverError,
    WantedGathering,
)
from bot.tutor.exercises.plans import Plan
from tests.services.exercises.polls import ANA, BEN, DUE, EVA, own, poll_scene

if TYPE_CHECKING:
    from bot.services.exercises.groups import Groups
    from bot.store.database import Database
    from bot.tutor.exercises.gatherings import Gathering
    from tests.services.conftest import Presses


async def test_closing_scores_every_attempt_and_nothing_counts_afterwards(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    ana = await own(groups, press(ANA), poll, "a")
    await groups.join(press(BEN), poll.id)
    closed = await groups.close(poll.id)
    assert closed.closed
    assert not closed.takes_answers
    stored = await groups.attempts.get(ana.attempt.id)
    assert stored is not None
    assert (stored.score, stored.closed) == (1.0, True)
    for act in (own(groups, press(ANA), poll, "b"), groups.join(press(EVA), poll.id)):
        with pytest.raises(OverError, match="What you did before counts"):
            await act
    assert await groups.close(poll.id) == closed


async def test_an_attempt_that_got_nowhere_is_broken_off_with_the_gathering(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    wanted = WantedAttempt("", "poll", poll.plan, gathering=poll.id)
    begun = await groups.attempts.begin(press(ANA), wanted)
    await groups.close(poll.id)
    stored = await groups.attempts.get(begun.id)
    assert stored is not None
    assert (stored.score, stored.closed) == (None, True)
    assert await groups.attempts.results(ANA) == ()


@pytest.mark.errors_expected
async def test_a_rule_that_fails_keeps_nobody_from_the_end(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    await own(groups, press(ANA), poll, "a")
    broken = GatheringKind("poll", lambda attempt: 1 / (attempt.id - attempt.id), poll_scene)
    ill = replace(groups, kinds=(broken,))
    assert (await ill.close(poll.id)).closed


async def test_a_closing_that_was_broken_off_takes_nothing_and_is_done_again(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    await own(groups, press(ANA), poll, "a")
    await groups.phases.stop(poll.id)
    assert (await groups.show(poll.id)).phase == CLOSING
    with pytest.raises(OverError):
        await own(groups, press(BEN), poll, "b")
    assert (await groups.close(poll.id)).closed


async def test_what_is_due_comes_earliest_first_until_it_is_closed(
    groups: Groups, press: Presses, database: Database
) -> None:
    rows, hour = DueGatherings(database), timedelta(hours=1)
    late = await groups.open(press(), WantedGathering("poll", Plan(), DUE + hour))
    soon = await groups.open(press(), WantedGathering("poll", Plan(), DUE))
    assert await rows.due(DUE - hour) == ()
    assert await rows.next_due(DUE - hour) == DUE
    assert await rows.next_due(DUE) == DUE + hour
    assert await rows.due(DUE + hour) == (
        Due("poll", soon.id, DUE),
        Due("poll", late.id, DUE + hour),
    )
    await groups.close(soon.id)
    assert await rows.due(DUE + hour) == (Due("poll", late.id, DUE + hour),)
    await groups.go_on(late.id, 0, DUE + 5 * hour)
    assert await rows.due(DUE + hour) == ()


async def test_practice_and_what_was_done_together_are_no_first_scores(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    attempts, plan = groups.attempts, Plan()
    practice = await attempts.begin(press(ANA), WantedAttempt("loss", "game", plan, "practice"))
    first = await attempts.begin(press(ANA), WantedAttempt("loss", "game", plan))
    assert practice.id != first.id
    await own(groups, press(ANA), poll, "a")
    await attempts.close(practice.id, 0.5)
    await groups.close(poll.id)
    assert await attempts.results(ANA) == ()
    assert [result.score for result in await attempts.results(ANA, "practice")] == [0.5]
    assert await attempts.latest(ANA, "game") == first
    assert await attempts.latest(ANA, "poll") is None


async def test_an_answer_in_a_group_needs_its_gathering(groups: Groups, press: Presses) -> None:
    with pytest.raises(ValueError, match="needs the gathering"):
        await groups.answer(
            press(), 0, WantedAttempt("", "poll", Plan()), lambda _: Entry("", "", "")
        )


async def test_when_a_phase_is_over_the_next_one_begins_and_after_the_last_it_closes(
    groups: Groups, press: Presses
) -> None:
    opened = await groups.open(press(), WantedGathering("two-phase poll", Plan(), DUE))
    await groups.end(Due("two-phase poll", opened.id, DUE))
    second = await groups.show(opened.id)
    assert (second.phase, second.closed, second.due_at) == (1, False, DUE + timedelta(hours=1))
    await groups.end(Due("two-phase poll", opened.id, DUE + timedelta(hours=1)))
    assert (await groups.show(opened.id)).closed


@pytest.mark.errors_expected
async def test_what_only_an_older_program_knew_comes_to_its_end_too(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    await own(groups, press(ANA), poll, "a")
    await replace(groups, kinds=()).end(Due("poll", poll.id, DUE))
    assert (await groups.show(poll.id)).closed
