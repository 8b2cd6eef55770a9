"""A gathering ends with a score for every attempt, and what is due is found."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from bot.services.exercises.gathering_kinds import GatheringKind
from bot.services.messages import Delivered
from bot.store.exercises.due import DueGatherings
from bot.tutor.exercises.attempts import Entry, WantedAttempt
from bot.tutor.exercises.gatherings import (
    CLOSING,
    Due,
    OverError,
    WantedGathering,
)
from bot.tutor.exercises.plans import Plan
from tests.fakes import HandClock, HeardMessages
from tests.services.exercises.polls import (
    ANA,
    BEN,
    DUE,
    EVA,
    POLL,
    PollScene,
    attempt_of,
    own,
    poll_scene,
)

if TYPE_CHECKING:
    import sqlalchemy as sa

    from bot.services.exercises.groups import Groups
    from bot.services.messages import MessagePlace, Undelivered
    from bot.services.scene import Scene
    from bot.store.database import Database
    from bot.tutor.exercises.gatherings import Gathering
    from tests.services.conftest import Presses


def executed(change: str, connection: sa.Connection) -> None:
    connection.exec_driver_sql(change)


async def test_closing_scores_every_attempt_and_nothing_counts_afterwards(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    ana = await own(groups, press(ANA), poll, "a")
    await groups.join(press(BEN), poll.id)
    closed = await groups.close(poll.id)
    assert closed.closed
    assert not closed.takes_answers
    stored = await groups.attempts.get(attempt_of(ana).id)
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
    await groups.end(Due("two-phase poll", opened.id, DUE))  # read before somebody went on
    assert (await groups.show(opened.id)).phase == 1
    await groups.end(Due("two-phase poll", opened.id, DUE + timedelta(hours=1)))
    assert (await groups.show(opened.id)).closed


@pytest.mark.errors_expected
async def test_what_only_an_older_program_knew_comes_to_its_end_too(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    await own(groups, press(ANA), poll, "a")
    await replace(groups, kinds=()).end(Due("poll", poll.id, DUE))
    assert (await groups.show(poll.id)).closed


async def test_a_gathering_that_is_closing_is_not_opened_again(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    await own(groups, press(ANA), poll, "a")
    await groups.phases.stop(poll.id)
    assert (await groups.go_on(poll.id, CLOSING, DUE)).phase == CLOSING
    with pytest.raises(OverError):
        await own(groups, press(BEN), poll, "b")
    await groups.close(poll.id)
    assert [a.score for a in await groups.phases.attempts(poll.id)] == [1.0]


@pytest.mark.errors_expected
@pytest.mark.parametrize("score", [float("nan"), float("inf"), -0.1, 1.1])
async def test_no_score_but_a_share_is_stored(
    groups: Groups, press: Presses, poll: Gathering, score: float
) -> None:
    await own(groups, press(ANA), poll, "a")
    odd = GatheringKind("poll", lambda _: score, poll_scene)
    assert (await replace(groups, kinds=(odd,)).close(poll.id)).closed
    assert [a.score for a in await groups.phases.attempts(poll.id)] == [None]


@pytest.mark.errors_expected
async def test_an_entry_that_only_a_newer_program_reads_keeps_nobody_from_the_end(
    groups: Groups, press: Presses, poll: Gathering, database: Database
) -> None:
    ana = await own(groups, press(ANA), poll, "a")
    await own(groups, press(BEN), poll, "a")
    change = 'UPDATE entry SET payload = \'{"reply": "danced"}\' WHERE attempt_id = '
    number = attempt_of(ana).id
    await database.write(partial(executed, f"{change}{number}"))
    assert (await groups.close(poll.id)).closed
    found = await groups.phases.attempts(poll.id)
    assert [(a.person, a.score) for a in found] == [(BEN, 1.0)]


@pytest.mark.errors_expected
async def test_a_start_shows_again_what_is_open_or_was_closed_lately(
    groups: Groups, press: Presses, database: Database
) -> None:
    polls = [await groups.open(press(), POLL) for _ in range(4)]
    for opened in polls:
        await groups.gatherings.posted(opened.id, 77, opened.id)
    await groups.close(polls[1].id)
    await groups.close(polls[2].id)
    for change in (
        f"UPDATE gathering SET closed_at = '2026-01-01 00:00:00' WHERE id = {polls[2].id}",  # noqa: S608 - our own number
        f"UPDATE gathering SET plan = '{{\"version\": 9}}' WHERE id = {polls[3].id}",  # noqa: S608 - our own number
    ):
        await database.write(partial(executed, change))
    messages = HeardMessages()
    now = await database.read(lambda _: database.clock())
    await replace(groups, messages=messages, clock=HandClock(now), places={}).resume()
    for _ in range(100):  # the store answers from its own threads
        if len(messages.told) == 2:
            break
        await asyncio.sleep(0.05)
    assert {place.message for place, _ in messages.told} == {polls[0].id, polls[1].id}


async def test_an_answer_while_the_card_is_being_posted_is_shown_on_it(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    class Slow(HeardMessages):
        async def deliver(
            self, place: MessagePlace, scene: Scene, nonce: str
        ) -> Delivered | Undelivered:
            await own(slow, press(ANA), poll, "a")
            told = await super().deliver(place, scene, nonce)
            return Delivered(replace(place, message=5)) if isinstance(told, Delivered) else told

    messages = Slow()
    slow = replace(groups, messages=messages, places={})
    await slow.post(poll.id)
    await messages.task
    assert [scene for _, scene in messages.told] == [PollScene(0, False), PollScene(1, False)]


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
