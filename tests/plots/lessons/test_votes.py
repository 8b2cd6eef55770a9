"""The picture of a closed post tells every number in its alt text, and no bar without a word."""

from __future__ import annotations

from random import Random
from time import process_time
from typing import TYPE_CHECKING

import pytest

from bot.neural.parts.shipped import SHIPPED
from bot.plots.lessons.draw import draw_lesson_picture
from bot.plots.lessons.trainings import LessonTrainings
from bot.tutor.classroom.counting import tally_of
from bot.tutor.classroom.tally_picture import picture_of
from bot.tutor.pictures.votes import VotesPicture, share_words
from tests.tutor.classroom.classes import class_of, every_question

if TYPE_CHECKING:
    from bot.tutor.exercises.questions.kind import Question

TRAININGS = LessonTrainings(SHIPPED)
FIRST_OF_KIND = {question.kind: question for question in reversed(every_question())}


@pytest.mark.parametrize("question", FIRST_OF_KIND.values(), ids=FIRST_OF_KIND)
def test_the_alt_text_tells_the_counts_of_both_votes(question: Question) -> None:
    chance = Random(7)
    drawn = question.task.draw(chance)
    first, second = (
        tally_of(question, drawn, class_of(question, drawn, size, chance)) for size in (21, 19)
    )
    spec = picture_of(first, second, question.stem)
    told = draw_lesson_picture(spec, TRAININGS).picture.alt_text
    assert len(told) <= 1024
    assert not told.endswith("…")
    if isinstance(spec, VotesPicture):
        for row in spec.rows:
            one, other = row.counts
            numbers = f"{share_words(one, 21)} ({one}), then {share_words(other, 19)} ({other})"
            assert f": {numbers}{', right' if row.right else ''}" in told
    else:
        one, other = spec.counts[0][0][spec.own[0]], spec.counts[1][0][spec.own[0]]
        assert f"{one} then {other} (right)" in told


@pytest.mark.parametrize("question", FIRST_OF_KIND.values(), ids=FIRST_OF_KIND)
def test_a_thousand_answers_are_drawn_at_once(question: Question) -> None:
    chance = Random(8)
    drawn = question.task.draw(chance)
    entries = class_of(question, drawn, 1000, chance)
    took = []
    for _ in range(3):  # the quickest says what it costs, whatever else the machine does
        begun = process_time()
        draw_lesson_picture(picture_of(tally_of(question, drawn, entries)), TRAININGS)
        took.append(process_time() - begun)
    assert min(took) < 0.3
