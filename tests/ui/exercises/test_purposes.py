"""What an attempt at questions is for stands on its card, and decides what comes after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.services.exercises.scenes import Purpose
from bot.tutor.people import Press
from bot.ui.exercises.questions import place_of, question_card
from bot.ui.kit.rooms import DebriefButton
from tests.content.every_kind import MULTIPLE, SINGLE
from tests.ui.exercises.conftest import services_in
from tests.ui.reading import labels_of, sent

if TYPE_CHECKING:
    from collections.abc import Callable

    from discord import ui

    from tests.ui.conftest import Classroom
    from tests.ui.exercises.conftest import Asked

pytestmark = pytest.mark.simcord(check_errors=False)


@pytest.mark.parametrize("asked", [SINGLE + MULTIPLE])
async def test_practice_and_mistakes_say_what_they_are(classroom: Classroom, ana: Asked) -> None:
    questions, lesson = services_in(classroom.env).questions, ana.lesson
    press, where = Press(1, ana.actor.id), f"lesson {lesson.number}: {lesson.title}"
    practice = await questions.practise(press, lesson, ["several", "one"])
    assert place_of(practice) == f"-# Practice · {where} · question 1 of 2"
    missed = await questions.redo(Press(2, ana.actor.id), ["first/several"])
    assert place_of(missed) == f"-# My mistakes · {where} · question 1 of 1"
    assert f"-# Checkpoint · {where} · question 1 of 2" in ana.text
    assert ana.text.startswith("Now the questions: 2 of them, two tries each, nothing is timed.")
    assert "Now the questions" not in str(sent(question_card(practice, {})))
    await ana.pick_letters("More input, less output")
    assert "Now the questions" not in ana.text


@pytest.mark.parametrize("asked", [SINGLE])
async def test_what_comes_after_the_last_question_is_asked_of_its_feature(
    classroom: Classroom, ana: Asked
) -> None:
    questions = services_in(classroom.env).questions
    scene = await questions.practise(Press(1, ana.actor.id), ana.lesson, ["one"])
    letter = "AB"[scene.state.drawn["one"].order.index("down")]
    press = Press(2, ana.actor.id)
    scene = await questions.choose(press, scene.attempt, scene.mark, letter, None)
    endings: dict[str, Callable[[Any], ui.Item[Any]]] = {
        Purpose.PRACTICE: lambda it: DebriefButton.labelled("See how", lesson=it.lesson.id)
    }
    assert "See how" in str(sent(question_card(scene, endings)))
    await ana.pick_letters("More input, less output")
    assert ana.card is not None
    assert labels_of(ana.card) == ["Go on"]
