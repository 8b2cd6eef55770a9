"""What is open: what was touched last, what is below it, a training before all else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.services.conversation.move_scenes import ByeScene
from bot.services.conversation.place import Meant
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.moment import Moment, Open
from bot.tutor.conversation.moves.heard import heard_move
from bot.tutor.lab.runs import Run, RunState, Trainings, WantedRun
from tests.services.conversation.talking import Talker, letter, with_questions
from tests.services.conversation.typed_game import FEATURES
from tests.services.lab.listening import ANA

if TYPE_CHECKING:
    from bot.services.conversation.moments import Moments
    from bot.trainings.news import Picture
    from bot.tutor.course.course import Course
    from bot.tutor.people import Press
    from tests.services.conftest import Presses, Teach

BEFORE, AFTER = datetime(2020, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)


class ShelfOfOne:
    """Holds one training of everybody."""

    def __init__(self, state: RunState, started_at: datetime) -> None:
        wanted = WantedRun(None)
        more = (None, None, (), "", None, started_at)
        self.run = Run(7, ANA, None, wanted, state, 1, *more)

    async def get(self, run: int) -> Run | None:
        return self.run if run == self.run.id else None

    async def begun_by(self, _press: int) -> Run | None:
        return None

    async def pictures(self, _run: int) -> tuple[Picture, ...]:
        return ()

    async def unseen(self, _press: Press) -> Run | None:
        return None

    async def seen(self, _run: int) -> None: ...

    async def of(self, _person: int) -> Trainings:
        return Trainings(0, (self.run,), 0, None)


@pytest.fixture
def talker(teach: Teach, course: Course, press: Presses) -> Talker:
    return Talker(teach(with_questions(course)), press)


def moments_with(talker: Talker, state: RunState, started_at: datetime) -> Moments:
    moments = talker.services.conversation.moves.moments
    return replace(moments, shelf=ShelfOfOne(state, started_at))


async def test_a_newcomer_has_nothing_open(talker: Talker) -> None:
    moment, place = await talker.services.conversation.moves.moments.of(talker.press())
    assert moment == Moment()
    assert (place.attempt, place.position, place.below) == (None, None, None)


async def test_the_thing_touched_last_comes_first_and_a_game_is_below(talker: Talker) -> None:
    of = talker.services.conversation.moves.moments.of
    await talker.say("play", FEATURES)
    assert (await of(talker.press()))[0].open is Open.GAME
    scene = await talker.asked("choice")
    moment, place = await of(talker.press())
    assert (moment.open, moment.also, moment.labels) == (
        Open.CHOICE,
        Open.GAME,
        ("formal", "casual"),
    )
    assert place.below is not None
    assert moment.key == ("Against the gradient",)
    await talker.say(letter(scene, "against"))
    moment, _ = await of(talker.press())
    assert (moment.open, moment.key) == (Open.ANSWERED, ())
    await talker.say("learn")
    assert (await of(talker.press()))[0].open in {Open.CARD, Open.TRY}


@pytest.mark.parametrize(
    ("state", "kind"), [(RunState.RUNNING, Open.RUN), (RunState.DONE, Open.TRAINED)]
)
async def test_a_training_that_was_begun_last_is_what_is_open(
    talker: Talker, state: RunState, kind: Open
) -> None:
    await talker.say("learn")
    moment, place = await moments_with(talker, state, AFTER).of(talker.press())
    assert (moment.open, place.run) == (kind, 7)
    assert moment.also in {Open.CARD, Open.TRY}
    earlier, _ = await moments_with(talker, state, BEFORE).of(talker.press())
    assert earlier.open is moment.also


async def test_a_training_that_failed_is_not_open(talker: Talker) -> None:
    moment, _ = await moments_with(talker, RunState.FAILED, AFTER).of(talker.press())
    assert moment == Moment()


async def test_beside_a_training_one_goes_back_and_stopping_is_left_to_its_room(
    talker: Talker,
) -> None:
    await talker.say("learn")
    moments = moments_with(talker, RunState.RUNNING, AFTER)
    moves = talker.services.conversation.moves
    moment, place = await moments.of(talker.press())
    for text, shown in (("stop", False), ("next", True), ("back to where i was", True)):
        heard = heard_move(text, moment)
        assert heard is not None
        scene = await moves.act(talker.press(), place, Meant(heard.intent, heard, text))
        assert (scene is not None) is shown
    ended = replace(place, open=Open.TRAINED)
    assert isinstance(
        await moves.act(talker.press(), ended, Meant(Intent.STOP, None, "bye")), ByeScene
    )
