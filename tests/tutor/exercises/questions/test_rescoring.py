"""A closed attempt by the present keys: what was mended counts, and nobody loses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.tutor.exercises.attempts import Entry, EntryKind
from bot.tutor.exercises.plans import Plan
from bot.tutor.exercises.questions.kind import Question
from bot.tutor.exercises.questions.options import Option
from bot.tutor.exercises.questions.rescoring import rescored
from bot.tutor.exercises.questions.single import SingleChoice
from bot.tutor.exercises.replies import Several, Typed
from tests.content.every_kind import questions_of_every_kind

EVERY = {question.id: question for question in questions_of_every_kind()}
PLAN = Plan(("q1", "q2"), {"q1": ("a", "b"), "q2": ("b", "a")})


def question(name: str, key: str) -> Question:
    options = (Option(each, each, each == key, f"about {each}", None) for each in ("a", "b"))
    return Question(name, "?", "!", SingleChoice(tuple(options)))


def answered(item: str, choice: str, right: bool) -> Entry:
    return Entry(EntryKind.ANSWER, item, choice, right=right, credit=float(right))


GIVEN = (answered("q1", "a", True), answered("q2", "a", False), answered("q2", "b", True))


@pytest.mark.parametrize(
    ("keys", "score", "changed"),
    [
        (("a", "b"), 0.5, ()),
        (("a", "a"), 1.0, ("q2",)),
        (("b", "b"), 0.5, ("q1",)),
        (("b", "a"), 1.0, ("q1", "q2")),
    ],
)
def test_a_first_try_counts_by_the_old_key_or_the_new_one_whichever_is_more(
    keys: tuple[str, str], score: float, changed: tuple[str, ...]
) -> None:
    questions = (question("q1", keys[0]), question("q2", keys[1]))
    assert rescored(questions, PLAN, GIVEN) == (score, changed)


def test_what_left_the_lesson_or_cannot_be_judged_any_more_counts_as_it_did() -> None:
    assert rescored((), PLAN, GIVEN) == (0.5, ())
    gone = replace(question("q1", "a"), task=EVERY["gap"].task)
    assert rescored((gone,), PLAN, GIVEN) == (0.5, ())
    assert rescored((question("q1", "a"),), Plan(), ()) == (0.0, ())


def test_a_free_text_keeps_what_was_ticked() -> None:
    entries = (
        Entry(EntryKind.WORDS, "words", "It compares", reply=Typed("It compares")),
        Entry(EntryKind.ANSWER, "words", "", reply=Several(("compares",)), credit=0.5),
    )
    assert rescored((EVERY["words"],), Plan(("words",)), entries) == (0.5, ())
    found = (replace(entries[0], reply=Typed("a number for the gap")), entries[1])
    assert rescored((EVERY["words"],), Plan(("words",)), found) == (0.5, ())
