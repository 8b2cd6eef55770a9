"""Doing something together: everyone counts once, under their own name, and everything ends."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.services.exercises.groups import Groups
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Entry, WantedAttempt
from bot.tutor.exercises.gatherings import (
    ElsewhereError,
    FullError,
    NotAMemberError,
    WantedGathering,
)
from bot.tutor.exercises.plans import Plan
from tests.services.exercises.polls import ANA, BEN, DUE, EVA, HOST, POLL, attempt_of, own, shared

if TYPE_CHECKING:
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.gatherings import Gathering
    from tests.services.conftest import Presses


async def test_a_gathering_comes_back_as_it_was_opened_and_posted(
    groups: Groups, press: Presses
) -> None:
    opening = press(HOST, 9)
    poll = await groups.open(opening, POLL)
    assert (poll.kind, poll.plan, poll.due_at, poll.host, poll.guild) == (
        *("poll", POLL.plan, DUE, HOST, 9),
    )
    assert (poll.phase, poll.members, poll.closed, poll.message) == (0, (), False, None)
    await groups.gatherings.posted(poll.id, 77, 88)
    again = await groups.open(opening, POLL)
    assert (again.id, again.channel, again.message) == (poll.id, 77, 88)


async def test_no_kind_that_nobody_knows_is_opened(groups: Groups, press: Presses) -> None:
    with pytest.raises(ValueError, match="no gathering named 'dance'; known are poll"):
        await groups.open(press(), WantedGathering("dance", Plan(), DUE))


async def test_what_is_unknown_gets_a_kind_sentence(groups: Groups, press: Presses) -> None:
    for call in (groups.show(5), groups.join(press(), 5), groups.close(5)):
        with pytest.raises(TutorError, match="do not know this one any more"):
            await call


async def test_each_answers_a_post_in_an_attempt_of_their_own(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    ana, ben = await own(groups, press(ANA), poll, "a"), await own(groups, press(BEN), poll, "b")
    assert (ana.counted, ben.counted) == (True, True)
    assert (attempt_of(ana).person, attempt_of(ben).person) == (ANA, BEN)
    assert attempt_of(ana).id != attempt_of(ben).id
    present = (await groups.show(poll.id)).present
    assert [member.person for member in present] == [ANA, BEN]


async def test_members_who_act_in_one_instant_all_count_and_a_double_click_counts_once(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    for person in (ANA, BEN, EVA):
        await groups.join(press(person), poll.id)
    people = (ANA, BEN, EVA, ANA, EVA)
    found = await asyncio.gather(*(shared(groups, press(p), poll, str(p)) for p in people))
    assert [answered.counted for answered in found].count(True) == 3
    attempt = attempt_of(await shared(groups, press(BEN), poll, "late"))
    said = [(entry.author, entry.choice, entry.turn) for entry in attempt.entries]
    assert sorted(said) == [(ANA, "2", "0"), (BEN, "3", "0"), (EVA, "4", "0")]
    assert attempt.person is None


async def test_one_persons_step_does_not_make_the_card_of_another_old(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    await groups.join(press(ANA), poll.id)
    await groups.join(press(BEN), poll.id)
    assert (await shared(groups, press(ANA), poll, "a", phase=0)).counted
    assert (await shared(groups, press(BEN), poll, "a", phase=0)).counted
    gone_on = await groups.go_on(poll.id, 0, DUE)
    assert gone_on.phase == 1
    assert not (await shared(groups, press(ANA), poll, "b", phase=0)).counted
    assert (await shared(groups, press(ANA), poll, "b", phase=1)).counted


async def test_an_answer_that_was_judged_in_an_older_phase_does_not_count(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    """The phase may change between reading the attempt and storing the entry."""
    attempt = attempt_of(await own(groups, press(ANA), poll, "a"))
    await groups.go_on(poll.id, 0, DUE)
    entry = Entry("answer", "q1", "b", author=ANA, turn="late")
    assert not await groups.attempts.add(press(ANA), attempt, entry, None)


async def test_two_presses_on_go_on_take_one_step(groups: Groups, poll: Gathering) -> None:
    await asyncio.gather(*(groups.go_on(poll.id, 0, DUE) for _ in range(2)))
    assert (await groups.show(poll.id)).phase == 1


async def test_only_members_take_part_in_a_group(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    with pytest.raises(NotAMemberError, match="Press Join first"):
        await shared(groups, press(ANA), poll, "a")
    await groups.join(press(ANA), poll.id)
    await shared(groups, press(ANA), poll, "a")
    assert (await groups.leave(press(ANA), poll.id)).present == ()
    with pytest.raises(NotAMemberError):
        await shared(groups, press(ANA), poll, "b")
    back = await groups.join(press(ANA), poll.id, "another role")
    assert [(member.person, member.role) for member in back.present] == [(ANA, "")]


async def test_a_gathering_is_full_at_its_cap_and_a_leaver_makes_room(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    joins = (groups.join(press(person), poll.id, most=2) for person in (ANA, BEN, EVA, HOST))
    found = await asyncio.gather(*joins, return_exceptions=True)
    assert sum(isinstance(one, FullError) for one in found) == 2
    present = (await groups.show(poll.id)).present
    await groups.join(press(present[0].person), poll.id, most=2)  # is there already
    await groups.leave(press(present[0].person), poll.id)
    outside = next(p for p in (ANA, BEN, EVA, HOST) if p not in {m.person for m in present})
    assert len((await groups.join(press(outside), poll.id, most=2)).present) == 2


async def test_a_press_that_is_delivered_again_does_not_bring_a_leaver_back(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    answering, joining = press(ANA), press(BEN)
    await own(groups, answering, poll, "a")
    await groups.join(joining, poll.id)
    for person in (ANA, BEN):
        await groups.leave(press(person), poll.id)
    assert not (await own(groups, answering, poll, "a")).counted
    await groups.join(joining, poll.id)
    assert (await groups.show(poll.id)).present == ()


async def test_nobody_acts_in_a_gathering_of_another_server(groups: Groups, press: Presses) -> None:
    poll = await groups.open(press(HOST, 9), POLL)
    for guild in (8, None):
        for act in (
            own(groups, press(ANA, guild), poll, "a"),
            groups.join(press(ANA, guild), poll.id),
        ):
            with pytest.raises(ElsewhereError):
                await act
    assert (await own(groups, press(ANA, 9), poll, "a")).counted
    await groups.go_on(poll.id, 0, DUE)
    assert (await own(groups, press(ANA), poll, "a", phase=1)).counted, "a member may write to us"
    with pytest.raises(ElsewhereError):
        await own(groups, press(BEN), poll, "a", phase=1)


async def test_an_answer_that_does_not_count_changes_nothing(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    await groups.go_on(poll.id, 0, DUE)
    late = await own(groups, press(ANA), poll, "a", phase=0)
    assert (late.attempt, late.counted) == (None, False)
    assert (await groups.show(poll.id)).members == ()
    assert await groups.phases.attempts(poll.id) == ()
    counted = await own(groups, press(ANA), poll, "a", phase=1)
    await groups.leave(press(ANA), poll.id)
    again = await own(groups, press(ANA), poll, "b", phase=1)
    assert (again.attempt, again.counted) == (counted.attempt, False)
    assert (await groups.show(poll.id)).present == ()


async def test_where_one_has_to_join_first_an_answer_does_not_do_it(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    wanted = WantedAttempt("", "poll", poll.plan, gathering=poll.id, joins=False)
    for joined in (False, True):
        if joined:
            await groups.join(press(ANA), poll.id, most=1)
            answered = await groups.answer(
                press(ANA), 0, wanted, lambda _: Entry("answer", "q", "a")
            )
            assert answered.counted
            continue
        with pytest.raises(NotAMemberError):
            await groups.answer(press(ANA), 0, wanted, lambda _: Entry("answer", "q", "a"))


async def test_a_judge_that_breaks_off_harms_nobody_else(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    def breaks_off(_: Attempt) -> Entry:
        return next(iter([]))

    def cancelled(_: Attempt) -> Entry:
        raise asyncio.CancelledError

    wanted = WantedAttempt("", "poll", poll.plan, gathering=poll.id)
    for judge in (breaks_off, cancelled):
        found = await asyncio.gather(
            groups.answer(press(ANA), 0, wanted, judge),
            own(groups, press(BEN), poll, "b"),
            return_exceptions=True,
        )
        assert isinstance(found[0], RuntimeError)
    attempts = await groups.phases.attempts(poll.id)
    assert [attempt.person for attempt in attempts] == [BEN]
