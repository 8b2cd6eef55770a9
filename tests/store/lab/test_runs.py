from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import StatementError

from bot.store.database import Database
from bot.store.lab.runs import Runs
from bot.store.lab.shelf import Shelf
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.news import Outcome
from bot.tutor.lab.caps import Caps
from bot.tutor.lab.runs import Refusal, Run, RunState, WantedRun
from bot.tutor.people import Press
from tests.store.building import rows
from tests.store.trained import NUMBERS, OUTCOME, TASK, WANTED, begun, done

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.building import SteppingClock

ANA, BEN, CLEO = 300_000_000_000_000_001, 300_000_000_000_000_002, 3
ENDS = pytest.mark.parametrize("state", [RunState.DONE, RunState.FAILED, RunState.CANCELLED])


async def end_as(runs: Runs, run: Run, state: RunState) -> None:
    if state is RunState.DONE:
        assert await runs.finish(run, OUTCOME, None)
    else:
        assert await runs.end(run.id, state, "It took too long.")


async def test_a_training_comes_back_as_it_was_asked_for(runs: Runs, shelf: Shelf) -> None:
    wanted = WantedRun(TASK, None, private=True, predicted="overfits", sure=70)
    run = await begun(runs, Press(1, ANA, guild=2**62), wanted)
    assert run == Run(
        id=run.id,
        person=ANA,
        guild=2**62,
        wanted=wanted,
        state=RunState.RUNNING,
        attempt=1,
        channel=None,
        message=None,
        numbers=(),
        reason="",
        score=None,
        started_at=run.started_at,
    )
    assert await shelf.get(run.id) == run
    assert await shelf.get(99) is None


async def test_where_its_answer_stands_is_noted(runs: Runs, shelf: Shelf) -> None:
    run = await begun(runs, Press(1, ANA))
    await runs.posted(run, 2**62, 2**62 + 1)
    assert await shelf.get(run.id) == replace(run, channel=2**62, message=2**62 + 1)


async def test_the_same_press_five_times_at_once_begins_one(runs: Runs, path: Path) -> None:
    taken = await asyncio.gather(
        *(runs.begin(Press(1, ANA, 5), WANTED, Caps(in_server=10)) for _ in range(5))
    )
    assert Counter(map(type, taken)) == {Run: 1, Refusal: 4}
    assert set(taken[1:]) == {Refusal.REPEATED}
    assert rows(path, "SELECT press_id, state FROM run") == [(1, "running")]


@ENDS
async def test_a_press_that_comes_again_after_the_end_begins_nothing(
    runs: Runs, state: RunState
) -> None:
    await end_as(runs, await begun(runs, Press(1, ANA)), state)
    assert await runs.begin(Press(1, ANA), WANTED, Caps(in_server=10)) is Refusal.REPEATED


@ENDS
async def test_a_person_has_one_training_at_a_time_wherever_they_are(
    runs: Runs, state: RunState
) -> None:
    first = await begun(runs, Press(1, ANA, guild=5))
    for number, guild in enumerate((5, 6, None), start=2):
        assert (
            await runs.begin(Press(number, ANA, guild), WANTED, Caps(in_server=10)) is Refusal.BUSY
        )
    await begun(runs, Press(9, BEN, guild=5))
    await end_as(runs, first, state)
    await begun(runs, Press(10, ANA, guild=5))


async def test_ten_presses_of_one_person_at_once_begin_one(runs: Runs) -> None:
    taken = await asyncio.gather(
        *(runs.begin(Press(n, ANA, 5), WANTED, Caps(in_server=99)) for n in range(10))
    )
    assert Counter(map(type, taken)) == {Run: 1, Refusal: 9}
    assert set(taken[1:]) == {Refusal.BUSY}


async def test_of_thirty_people_at_once_exactly_as_many_are_taken_as_may_be(runs: Runs) -> None:
    class_of_30 = [Press(n, 1000 + n, guild=5) for n in range(30)]
    taken = await asyncio.gather(
        *(runs.begin(press, WANTED, Caps(in_server=10)) for press in class_of_30)
    )
    assert Counter(map(type, taken)) == {Run: 10, Refusal: 20}
    assert {answer for answer in taken if isinstance(answer, Refusal)} == {Refusal.FULL}


async def test_the_cap_counts_only_running_trainings_of_that_guild(runs: Runs, path: Path) -> None:
    first = await begun(runs, Press(1, ANA, guild=5))
    assert await runs.begin(Press(2, BEN, guild=5), WANTED, Caps(in_server=1)) is Refusal.FULL
    assert rows(path, "SELECT discord_id FROM learner") == [(ANA,)]  # nothing is kept about Ben
    assert isinstance(await runs.begin(Press(3, BEN, guild=6), WANTED, Caps(in_server=1)), Run)
    for number in range(4, 9):
        assert isinstance(
            await runs.begin(Press(number, 1000 + number), WANTED, Caps(in_server=1)), Run
        )
    await end_as(runs, first, RunState.CANCELLED)
    assert isinstance(await runs.begin(Press(10, CLEO, guild=5), WANTED, Caps(in_server=1)), Run)


