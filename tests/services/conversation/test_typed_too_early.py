"""An answer that is typed before its question was shown counts for nothing, and nothing is lost."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from bot.services.conversation.question_moves import UNSEEN
from bot.services.exercises.scenes import QuestionScene
from bot.tutor.errors import TutorError
from tests.services.course.test_corrected_key import CORRECTED, COURSE, one_answer
from tests.services.course.walking import Walker

if TYPE_CHECKING:
    from bot.services.services import Services
    from tests.services.conftest import Presses, Teach


async def typed(services: Services, press: Presses, text: str) -> QuestionScene:
    scene = await services.conversation.answer(press(), text)
    assert isinstance(scene, QuestionScene)
    return scene


def letter_of(scene: QuestionScene, question: str, choice: str) -> str:
    return "ABC"[scene.state.drawn[question].order.index(choice)]


@pytest.mark.parametrize("aside", ["thanks", "what is a loss function?", "back", "progress"])
async def test_an_aside_shows_no_question(teach: Teach, press: Presses, aside: str) -> None:
    services = teach(COURSE)
    scene = await Walker(services, press).read("one")
    assert isinstance(scene, QuestionScene)
    first, second = list(scene.state.drawn)[:2]
    await typed(services, press, letter_of(scene, first, "right"))
    with suppress(TutorError):  # as for a word that the glossary lacks
        await services.conversation.answer(press(), aside)
    early = await typed(services, press, letter_of(scene, second, "wrong"))
    assert (early.note, early.question.id) == (UNSEEN, second)
    assert early.state.tried[second] == ()
    counted = await typed(services, press, letter_of(scene, second, "wrong"))
    assert counted.state.tried[second] == ("wrong",)


async def test_a_second_try_is_not_taken_for_another_question_once_the_key_was_corrected(
    teach: Teach, press: Presses
) -> None:
    walker = Walker(teach(COURSE), press)
    missed, mended = await one_answer(walker, "wrong")
    services = teach(mended)  # as after a start: nobody knows what was shown
    scene = await typed(services, press, letter_of(missed, missed.question.id, "other"))
    assert scene.note == f"{UNSEEN} {CORRECTED}"
    assert scene.question.id != missed.question.id
    assert scene.state.tried[scene.question.id] == ()
    assert await services.rescoring.news(press()) == ""
