"""Every card of every lesson that is shipped keeps to what Discord allows, in all phases."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from bot.services.classroom.lesson_together.kind import LESSON_TOGETHER, pictured
from bot.services.classroom.lesson_together.scenes import LessonTogetherScene, OwnPartScene
from bot.trainings.news import Picture
from bot.tutor.classroom.lesson_together.state import LessonTogether
from bot.tutor.classroom.lesson_together.way import (
    LESSON,
    MOST_TOGETHER,
    LessonStage,
    draw_lesson,
    first_input,
    is_shareable,
    way_of,
)
from bot.tutor.exercises.attempts import Attempt
from bot.tutor.exercises.gatherings import Gathering, Member
from bot.tutor.exercises.plans import Plan
from bot.tutor.exercises.questions.inputs import ChooseOne
from bot.tutor.exercises.questions.state import draw_questions
from bot.ui.classroom.lesson_together.cards import lesson_together_card
from bot.ui.classroom.lesson_together.parts import own_part_card
from tests.conftest import shipped_lessons
from tests.fakes import FakePictures
from tests.tutor.classroom.shared_lesson import NOW
from tests.ui.classroom.lesson_together.party import deed
from tests.ui.reading import parts, sent

if TYPE_CHECKING:
    from bot.tutor.course.course import Lesson

PEOPLE = tuple(range(10**18, 10**18 + MOST_TOGETHER))
READ_WELL = 34  # characters of a label
LESSONS = shipped_lessons()[0].lessons


def at(lesson: Lesson, plan: Plan, phase: int, attempts: tuple[Attempt, ...]) -> LessonTogether:
    members = tuple(Member(one, "", NOW) for one in PEOPLE)
    rest: tuple[Any, ...] = (9, 77, 5, PEOPLE[0], plan, phase, NOW, NOW, None, members)
    return LessonTogether(lesson, Gathering(10**9, LESSON_TOGETHER, *rest), attempts)


def all_of(lesson: Lesson) -> Plan:
    """Return a plan of all questions of the bank that may be asked, not just of three."""
    plan = draw_lesson(lesson, Random(1))
    bank = [one for one in lesson.questions if is_shareable(first_input(one, Random(1)))]
    drawn = draw_questions(bank, Random(1))
    return Plan(drawn.items, drawn.orders, drawn.numbers, plan.terms)


def check(view: Any) -> None:  # noqa: ANN401 - a card as discord.py builds it
    for part in parts(sent(view)):
        if part["type"] == 2:
            assert len(part["label"]) <= READ_WELL, part["label"]
            assert len(part["custom_id"]) <= 100


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda one: str(one.id))
def test_all_cards_fit_whatever_is_answered(lesson: Lesson) -> None:
    plan = all_of(lesson)
    made: dict[int, Attempt] = {}
    for phase, stop in enumerate(way_of(plan)):
        state = at(lesson, plan, phase, tuple(made.values()))
        asked = state.asked(state.question) if state.question is not None else None
        options = asked.options if isinstance(asked, ChooseOne) else ()
        drawn = sum(one.picture is not None for one in options) or 1
        pictures = tuple(Picture(f"p{n}.png", b"", "A chart.") for n in range(drawn))
        check(lesson_together_card(LessonTogetherScene(state, pictures if drawn > 1 else ())))
        check(own_part_card(OwnPartScene(state, PEOPLE[0], "Note." * 20)))
        if stop.stage is LessonStage.LOBBY:
            continue
        for place, person in enumerate(PEOPLE):
            entry = deed(state, person, right=place > 0)
            entries = (*(made[person].entries if person in made else ()), entry)
            made[person] = Attempt(place, person, "", "", Plan(), entries, None)
        state = at(lesson, plan, phase, tuple(made.values()))
        check(own_part_card(OwnPartScene(state, PEOPLE[0], "Note." * 20)))
    over = at(lesson, plan, -1, tuple(made.values()))
    check(lesson_together_card(LessonTogetherScene(over)))
    check(own_part_card(OwnPartScene(over, PEOPLE[0])))
    assert plan.terms[LESSON] == lesson.id


def test_every_lesson_that_is_shipped_has_three_questions_for_a_group() -> None:
    for lesson in LESSONS:
        for seed in range(20):
            assert len(draw_lesson(lesson, Random(seed)).items) == 3


async def test_each_picture_to_choose_from_is_drawn_in_every_round() -> None:
    seen = 0
    for lesson in LESSONS:
        plan = all_of(lesson)
        for phase in range(len(way_of(plan))):
            state = at(lesson, plan, phase, ())
            asked = state.asked(state.question) if state.question is not None else None
            options = asked.options if isinstance(asked, ChooseOne) else ()
            wanted = sum(one.picture is not None for one in options)
            if wanted:
                scene = await pictured(FakePictures(), LessonTogetherScene(state))
                assert len(scene.pictures) == wanted
                assert all(one.alt_text for one in scene.pictures)
                seen += 1
    assert seen >= 3 * len(LESSONS)
