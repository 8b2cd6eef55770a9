"""Nothing that leaves before an answer is kept says which answer is right.

For each kind the key is moved to another answer. With the same draws, all that Discord is sent then
is the same to the byte: the card with its custom ids, the form, the names, sizes and descriptions
of the pictures.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.exercises.questions import Questions
from bot.tutor.course.course import Course, Lesson
from bot.tutor.exercises.attempts import Attempt
from bot.tutor.exercises.questions.inputs import PairUp, TypeIn
from bot.tutor.people import Press
from bot.ui.answering.files import files_of, pictures_of
from bot.ui.exercises.inputs.pair_up import PairModal
from bot.ui.exercises.inputs.type_in import TypeModal
from bot.ui.exercises.questions import question_card
from tests.content.every_kind import questions_of_every_kind
from tests.fakes import FakePictures, NoCorrections
from tests.ui.exercises.other_keys import keyed_otherwise, said_after
from tests.ui.reading import sent

if TYPE_CHECKING:
    from bot.services.exercises.scenes import QuestionScene
    from bot.tutor.course.cards import Card
    from bot.tutor.exercises.attempts import Entry, Result, WantedAttempt
    from bot.tutor.exercises.questions.kind import Question

EVERY = {question.id: question for question in questions_of_every_kind()}


class NewAttempts:
    """Begins each attempt anew, and keeps nothing."""

    async def begin(self, press: Press, wanted: WantedAttempt) -> Attempt:
        what = wanted.lesson, wanted.activity, wanted.plan
        return Attempt(1, press.person, *what, (), None, wanted.scope)

    async def get(self, _attempt: int) -> Attempt | None:
        return None

    async def add(
        self, _press: Press, _attempt: Attempt, _entry: Entry, _score: float | None
    ) -> bool:
        return False

    async def enter(
        self, _press: Press, _wanted: WantedAttempt, _phase: int, _judge: object
    ) -> tuple[Attempt | None, bool]:
        return None, False

    async def close(self, _attempt: int, _score: float | None) -> None: ...

    async def latest(self, _person: int, _activity: str, _scope: str = "") -> Attempt | None:
        return None

    async def results(self, _person: int, _scope: str = "") -> tuple[Result, ...]:
        return ()


def sent_for(question: Question, seed: int) -> str:
    """Return all that Discord is sent when a question is asked, as one text."""
    card: Any = None  # no question is wrong yet, so no card is looked for
    cards: tuple[Card, ...] = ()
    what = ("one", 1, "One", "A lesson.", 5, (), cards, card, None, (question,), None, "abcd")
    course = Course("Course", (Lesson(*what, goals=("One",)),), (), ())
    questions = Questions(course, NewAttempts(), NoCorrections(), Random(seed), FakePictures())
    scene = asyncio.run(questions.begin(Press(1, 7), course.lessons[0]))
    files = [(f.filename, f.description, len(f.fp.read())) for f in files_of(pictures_of(scene))]
    return json.dumps([sent(question_card(scene, {})), form_of(scene), files])


def form_of(scene: QuestionScene) -> dict[str, Any] | None:
    if isinstance(scene.asked, TypeIn):
        return TypeModal(scene, scene.asked).to_dict()
    return PairModal(scene, scene.asked).to_dict() if isinstance(scene.asked, PairUp) else None


@pytest.mark.parametrize("name", EVERY)
@settings(max_examples=8)
@given(seed=st.integers(0, 2**32))
def test_what_is_sent_is_the_same_whichever_answer_is_right(name: str, seed: int) -> None:
    question = EVERY[name]
    sent = sent_for(question, seed)
    others = list(keyed_otherwise(question.task))
    assert others
    assert any(other != question.task for other in others)
    for other in others:
        assert sent_for(replace(question, task=other), seed) == sent


@pytest.mark.parametrize("name", EVERY)
def test_what_is_said_only_after_an_answer_is_not_sent_before(name: str) -> None:
    question = EVERY[name]
    sent = sent_for(question, 1)
    assert question.explanation not in sent
    for feedback in said_after(question.task):
        assert json.dumps(feedback)[1:-1] not in sent
