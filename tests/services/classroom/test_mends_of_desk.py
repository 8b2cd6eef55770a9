"""Assignments and splits of a class stay what they were when somebody is deleted or it stops."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from bot.services.classroom.assignment_kind import assignment_scene
from bot.services.classroom.dealing_kind import dealing_scene
from bot.store.tables.people import learner
from bot.tutor.classroom.assignments import ASSIGNMENT, OPEN, TAKEN_BACK, mark
from bot.tutor.classroom.dealing import CLASS_GROUPS, SPLITTING, groups_in, thread_entry
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import WantedAttempt
from bot.tutor.exercises.plans import Plan
from bot.tutor.people import MANAGE_SERVER, Rights
from tests.services.classroom.posting import CHANNEL
from tests.services.threads import FakeThreads

if TYPE_CHECKING:
    from bot.services.messages import Delivered, Undelivered
    from bot.services.scene import Scene
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.people import Press
    from tests.services.classroom.posting import ClassPosting

TEA, STUDENTS = 1, tuple(range(100, 112))
RUNS_IT = Rights(MANAGE_SERVER | 1 << 11)


def boss(posting: ClassPosting) -> Press:
    return replace(posting.press(TEA), rights=RUNS_IT)


async def newest(posting: ClassPosting) -> Gathering:
    groups = posting.services.groups
    return await groups.show((await groups.phases.shown(groups.clock.now()))[-1])


async def opened(posting: ClassPosting, groups: int = 3) -> Gathering:
    dealing = posting.services.classroom.desk.dealing
    await dealing.open(boss(posting), groups, None)
    found = await newest(posting)
    for person in STUDENTS:
        await dealing.be_here(posting.press(person), found.id)
    return found


async def told(posting: ClassPosting, found: Gathering) -> dict[int, str]:
    dealing = posting.services.classroom.desk.dealing
    return {
        person: (await dealing.own_group(posting.press(person), found.id)).text
        for person in STUDENTS[1:]
    }


async def deleted(posting: ClassPosting, person: int) -> None:
    gone = sa.delete(learner).where(learner.c.discord_id == person)
    database = posting.services.groups.gatherings.database  # type: ignore[attr-defined]  # the real store
    assert await database.write(lambda connection: connection.execute(gone).rowcount) == 1


async def assigned(posting: ClassPosting) -> Gathering:
    await posting.services.classroom.desk.assignments.assign(boss(posting), "1", "in 3 days")
    found = await newest(posting)
    await posting.services.groups.gatherings.posted(found.id, CHANNEL, 5)
    return found


async def is_due(posting: ClassPosting) -> bool:
    due, _ = await posting.services.progress.assigned.due_for(posting.press(STUDENTS[0]), 5)
    return bool(due)


async def entered(
    posting: ClassPosting, found: Gathering, phase: int, wanted: WantedAttempt
) -> None:
    """Note what an older program noted, in the attempt of the instructor."""
    entry = thread_entry(1, 555) if phase == SPLITTING else mark(TAKEN_BACK, found.plan.items[0])
    answered = await posting.services.groups.answer(
        posting.press(TEA), phase, wanted, lambda _: entry
    )
    assert answered.counted


async def test_a_deleted_person_changes_nobody_elses_group(posting: ClassPosting) -> None:
    found = await opened(posting)
    await posting.services.classroom.desk.dealing.split(boss(posting), found.id)
    before = await told(posting, found)
    await deleted(posting, STUDENTS[0])
    assert await told(posting, found) == before
    assert len({*before.values()}) == 3


class StoppingThreads(FakeThreads):
    """Makes one thread; then the bot stops."""

    async def make(
        self, guild: int, channel: int, name: str, first: Scene
    ) -> Delivered | Undelivered:
        if self.made:
            raise RuntimeError
        return await super().make(guild, channel, name, first)


async def test_a_deleted_person_changes_no_group_while_threads_are_made(
    posting: ClassPosting,
) -> None:
    found, groups = await opened(posting), posting.services.groups
    dealing = posting.services.classroom.desk.dealing
    with pytest.raises(RuntimeError):
        await replace(dealing, threads=StoppingThreads()).split(boss(posting), found.id)
    before = groups_in(await groups.phases.attempts(found.id))
    assert before is not None
    for person in before[2]:  # now nobody is left of the third group
        await deleted(posting, person)
    await dealing.split(boss(posting), found.id)
    after = groups_in(await groups.phases.attempts(found.id))
    assert after == (*before[:2], ())
    assert (await groups.show(found.id)).closed


async def test_who_is_in_which_group_is_kept_without_a_discord_id(posting: ClassPosting) -> None:
    found = await opened(posting)
    await posting.services.classroom.desk.dealing.split(boss(posting), found.id)
    attempts = await posting.services.groups.phases.attempts(found.id)
    [whole] = [attempt for attempt in attempts if attempt.person is None]
    kept = " ".join(f"{entry.item} {entry.choice}" for entry in whole.entries).replace("/", " ")
    assert not {*kept.split()} & {str(person) for person in STUDENTS}
    dealt = groups_in(attempts)
    assert dealt is not None
    assert sorted(person for part in dealt for person in part) == list(STUDENTS)


async def test_a_deleted_instructor_takes_no_thread_away(posting: ClassPosting) -> None:
    found = await opened(posting)
    await posting.services.classroom.desk.dealing.split(boss(posting), found.id)
    before = await told(posting, found)
    await deleted(posting, TEA)
    assert await told(posting, found) == before
    groups = posting.services.groups
    scene = dealing_scene(await groups.show(found.id), await groups.phases.attempts(found.id))
    assert len(scene.threads) == 3
    assert scene.here == len(STUDENTS)


async def test_threads_that_an_older_program_noted_are_read(posting: ClassPosting) -> None:
    found, groups = await opened(posting), posting.services.groups
    dealing = posting.services.classroom.desk.dealing
    await groups.go_on(found.id, 0, groups.clock.now() + (found.due_at - found.opened_at))  # type: ignore[operator]  # it has a time
    wanted = WantedAttempt("", CLASS_GROUPS, Plan(), gathering=found.id)
    await entered(posting, found, SPLITTING, wanted)
    first = [who for who, said in (await told(posting, found)).items() if "<#555>" in said]
    await dealing.split(boss(posting), found.id)
    assert len(dealing.threads.made) == 2  # type: ignore[attr-defined]  # a fake
    after = await told(posting, found)
    assert [who for who, said in after.items() if said == "You are in group 1: <#555>"] == first


async def test_a_deleted_instructor_leaves_an_assignment_taken_back(
    posting: ClassPosting,
) -> None:
    found, groups = await assigned(posting), posting.services.groups
    assert await is_due(posting)
    await posting.services.classroom.desk.assignments.take_back(boss(posting), found.id)
    await deleted(posting, TEA)
    attempts = await groups.phases.attempts(found.id)
    assert assignment_scene(await groups.show(found.id), attempts).taken_back
    assert (await groups.show(found.id)).members == ()
    assert not await is_due(posting)


async def test_what_an_older_program_took_back_is_read(posting: ClassPosting) -> None:
    found, groups = await assigned(posting), posting.services.groups
    wanted = WantedAttempt("", ASSIGNMENT, Plan(), gathering=found.id)
    await entered(posting, found, OPEN, wanted)
    attempts = await groups.phases.attempts(found.id)
    assert assignment_scene(await groups.show(found.id), attempts).taken_back


async def test_taking_back_that_breaks_off_is_due_to_nobody_and_closed_at_a_start(
    posting: ClassPosting,
) -> None:
    found, groups = await assigned(posting), posting.services.groups
    desk = posting.services.classroom.desk.assignments
    # The bot stops after the first write, before it closes what was taken back.
    assert await desk.led.take_back(boss(posting), found.id, mark(TAKEN_BACK, "any"))
    assert not await is_due(posting)
    with pytest.raises(TutorError, match="time for this assignment is over"):
        await desk.begin(posting.press(STUDENTS[0]), found.id)
    again = await desk.take_back(boss(posting), found.id)
    assert "over already" in again.text  # type: ignore[attr-defined]  # it is a note
    assert not (await groups.show(found.id)).closed
    await groups.resume()
    closed = await groups.show(found.id)
    assert closed.closed
    assert assignment_scene(closed, await groups.phases.attempts(found.id)).taken_back


async def test_a_split_of_a_new_term_ends_after_a_split_of_the_term_before(
    posting: ClassPosting,
) -> None:
    desk, first = posting.services.classroom.desk, await opened(posting)
    await desk.dealing.split(boss(posting), first.id)
    await desk.ending.delete(boss(posting), posting.guild, first.id)
    second = await opened(posting, 2)
    assert second.id > first.id
    assert "The 2 threads are made" in (await desk.dealing.split(boss(posting), second.id)).text
    assert (await posting.services.groups.show(second.id)).closed
    assert second.channel == CHANNEL
