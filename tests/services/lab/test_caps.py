"""How much may be under way: of one person, in a server, and overall."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bot.services.lab.training import Prediction
from bot.store.errors import NotSavedError
from bot.tutor.errors import TutorError
from bot.tutor.lab.caps import USUAL
from bot.tutor.lab.requests import TrainingRequest
from bot.tutor.people import Press
from tests.fakes import SlowEngine, made_up_outcome
from tests.services.lab.listening import ANA, BEN, settled, start

if TYPE_CHECKING:
    from bot.services.data.scenes import Download
    from tests.conftest import BuildApp


async def test_f10_the_cap_of_a_person_counts_files_to_take_home_and_trainings(
    build_app: BuildApp,
) -> None:
    engine = SlowEngine()
    services = build_app(engine=engine).bot.services
    run = await start(services, Press(1, ANA))
    engine.say(run.id, made_up_outcome())
    await settled()
    before = len(engine.submitted)
    asked = [
        asyncio.ensure_future(services.past_runs.export(Press(100 + n, ANA), run.id))
        for n in range(25)
    ]
    told = await asyncio.gather(*(first_of(one) for one in asked))
    assert Counter(told) == {None: 3, "3 things that you asked for": 22}
    assert len(engine.submitted) == before + 3
    with pytest.raises(TutorError, match="3 things that you asked for"):
        await start(services, Press(2, ANA))
    await start(services, Press(3, BEN))
    engine.submitted[-2].listen(made_up_outcome(engine.submitted[-2].task))
    await settled()
    await start(services, Press(4, ANA))
    for one in asked:
        one.cancel()
    await asyncio.gather(*asked, return_exceptions=True)


async def first_of(asked: asyncio.Future[Download]) -> str | None:
    """Return what was refused, None if it goes on."""
    await asyncio.wait([asked], timeout=1.0)
    return str(asked.exception())[:27] if asked.done() else None


async def test_f10_five_hundred_are_taken_overall_dms_included(build_app: BuildApp) -> None:
    services = build_app(engine=SlowEngine()).bot.services
    wanted = TrainingRequest(), False, Prediction()
    taken = await asyncio.gather(
        *(services.training.train(Press(n, 100 + n), *wanted) for n in range(520)),
        return_exceptions=True,
    )
    refused = [one for one in taken if isinstance(one, TutorError)]
    assert len(taken) - len(refused) == USUAL.overall == 500
    words = "500 trainings and other things are under way, of people everywhere"
    assert all(words in str(one) for one in refused)


async def test_f10_what_could_not_be_noted_as_done_is_noted_before_more_is_taken(
    build_app: BuildApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = SlowEngine()
    services = build_app(engine=engine).bot.services
    side_work = services.past_runs.side_work
    run = await start(services, Press(1, ANA))
    engine.say(run.id, made_up_outcome())
    await settled()

    async def locked(_self: object, _press: int) -> None:
        raise NotSavedError

    with monkeypatch.context() as patch:
        patch.setattr(type(side_work._workload), "give_back", locked)
        for number in range(USUAL.of_person):
            async with side_work.taken(Press(10 + number, BEN)):
                pass
    async with side_work.taken(Press(20, BEN)):
        assert not side_work._left
