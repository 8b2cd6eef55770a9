"""Replies of every kind: judged, stored as they are, and told again from the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.content.course import load_course
from bot.services.exercises.attempting import UPDATED
from bot.tutor.course.kinds import LESSON_KINDS
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import PRACTICE
from bot.tutor.exercises.replies import Chosen, Number, Ordered, Paired, Several, Typed
from tests.content.every_kind import EVERY_KIND
from tests.content.small_course import write_course
from tests.services.lab.listening import ANA

if TYPE_CHECKING:
    from pathlib import Path

    from bot.services.exercises.questions import Questions
    from bot.services.exercises.scenes import QuestionScene
    from bot.services.given import Memory
    from bot.tutor.course.course import Course
    from bot.tutor.exercises.replies import Reply
    from tests.services.conftest import Presses, Teach

REPLIES: tuple[Reply, ...] = (
    Chosen("down"),
    Several(("biases", "weights")),
    Typed("0"),
    Paired((("rate", "rate"), ("loss", "loss"), ("bias", "bias"))),
    Ordered(("forward", "measure", "blame", "nudge")),
    Typed("Weights"),
    Typed("It compares them."),
    Several(("compares", "number")),
    Chosen("up"),
)


@pytest.fixture
def course(tmp_path: Path) -> Course:
    folder = write_course(tmp_path / "lessons", {"first/questions.toml": EVERY_KIND})
    return load_course(folder, LESSON_KINDS)[0]


@pytest.fixture
def questions(teach: Teach, course: Course) -> Questions:
    return teach(course).questions


@pytest.fixture
async def begun(questions: Questions, course: Course, press: Presses) -> QuestionScene:
    [lesson, *_] = course.lessons
    ids = [question.id for question in lesson.questions]
    return await questions.practise(press(), lesson, ids)


def key_to(scene: QuestionScene, reply: Reply) -> Reply:
    """Return the reply, with the sum of the drawn numbers where a number is asked."""
    drawn = scene.state.drawn[scene.question.id].numbers
    return Typed(f"{drawn['w'] - drawn['rate'] * drawn['slope']}") if drawn else reply


async def test_all_of_them_are_right_and_the_score_is_full(
    questions: Questions, memory: Memory, press: Presses, begun: QuestionScene
) -> None:
    scene = begun
    for reply in REPLIES:
        scene = await questions.show(press(), scene.attempt)
        given = key_to(scene, reply)
        scene = await questions.answer(press(), scene.attempt, scene.mark, given, 90)
        assert scene.verdict is not None
        assert scene.verdict.right is not False
        assert bool(scene.ending) == (scene.verdict.follow_up is None)
    [result] = await memory.attempts.results(ANA, PRACTICE)
    assert result.score == 1.0
    stored = await memory.attempts.get(begun.attempt)
    assert stored is not None
    kinds = [type(entry.reply) for entry in stored.entries[:-1]]
    assert kinds == [type(None), Several, Number, Paired, Ordered, Typed, Typed, Several]
    *graded, words, ticks, _ = stored.entries
    assert {(entry.credit, entry.confidence) for entry in graded} == {(1.0, 90)}
    assert (words.kind, words.right, words.credit, words.confidence) == ("words", None, None, 90)
    assert (ticks.kind, ticks.right, ticks.credit, ticks.confidence) == ("answer", None, 1.0, None)


async def test_an_older_card_changes_nothing_whatever_is_sent_on_it(
    questions: Questions, press: Presses, begun: QuestionScene
) -> None:
    after = await questions.answer(press(), begun.attempt, begun.mark, Chosen("nothing"), None)
    stale = await questions.answer(press(), begun.attempt, begun.mark, Typed("x" * 999), None)
    assert stale.note == UPDATED
    assert stale.state == after.state


@pytest.mark.parametrize("reply", [reply for reply in REPLIES if not isinstance(reply, Chosen)])
async def test_a_reply_of_another_input_is_refused_and_not_stored(
    questions: Questions, press: Presses, begun: QuestionScene, reply: Reply
) -> None:
    with pytest.raises(TutorError, match="answered in another way"):
        await questions.answer(press(), begun.attempt, begun.mark, reply, None)
    assert (await questions.show(press(), begun.attempt)).state == begun.state


@pytest.mark.parametrize("picked", ["Z", "AA", "ABC", "a"])
async def test_letters_that_are_not_shown_are_not_picked(
    questions: Questions, press: Presses, begun: QuestionScene, picked: str
) -> None:
    for letters, kept in ((picked, ""), ("B", "B")):
        scene = await questions.show(press(), begun.attempt, None, begun.mark, letters)
        assert scene.picked == kept
