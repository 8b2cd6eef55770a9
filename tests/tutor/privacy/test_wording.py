"""What somebody did, in the words of the course: as far as it knows them, and never its keys."""

from __future__ import annotations

from typing import Any

import pytest

from bot.tutor.course.course import Course
from bot.tutor.exercises.questions.free import FreeTask
from bot.tutor.privacy.kept import KeptKind, KeptPerson
from bot.tutor.privacy.readable import readable_part
from bot.tutor.privacy.untold import UNTOLD
from bot.tutor.privacy.wording import EntryWords, SaidEntry, words_for
from tests.conftest import shipped_lessons

LESSON = "neurons-and-weights"
NO_COURSE = Course("", (), (), ())
AT = "2026-11-28T07:35:35.276818+00:00"


@pytest.fixture
def words() -> EntryWords:
    return words_for(shipped_lessons()[0], KeptPerson(()))


def said(words: EntryWords, **row: Any) -> SaidEntry:  # noqa: ANN401 - columns of a table
    return words.of({"activity": "questions", "lesson": LESSON, "kind": "answer", **row})


def test_an_option_is_told_by_its_text_whatever_its_id(words: EntryWords) -> None:
    tried = said(words, activity="tries", kind="try", item="a-neuron", choice="none")
    assert (tried.asked.split(".")[0], tried.given) == ("Work it out", "No umbrella")
    looked = said(words, activity="tries", kind="try", item="a-neuron", choice="")
    assert looked.given == "(you only looked)"


def test_every_question_of_the_course_is_told_with_every_answer_to_it(words: EntryWords) -> None:
    for lesson in words.course.lessons:
        for question in lesson.questions:
            options = getattr(question.task, "options", ())
            for option in options:
                row = {"item": f"{lesson.id}/{question.id}", "choice": option.id}
                told = said(words, activity="mistakes", lesson="", **row)
                assert told.asked, question.id
                assert told.given
                assert told.given != option.id, question.id
            assert "**" not in said(words, lesson=lesson.id, item=question.id, choice="x").asked


def test_a_step_is_told_by_what_was_typed_and_not_by_its_number(words: EntryWords) -> None:
    reply = {"reply": "number", "value": 77.0, "text": "77"}
    typed = said(words, kind="step", item="weighted-sum", choice="0", payload=reply)
    assert (typed.said, typed.given) == ("In a step you answered", "77")
    assert said(words, kind="step", item="weighted-sum", choice="0").given == ""
    assert said(words, kind="step", item="gone", choice="0", payload=reply).given == "77"


def test_ticked_ideas_are_told_in_words(words: EntryWords) -> None:
    lesson = words.course.lesson(LESSON)
    assert lesson is not None
    question = next(one for one in lesson.questions if isinstance(one.task, FreeTask))
    task = question.task
    assert isinstance(task, FreeTask)
    ids = [group.name for group in task.groups]
    reply = {"reply": "several", "ids": ids}
    ticked = said(words, item=question.id, choice="+".join(ids), payload=reply)
    assert ticked.given == "; ".join(group.idea for group in task.groups)
    none = said(words, item=question.id, choice="", payload={"reply": "several", "ids": []})
    assert none.given == "(you ticked no idea)"


def test_numbers_that_were_drawn_are_told_once_they_may_be(words: EntryWords) -> None:
    asked = said(words, item="weighted-sum", choice="1", attempt_id=3).asked
    assert "{" not in asked
    assert "…" in asked
    numbers = {"weighted-sum": {"a": 0.5, "b": -2, "c": 7, "w": 3, "v": 5, "u": 1}}
    stem = words.course.lesson(LESSON).question("weighted-sum").stem  # type: ignore[union-attr]  # it is there
    names = {found for found in "abcduvw" if f"{{{found}}}" in stem}
    drawn = {name: numbers["weighted-sum"].get(name, 4) for name in names}
    plan = {"id": 3, "activity": "questions", "plan": {"numbers": {"weighted-sum": drawn}}}
    known = words_for(words.course, KeptPerson((KeptKind("attempt", (plan,)),)))
    assert "…" not in said(known, item="weighted-sum", choice="1", attempt_id=3).asked


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        ({"right": True, "credit": 1.0}, "Right."),
        ({"right": False, "credit": 0.0, "confidence": 80}, "You were 80% sure. Not right."),
        ({"right": False, "credit": 0.5}, "Partly right: 50%."),
        ({"right": UNTOLD, "credit": UNTOLD}, "Whether it was right is told once this is over."),
        ({"right": None, "credit": None}, ""),
    ],
)
def test_whether_it_was_right_is_told_where_it_may_be(
    words: EntryWords, row: dict[str, Any], verdict: str
) -> None:
    assert said(words, item="negative-weight", choice="unimportant", **row).verdict == verdict


@pytest.mark.parametrize(
    "row",
    [
        {"item": "gone", "choice": "a", "lesson": "gone"},
        {"item": "gone", "choice": "a"},
        {"item": "", "choice": "", "lesson": None, "kind": "accept", "activity": "partner"},
        {"item": "negative-weight", "choice": "an-id-that-is-gone"},
        {"item": "negative-weight", "choice": "1", "payload": {"reply": "several", "ids": [1, []]}},
        {"item": "a", "choice": "", "kind": "features", "payload": {"pairs": [1, ["x"], None]}},
        {"item": "a", "choice": "", "kind": "what-is-this", "payload": "(left out)"},
    ],
)
def test_what_the_course_does_not_know_falls_back_to_what_is_stored(
    words: EntryWords, row: dict[str, Any]
) -> None:
    kept = {"activity": "questions", "lesson": LESSON, "kind": "answer", "entered_at": AT, **row}
    for course in (words.course, NO_COURSE):
        page = "".join(readable_part(KeptPerson((KeptKind("entry", (kept,)),)), course))
        assert "28 November 2026, 07:35 UTC" in page
        assert str(row["choice"]) in page


def test_own_words_stay_as_they_were_typed(words: EntryWords) -> None:
    typed = "> **a** `b` \\* # c"
    told = said(words, item="negative-weight", kind="words", choice=typed)
    assert told.given == typed
    assert said(words, kind="rule", item="", choice=typed).given == typed
