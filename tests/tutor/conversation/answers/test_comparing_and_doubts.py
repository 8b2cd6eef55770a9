"""Terms told apart, and wrong ideas refuted, out of the shipped course."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from bot.tutor.conversation.answers.comparing import told_apart
from bot.tutor.conversation.answers.doubts import drawn_result, refutation_of
from bot.tutor.lab.presets import PRESETS, presets_of
from tests.tutor.conversation.answers.shipped import COURSE, library

if TYPE_CHECKING:
    from bot.tutor.course.course import Misconception

MATCHING = next(lesson.matching for lesson in COURSE.lessons if lesson.matching)


@pytest.mark.parametrize("both", MATCHING.confusions, ids="+".join)
@pytest.mark.parametrize("turned", [False, True])
def test_a_pair_that_is_often_confused_is_told_apart_as_the_lesson_does(
    both: tuple[str, str], turned: bool
) -> None:
    one, other = reversed(both) if turned else both
    told = told_apart(COURSE, library(), one, other)
    assert told is not None
    assert told.text.endswith(MATCHING.confusions[both])
    assert told.text.count("- **") == 2


def test_any_two_terms_are_told_apart_by_what_each_is() -> None:
    for one, other in combinations(COURSE.glossary, 2):
        told = told_apart(COURSE, library(), one.id, other.id)
        assert told is not None
        assert len(told.text) <= 900, told.text
        assert 1 <= len(told.cards) <= 2


@pytest.mark.parametrize("other", ["loss", "no-such"])
def test_a_term_beside_itself_or_an_unknown_one_is_no_comparison(other: str) -> None:
    assert told_apart(COURSE, library(), "loss", other) is None


@pytest.mark.parametrize("idea", COURSE.misconceptions, ids=lambda idea: idea.id)
def test_a_wrong_idea_is_never_agreed_with(idea: Misconception) -> None:
    found = refutation_of(COURSE, library(), idea.id)
    assert found is not None
    assert found.text.startswith(f"Not quite. **{idea.truth}**")
    assert idea.belief not in found.text
    assert len(found.text) <= 500
    assert found.experiment == idea.experiment
    assert found.card is not None
    lesson = COURSE.lesson(found.card[0])
    assert lesson is not None
    assert lesson.card(found.card[1]) is not None


def test_an_unknown_misconception_is_not_refuted() -> None:
    assert refutation_of(COURSE, library(), "M999") is None


def test_most_experiments_against_wrong_ideas_have_a_picture_in_a_lesson() -> None:
    presets = presets_of(PRESETS)
    named = {idea.experiment for idea in COURSE.misconceptions if idea.experiment}
    drawn = {name for name in named if drawn_result(COURSE, presets[name]) is not None}
    assert {"lr-trio", "overfit", "remedies", "random-labels", "batch-noise"} <= drawn
