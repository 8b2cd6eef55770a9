"""Caps hold in one transaction, whatever is pressed at once; starts are counted, not waits."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.store.lab.workload import Workload
from bot.tutor.lab.caps import Caps
from bot.tutor.lab.runs import Refusal, Run, RunState
from bot.tutor.people import Press
from tests.store.building import rows
from tests.store.trained import WANTED, begun

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store.lab.runs import Runs

ANA, BEN, GUILD = 11, 12, 5
CAPS = Caps(trainings=2, of_person=3, in_server=4, overall=6)


@pytest.fixture
def workload(runs: Runs) -> Workload:
    return Workload(runs.database)


def taken(answers: list[Run | Refusal | None]) -> int:
    return sum(not isinstance(answer, Refusal) for answer in answers)


async def test_f10_of_twenty_five_presses_of_all_kinds_at_once_a_person_has_three(
    runs: Runs, workload: Workload, path: Path
) -> None:
    asked = [
        workload.take(Press(n, ANA), CAPS) if n % 2 else runs.begin(Press(n, ANA), WANTED, CAPS)
        for n in range(25)
    ]
    answers: list[Run | Refusal | None] = list(await asyncio.gather(*asked))
    assert taken(answers) == 3
    [(trainings, beside)] = rows(
        path, "SELECT (SELECT count(*) FROM run), (SELECT count(*) FROM side_job)"
    )
    assert (trainings, beside) in {(2, 1), (1, 2), (0, 3)}


async def test_f10_a_server_and_all_together_are_full_at_their_caps(
    runs: Runs, workload: Workload
) -> None:
    here = [
        workload.take(Press(n, 100 + n, GUILD), CAPS)
        if n % 2
        else runs.begin(Press(n, 100 + n, GUILD), WANTED, CAPS)
        for n in range(25)
    ]
    answers: list[Run | Refusal | None] = list(await asyncio.gather(*here))
    assert Counter(one for one in answers if isinstance(one, Refusal)) == {Refusal.FULL: 21}
    dms = [workload.take(Press(100 + n, 200 + n), CAPS) for n in range(25)]
    answers = list(await asyncio.gather(*dms))
    assert Counter(one for one in answers if isinstance(one, Refusal)) == {Refusal.CROWDED: 23}


async def test_f10_what_is_done_makes_room_and_a_new_start_forgets_the_rest(
    runs: Runs, workload: Workload, path: Path
) -> None:
    for number in range(3):
        assert await workload.take(Press(number, ANA), CAPS) is None
    assert await workload.take(Press(2, ANA), CAPS) is Refusal.REPEATED
    assert await workload.take(Press(3, ANA), CAPS) is Refusal.LOADED
    await workload.give_back(1)
    assert await workload.take(Press(4, ANA), CAPS) is None
    await runs.take_up()
    assert rows(path, "SELECT count(*) FROM side_job") == [(0,)]


async def test_f11_starts_are_kept_for_the_next_start_of_the_bot_and_never_fall(
    runs: Runs, path: Path
) -> None:
    one, other = await begun(runs, Press(1, ANA)), await begun(runs, Press(2, BEN))
    for starts in (1, 2, 1):
        await runs.started(one, starts)
    assert [run.begun for run in await runs.take_up()] == [2, 0]
    await runs.started(one, 9)  # of the bot before: it counts no more
    assert [run.begun for run in await runs.take_up()] == [2, 0]
    assert await runs.end(one.id, RunState.FAILED, "It broke off.")
    await runs.started(replace(one, attempt=3), 3)
    await runs.take_up()
    assert rows(path, "SELECT count(*) FROM run_start") == [(0,)]
    assert other.begun == 0
