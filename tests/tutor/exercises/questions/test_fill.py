"""A slip of a letter or two is asked again; the opposite of an answer is wrong."""

from __future__ import annotations

from random import Random

import pytest

from bot.tutor.errors import TutorError
from bot.tutor.exercises.questions.fill import FillTask, WrongWords, edits, say_the_same
from bot.tutor.exercises.questions.kind import Verdict
from bot.tutor.exercises.replies import Typed


@pytest.mark.parametrize(
    ("accepted", "typed"),
    [
        ("supervised", "unsupervised"),
        ("supervised", "Not supervised"),
        ("unsupervised", "supervised"),
        ("linear", "non-linear"),
        ("biased", "unbiased"),
        ("stochastic gradient descent", "static gradient descent"),
    ],
)
def test_the_opposite_of_an_answer_is_wrong_and_no_slip_of_it(accepted: str, typed: str) -> None:
    task = FillTask((accepted,), (), "Other.")
    assert task.judge(task.draw(Random(1)), Typed(typed)) == Verdict(False, 0.0, "Other.")


def test_the_answer_is_left_out_while_a_try_is_left() -> None:
    slip = WrongWords("rate", "That is a dial. The word is gradient, or Gradients.", None)
    task = FillTask(("gradient", "slope of all"), (slip,), "It is no degradient. Think of hills.")
    drawn = task.draw(Random(1))
    assert task.judge(drawn, Typed("rate")).feedback == slip.feedback
    assert task.judge(drawn, Typed("rate")).veiled == "That is a dial. The word is …, or …"
    assert task.judge(drawn, Typed("loss")).veiled == ""


def test_what_was_typed_stays_in_the_line_also_where_it_holds_the_answer() -> None:
    slip = WrongWords(
        "gradient descent", "Gradient descent walks down. Up points the gradient.", None
    )
    task = FillTask(("gradient",), (slip,), "Think of hills.")
    told = task.judge(task.draw(Random(1)), Typed("gradient descent"))
    assert told.veiled == "Gradient descent walks down. Up points the …"


@pytest.mark.parametrize(
    ("accepted", "line"), [("0", "Not 0.5, nor 10."), ("s", "It's so."), ("bias", "Biased it is.")]
)
def test_an_answer_inside_another_word_is_left_alone(accepted: str, line: str) -> None:
    task = FillTask((accepted,), (), line)
    assert task.judge(task.draw(Random(1)), Typed("weight")).veiled == ""


@pytest.mark.parametrize("typed", ["supervissed", "supervisd", "supevrised", "superviced"])
def test_a_slip_of_one_or_two_letters_is_asked_again(typed: str) -> None:
    task = FillTask(("supervised",), (), "Other.")
    with pytest.raises(TutorError, match="Nearly"):
        task.judge(task.draw(Random(1)), Typed(typed))


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [("", "", 0), ("", "ab", 2), ("kitten", "sitting", 3), ("ab", "ba", 2), ("abc", "ac", 1)],
)
def test_edits_are_counted(one: str, other: str, wanted: int) -> None:
    assert edits(one, other) == edits(other, one) == wanted


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Yes.", "yes!", True),
        ("The loss stays at 9.", "0, 6, 0, 6: the loss stays at 9.", True),
        ("each is 3 away, so the loss stays at 9.", "Each is 3 away, so the loss is 9 each.", True),
        ("It counts.", "The sign of a weight turns its push round.", False),
    ],
)
def test_two_texts_that_say_the_same_are_known(one: str, other: str, same: bool) -> None:
    assert say_the_same(one, other) is say_the_same(other, one) is same
