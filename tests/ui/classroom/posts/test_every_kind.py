"""A live question of every kind: answered by several, closed, looked back at, named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.classroom.posts.giving import asked_now, give, replies_now
from tests.ui.reading import text_of

if TYPE_CHECKING:
    from bot.tutor.exercises.questions.kind import Question
    from tests.ui.classroom.posts.room import ClassRoom

pytestmark = pytest.mark.simcord(check_errors=False)


def of_kind(school: ClassRoom, kind: str) -> str:
    """Return the name of the first question of a kind in the shipped course."""
    course = school.services.classroom.posts.course
    return next(
        f"{lesson.id}/{question.id}"
        for lesson in course.lessons
        for question in lesson.questions
        if (question.kind or "single") == kind
    )


KINDS = ("single", "plot", "multiple", "order", "match", "number", "fill", "free")


@pytest.mark.parametrize("kind", KINDS)
async def test_every_kind_is_answered_closed_and_named(school: ClassRoom, kind: str) -> None:
    name = of_kind(school, kind)
    await school.post(name, "Names: nobody sees them")
    assert "Your instructors see who answered what" in school.text
    question = school.question(name)
    before = school.text
    await answered_by_five(school, question)
    changed = set(school.text.splitlines()) - set(before.splitlines())
    assert changed == {"**5 of 5** here have answered."}
    panel = text_of(await school.panel())
    assert "**5 of 5** here have answered." in panel
    assert "<@" not in panel
    await school.lead("Close and show")
    assert "<@" not in school.text
    assert ("3 of 5 had it right" in school.text) == (kind != "free")
    mine = text_of(await school.press(school.students[4], "My answer"))
    assert "You answered" in mine
    named = text_of(await school.lead("Who answered what (names)"))
    for student in school.students[:5]:
        assert named.count(f"<@{student.id}>") == 1
    assert ("✓ right" in named) == (kind != "free")
    none = text_of(await school.press(school.students[9], "My answer"))
    assert "There is no answer of yours to this one" in none


async def answered_by_five(school: ClassRoom, question: Question) -> None:
    """Let three answer rightly and two wrongly; nobody is told more than what they said."""
    asked, (right, wrong) = await asked_now(school, question), await replies_now(school, question)
    for student, reply in zip(school.students[:5], [right] * 3 + [wrong] * 2, strict=True):
        told = text_of(await give(school, student, asked, reply))
        assert "Your answer is in" in told
        assert question.explanation not in told
    await school.settle()
