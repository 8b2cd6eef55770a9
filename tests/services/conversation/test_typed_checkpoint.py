"""A checkpoint that is answered in messages, with the help that is asked for in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.conversation.move_scenes import LaterScene
from bot.services.conversation.question_moves import NO_HINT, UNSEEN
from bot.services.exercises.scenes import MendingScene, QuestionScene
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Activity, Result
from tests.services.conversation.talking import Talker
from tests.services.lab.listening import ANA

if TYPE_CHECKING:
    from bot.services.given import Memory
    from bot.services.services import Services
    from bot.tutor.course.course import Lesson
    from tests.services.conftest import Presses


async def test_messages_answer_the_open_question(
    services: Services, memory: Memory, press: Presses, lesson: Lesson
) -> None:
    talker = Talker(services, press)
    begun = await services.questions.begin(press(), lesson)
    for other in ("weather?", "z"):
        assert not isinstance(await talker.say(other), QuestionScene)
    assert await talker.say("next") == begun
    assert (await talker.hears(LaterScene, "hint")).note == NO_HINT
    with pytest.raises(TutorError, match="no smaller steps"):
        await talker.say("Split it")
    await talker.say("three")
    card = await talker.say("read the card")
    assert card == MendingScene(lesson, lesson.cards[0], begun.attempt)
    assert (await talker.hears(QuestionScene, "back")).verdict is not None
    letter = "ab"[begun.state.drawn["sum"].order.index("two")]
    await talker.say(f"my answer is {letter}")
    assert (await talker.hears(QuestionScene, "Red.")).note == UNSEEN
    assert await memory.attempts.results(ANA) == ()
    await talker.say("Red.")
    assert await memory.attempts.results(ANA) == (Result("first", Activity.QUESTIONS, 0.5),)
    assert not isinstance(await talker.say("a"), QuestionScene)
