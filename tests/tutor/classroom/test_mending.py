"""The card that mends a misconception, the questions that can show it, and its experiment."""

from __future__ import annotations

import pytest

from bot.tutor.classroom.mending import card_for, questions_about
from bot.tutor.course.asked import questions_named
from bot.tutor.lab.presets import PRESETS
from tests.conftest import shipped_lessons
from tests.three_lessons import three_lessons

COURSE, _ = shipped_lessons()
REFUTED = {
    "M1": ("digits", "Both networks get all training pictures right, and their losses differ."),
    "M5": ("lr-trio", "All three train for 300 rounds, and where they end differs with the rate."),
    "M6": ("lr-trio", "The largest of the three rates ends with a far higher training loss."),
    "M7": ("lr-trio", "The smallest of the three rates is still far up after all its rounds."),
    "M12": ("random-labels", "The training loss falls low, and new points are a coin toss."),
    "M16": ("remedies", "With 300 points the same network trains as long and does not part."),
    "M17": ("random-labels", "64 hidden units do no better than a coin: the labels are chance."),
    "M20": ("batch-noise", "With small batches the loss goes up again and again, and yet falls."),
    "M22": ("zero-start", "From all zeros the loss stays at 0.693, from a random start it falls."),
    "M23": ("lr-trio", "The loss function is the same in all three, and the moves are not."),
    "M25": ("overfit", "There is a test set, and the network overfits all the same."),
}
"""Which preset refutes a belief, and why: each was judged by a person, and the rest have none."""


def test_an_experiment_is_named_where_it_was_judged_to_refute_the_belief_and_nowhere_else() -> None:
    named = {one.id: one.experiment for one in COURSE.misconceptions if one.experiment}
    assert named == {id_: preset for id_, (preset, _) in REFUTED.items()}
    assert set(named.values()) <= {preset.name for preset in PRESETS}


@pytest.mark.parametrize("id_", [one.id for one in COURSE.misconceptions])
def test_every_shipped_misconception_has_a_card_and_questions_that_can_show_it(id_: str) -> None:
    found = card_for(COURSE, id_)
    assert found is not None
    lesson, card = found
    assert lesson.card(card.id) is card
    names = questions_about(COURSE, id_)
    assert len(names) == len(set(names)) == len(questions_named(COURSE, names)) >= 2


@pytest.mark.parametrize(
    ("id_", "lesson", "card"),
    [
        ("M6", "gradient-descent", "how-long"),
        ("M8", "gradient-descent", "which-way"),
        ("M22", "backpropagation", "zero-start"),
    ],
)
def test_the_card_is_the_one_that_most_of_its_wrong_answers_name(
    id_: str, lesson: str, card: str
) -> None:
    found = card_for(COURSE, id_)
    assert found is not None
    assert (found[0].id, found[1].id) == (lesson, card)


def test_a_misconception_that_no_answer_stands_for_has_neither_card_nor_question() -> None:
    assert card_for(three_lessons(), "M999") is None
    assert questions_about(three_lessons(), "M999") == ()