async def test_one_may_be_lined_up_where_that_is_allowed_and_no_third(runs: Runs) -> None:
    await begun(runs, Press(1, ANA))
    press = [Press(number, ANA) for number in range(2, 8)]
    taken = await asyncio.gather(
        *(runs.begin(one, WANTED, Caps(trainings=2, in_server=10)) for one in press)
    )
    assert Counter(map(type, taken)) == {Run: 1, Refusal: 5}
    assert await runs.begin(Press(9, ANA), WANTED, Caps(in_server=10)) is Refusal.BUSY


async def test_a_finished_training_keeps_every_number_as_it_was(runs: Runs, shelf: Shelf) -> None:
    other = replace(NUMBERS, diverged=False, confusion=(), classes=(), validation_loss=(0.1, 2.0))
    run = await begun(runs, Press(1, ANA))
    assert await runs.finish(run, replace(OUTCOME, runs=(NUMBERS, other)), 0.0625)
    expected = replace(run, state=RunState.DONE, numbers=(NUMBERS, other), score=0.0625)
    assert await shelf.get(run.id) == expected
    assert await shelf.pictures(run.id) == OUTCOME.pictures


async def test_an_outcome_without_pictures_is_kept_too(runs: Runs, shelf: Shelf) -> None:
    run = await begun(runs, Press(1, ANA))
    assert await runs.finish(run, Outcome((NUMBERS,), (), 0.1), None)
    assert await shelf.pictures(run.id) == ()


@ENDS
async def test_a_training_ends_once(runs: Runs, shelf: Shelf, state: RunState) -> None:
    run = await begun(runs, Press(1, ANA))
    await end_as(runs, run, state)
    ended, pictures = await shelf.get(run.id), await shelf.pictures(run.id)
    assert ended is not None
    assert ended.state is state
    assert ended.reason == ("" if state is RunState.DONE else "It took too long.")
    assert not await runs.finish(run, replace(OUTCOME, runs=(NUMBERS, NUMBERS)), 0.5)
    assert not await runs.end(run.id, RunState.FAILED, "Too late.")
    assert await shelf.get(run.id) == ended
    assert await shelf.pictures(run.id) == pictures


async def test_of_a_result_and_a_cancel_at_once_one_counts(runs: Runs, shelf: Shelf) -> None:
    for number in range(10):
        run = await begun(runs, Press(number, ANA))
        finished, cancelled = await asyncio.gather(
            runs.finish(run, OUTCOME, None), runs.end(run.id, RunState.CANCELLED, "")
        )
        assert finished is not cancelled
        ended = await shelf.get(run.id)
        assert ended is not None
        assert (ended.state is RunState.DONE) is finished
        assert bool(ended.numbers) is finished


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), -float("inf")])
async def test_a_number_that_is_none_is_refused_and_nothing_is_kept(
    runs: Runs, shelf: Shelf, bad: float
) -> None:
    run = await begun(runs, Press(1, ANA))
    spoiled = replace(NUMBERS, train_loss=(0.5, bad, 0.5))
    with pytest.raises(StatementError, match="JSON"):
        await runs.finish(run, replace(OUTCOME, runs=(NUMBERS, spoiled)), 0.1)
    assert await shelf.get(run.id) == run
    assert await runs.finish(run, OUTCOME, 0.1)


async def test_a_new_start_takes_up_what_is_open_and_leaves_the_rest(
    runs: Runs, clock: SteppingClock
) -> None:
    shown = await done(runs, Press(1, ANA))
    await Shelf(runs.database, CATALOGUE).seen(shown.id)
    await done(runs, Press(5, ANA), replace(WANTED, private=True))
    untold = await begun(runs, Press(2, ANA))
    await runs.end(untold.id, RunState.CANCELLED, "")
    opened = [await begun(runs, Press(n, n, guild=5)) for n in (BEN, CLEO)]
    opened.append(await begun(runs, Press(4, ANA)))
    runs.database.close()
    database = Database(runs.database.path, clock)
    database.start()
    first, *rest = await Runs(database, CATALOGUE).take_up()
    assert (first.id, first.state) == (untold.id, RunState.CANCELLED)
    await Shelf(database, CATALOGUE).seen(untold.id)
    taken_up = tuple(rest)
    assert taken_up == tuple(replace(run, attempt=2) for run in opened)
    assert [run.attempt for run in await Runs(database, CATALOGUE).take_up()] == [3, 3, 3]
    # What an earlier start of the bot brings late does not count; what this one brings does.
    for stale in (opened[0], taken_up[0]):
        assert not await Runs(database, CATALOGUE).finish(stale, OUTCOME, 0.5)
    assert await Shelf(database, CATALOGUE).pictures(opened[0].id) == ()
    assert await Runs(database, CATALOGUE).finish(replace(opened[0], attempt=3), OUTCOME, None)
    assert [run.id for run in await Runs(database, CATALOGUE).take_up()] == [
        run.id for run in opened
    ]
    database.close()
