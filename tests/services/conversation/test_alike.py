"""What the table calls alike is really done alike by the services."""

from __future__ import annotations

from dataclasses import replace
from itertools import count, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

import pytest

from bot.services.conversation.move_scenes import CorrectionHelpScene, LaterScene
from bot.services.conversation.place import Meant
from bot.services.course.scenes import CardScene
from bot.services.exercises.scenes import MendingScene, QuestionScene
from bot.services.game.scenes import GameScene
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning.alike import ALIKE, behaviour_beside
from bot.tutor.conversation.moment import GRADED, Open
from bot.tutor.conversation.moves.move import HeardMove
from tests.services.conftest import Presses
from tests.services.conversation.talking import Talker, letter, with_questions
from tests.services.conversation.typed_game import FEATURES, typed_to_the_rule
from tests.three_lessons import three_lessons

if TYPE_CHECKING:
    from bot.services.scene import Scene
    from bot.services.services import Services
    from bot.tutor.course.course import Course
    from bot.tutor.people import Press
    from tests.services.conftest import Teach

GIVEN = frozenset({Intent.ANSWER, Intent.IS_IT, Intent.CHANGE})
DRIVEN = (*(set(ALIKE) - GRADED), Open.CHOICE, Open.FILL, Open.NUMBER)
SEEN: dict[type, tuple[str, ...]] = {
    CardScene: ("number", "again", "asks", "note"),
    QuestionScene: ("question.id", "closed", "help.hints"),
    LaterScene: ("question.question.id", "card"),
    GameScene: ("state.stage", "state.step", "note"),
    CorrectionHelpScene: ("names", "note"),
    MendingScene: ("card",),
}
PAIRS = [
    (open_, *pair)
    for open_ in sorted(DRIVEN)
    for group in ALIKE[open_]
    for pair in pairwise(sorted(group))
]


class PressesOf(Presses):
    """The presses of one person, of whom there may be several."""

    def __init__(self, person: int) -> None:
        super().__init__()
        self.person, self.ids = person, count(person * 1000)

    def __call__(self, person: int = 0, guild: int | None = None) -> Press:
        return super().__call__(person or self.person, guild)


async def brought(talker: Talker, open_: Open) -> None:
    """Bring somebody to where this is open."""
    if open_ is Open.CARD:
        await talker.say("learn", "next", "next")
    elif open_ is Open.TRY:
        await talker.say("learn")
    elif open_ is Open.ANSWERED:
        scene = await talker.asked("choice", "fill")
        await talker.say(letter(scene, "against"))
    elif open_ is Open.RULE:
        await typed_to_the_rule(talker.services, talker.press)
    elif open_ in {Open.GAME, Open.CORRECTION}:
        await talker.say("play", FEATURES)
        if open_ is Open.CORRECTION:
            await talker.say("casual, pretty sure")
    else:
        await talker.asked(str(open_))


def likeness(scene: Scene | None) -> tuple[object, ...]:
    """Return what of a scene is alike for two people: not the order of what they see."""
    names = SEEN.get(type(scene), ())
    return (type(scene).__name__, *(attrgetter(name)(scene) for name in names))


async def done(services: Services, open_: Open, intent: Intent, person: int) -> tuple[object, ...]:
    talker = Talker(services, PressesOf(person))
    await brought(talker, open_)
    moves = services.conversation.moves
    moment, place = await moves.moments.of(talker.press())
    assert moment.open is open_
    reply = "b" if open_ is Open.TRY and intent in GIVEN else ""
    heard = HeardMove(intent, reply) if reply else None
    return likeness(await moves.act(talker.press(), place, Meant(intent, heard, reply)))


@pytest.fixture
def taught_course(course: Course) -> Course:
    """Teach the cards of three lessons, a question of each kind, and a game."""
    first = three_lessons().lessons[0]
    told = replace(first.cards[1], again="It is like an apple.")
    cards = (first.cards[0], told, *course.lessons[0].cards)
    lesson = replace(course.lessons[0], cards=cards)
    return with_questions(replace(course, lessons=(lesson, *course.lessons[1:])))


@pytest.mark.parametrize(("open_", "one", "other"), PAIRS)
async def test_what_is_called_alike_is_done_alike(
    teach: Teach, taught_course: Course, open_: Open, one: Intent, other: Intent
) -> None:
    services = teach(taught_course)
    first = await done(services, open_, one, 5)
    assert await done(services, open_, other, 6) == first
    assert behaviour_beside(one, open_) == behaviour_beside(other, open_)
