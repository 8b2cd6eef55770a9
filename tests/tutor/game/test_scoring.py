"""Points and losses: a proper score, written exactly as it is."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.game.crowd import CrowdShare
from bot.tutor.game.scoring import (
    SCORING,
    SURE,
    points,
    share_for_truth,
    sureness,
    surprise,
    written,
)


@pytest.mark.parametrize(
    ("percent", "right", "words"),
    [
        (95, True, "+24.75"),
        (80, True, "+21"),
        (60, True, "+9"),
        (60, False, "\N{MINUS SIGN}11"),
        (80, False, "\N{MINUS SIGN}39"),
        (95, False, "\N{MINUS SIGN}65.25"),
    ],
)
def test_each_way_to_be_sure_has_its_points(percent: int, right: bool, words: str) -> None:
    assert written(points(share_for_truth(percent, right))) == words
    assert words.lstrip("+\N{MINUS SIGN}") in SCORING


@given(st.floats(0.01, 0.99))
def test_saying_how_sure_one_is_pays_best(truth: float) -> None:
    def expected(said: float) -> float:
        return truth * points(said) + (1 - truth) * points(1 - said)

    assert all(expected(truth) >= expected(said / 100) - 1e-9 for said in range(101))


def test_the_loss_of_an_answer_is_the_cross_entropy_of_what_the_right_label_was_given() -> None:
    assert surprise(share_for_truth(95, right=True)) == pytest.approx(-log(0.95))
    assert surprise(share_for_truth(95, right=False)) == pytest.approx(-log(0.05))


def test_every_way_to_be_sure_has_a_name() -> None:
    assert [sureness(one.percent) for one in SURE] == ["a hunch", "fairly sure", "sure"]
    assert sureness(70) == "70% sure"


def test_a_sentence_without_a_label_is_scored_by_the_others_once_there_are_enough() -> None:
    few, many = CrowdShare("formal", 9, 14), CrowdShare("formal", 9, 15)
    assert (few.enough, many.enough) == (False, True)
    assert many.points("formal", 60) == pytest.approx(25)
    assert many.points("casual", 60) == pytest.approx(25 - 100 * 0.2**2)
