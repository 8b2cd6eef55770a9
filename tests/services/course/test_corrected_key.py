"""A key that is corrected while a checkpoint is open: the rest and the score go by the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.course.scenes import DebriefScene, MendedScene
from bot.services.exercises.asking import KEPT_WORTH
from bot.services.exercises.attempting import UPDATED
from bot.services.exercises.scenes import QuestionScene
from bot.tutor.course.mending import draw_practice, latest_credits
from tests.services.course.walking import Walker
from tests.services.lab.listening import ANA
from tests.three_lessons import edited, three_lessons, with_key

if TYPE_CHECKING:
    from bot.tutor.course.course import Course
    from tests.services.conftest import Presses, Teach

COURSE = three_lessons()
CORRECTED = "The key of one question was corrected; your answer now counts as right."


@pytest.fixture
def walker(teach: Teach, press: Presses) -> Walker:
    return Walker(teach(COURSE), press)


async def chosen(walker: Walker, scene: QuestionScene, choice: str) -> QuestionScene:
    shown = scene.state.current
    assert shown is not None
    letter = "ABC"[scene.state.drawn[shown].order.index(choice)]
    questions, press = walker.services.questions, walker.press()
    return await questions.choose(press, scene.attempt, scene.mark, letter, None)


async def one_answer(walker: Walker, choice: str) -> tuple[QuestionScene, Course]:
    """Answer the first question, and return its scene and the course in which `wrong` is right."""
    begun = await walker.read("one")
    assert isinstance(begun, QuestionScene)
    scene = await chosen(walker, begun, choice)
    return scene, edited(COURSE, "one", with_key(int(scene.question.id[1:]), "wrong"))


async def scores(walker: Walker) -> list[float]:
    return [one.score for one in await walker.services.lessons.history.scores(ANA)]


@pytest.mark.parametrize("behind", [True, False], ids=["resumed", "pressed before that"])
async def test_a_miss_that_is_right_now_asks_no_second_try_and_counts(
    walker: Walker, teach: Teach, behind: bool
) -> None:
    missed, mended = await one_answer(walker, "wrong")
    assert not missed.closed
    walker.services = teach(mended)
    if behind:
        await walker.services.rescoring.resume()
    scene = await walker.open("one")
    assert isinstance(scene, QuestionScene)
    assert missed.question.id in scene.state.closed
    assert scene.question.id != missed.question.id
    assert CORRECTED in scene.note
    shown = await walker.services.questions.show(walker.press(), scene.attempt)
    assert (shown.note, shown.mark) == ("", scene.mark)
    await walker.answer(scene)
    assert await scores(walker) == [1.0]
    end = await walker.open("one")
    assert isinstance(end, DebriefScene)
    assert end.outcome is not None
    assert (end.outcome.right, end.outcome.asked, end.outcome.again) == (6, 6, ())


async def test_a_press_on_the_card_from_before_says_what_was_corrected(
    walker: Walker, teach: Teach
) -> None:
    missed, mended = await one_answer(walker, "wrong")
    walker.services = teach(mended)
    pressed = await chosen(walker, missed, "other")
    assert pressed.note == f"{UPDATED} {CORRECTED}"
    assert pressed.closed
    assert pressed.verdict is not None
    assert pressed.verdict.right
    assert await walker.services.rescoring.news(walker.press()) == ""


async def test_what_was_right_keeps_its_worth_and_is_told_so(walker: Walker, teach: Teach) -> None:
    right, mended = await one_answer(walker, "right")
    walker.services = teach(mended)
    scene = await walker.services.questions.last(walker.press(), right.attempt)
    assert scene.closed
    assert scene.verdict is not None
    assert not scene.verdict.right
    assert KEPT_WORTH in scene.verdict.feedback
    asked = await walker.open("one")
    assert isinstance(asked, QuestionScene)
    await walker.answer(asked)
    assert await scores(walker) == [1.0]


async def test_a_last_answer_in_the_instant_of_the_correction_is_judged_with_it(
    walker: Walker, teach: Teach
) -> None:
    """Whoever closes an attempt before the start has come to it gets what the key is now."""
    begun = await walker.read("one")
    assert isinstance(begun, QuestionScene)
    first = begun.state.current
    assert first is not None
    mended = edited(COURSE, "one", with_key(int(first[1:]), "wrong"))
    scene = await chosen(walker, begun, "wrong")
    scene = await chosen(walker, scene, "right")
    while len(scene.state.closed) < len(scene.state.drawn) - 1:
        shown = await walker.services.questions.show(walker.press(), scene.attempt)
        scene = await chosen(walker, shown, "right")
    walker.services = teach(mended)
    shown = await walker.services.questions.show(walker.press(), scene.attempt)
    await chosen(walker, shown, "right")
    assert await scores(walker) == [1.0]


async def test_redone_mistakes_are_right_everywhere_once_their_key_is_corrected(
    walker: Walker, teach: Teach
) -> None:
    missed = await walker.take("one", wrong=2)
    again = await walker.services.practice.redo(walker.press(), "one")
    assert isinstance(again, QuestionScene)
    attempt = again.attempt
    await walker.answer(again, wrong=2)
    walker.services = teach(edited(COURSE, "one", with_key(int(missed[0][1:]), "wrong")))
    await walker.services.rescoring.resume()
    mended = await walker.services.practice.redone(walker.press(), attempt)
    assert isinstance(mended, MendedScene)
    assert (mended.right, mended.asked, mended.left) == (1, 2, 1)
    record = await walker.services.progress.records.of(walker.press())
    assert record.mistakes == (f"one/{missed[1]}",)
    practice = await walker.services.practice.practise(walker.press(), "one")
    assert isinstance(practice, QuestionScene)
    lesson = walker.services.lessons.course.lessons[0]
    credits_now = latest_credits(lesson, record.attempts)
    assert (credits_now[missed[0]], credits_now[missed[1]]) == (1.0, 0.0)
    assert draw_practice(lesson, record.attempts, 12)[6] == missed[1]  # after six unseen ones


async def test_a_round_of_mistakes_that_a_correction_finishes_comes_to_its_end(
    walker: Walker, teach: Teach
) -> None:
    missed = await walker.take("one", wrong=1)
    again = await walker.services.practice.redo(walker.press(), "one")
    assert isinstance(again, QuestionScene)
    assert not (await chosen(walker, again, "wrong")).closed
    walker.services = teach(edited(COURSE, "one", with_key(int(missed[0][1:]), "wrong")))
    mended = await walker.services.practice.redone(walker.press(), again.attempt)
    assert isinstance(mended, MendedScene)
    assert (mended.right, mended.asked, mended.left) == (1, 1, 0)
