"""What holds for the judge of every kind, and how each one gives credit."""

from __future__ import annotations

from itertools import permutations
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.errors import TutorError
from bot.tutor.exercises.questions.inputs import (
    ChooseOne,
    ChooseSeveral,
    PairUp,
    PutInOrder,
    TypeIn,
)
from bot.tutor.exercises.questions.kinds import KINDS
from bot.tutor.exercises.questions.state import choice_of
from bot.tutor.exercises.replies import (
    NAMES,
    Chosen,
    Number,
    Ordered,
    Paired,
    Several,
    Tried,
    Typed,
    reply_from_json,
    reply_to_json,
)
from tests.content.every_kind import questions_of_every_kind

if TYPE_CHECKING:
    from bot.tutor.exercises.questions.inputs import Input
    from bot.tutor.exercises.questions.kind import Drawn, Question
    from bot.tutor.exercises.replies import Reply

QUESTIONS = {question.id: question for question in questions_of_every_kind()}
# A number's right answer is drawn anew for everybody; it has tests of its own.
KEYS: dict[str, Reply] = {
    "one": Chosen("down"),
    "several": Several(("weights", "biases")),
    "terms": Paired((("loss", "loss"), ("rate", "rate"), ("bias", "bias"))),
    "loop": Ordered(("forward", "measure", "blame", "nudge")),
    "gap": Typed("The Weights!"),
    "curve": Chosen("up"),
}
IDS = sorted({"", "x"} | {o for r in KEYS.values() if hasattr(r, "ids") for o in r.ids})
ANY_ID = st.sampled_from(IDS) | st.text(max_size=4)
ANY_REPLY = st.one_of(
    st.builds(Chosen, ANY_ID),
    st.builds(Several, st.lists(ANY_ID, max_size=5).map(tuple)),
    st.builds(Ordered, st.lists(ANY_ID, max_size=5).map(tuple)),
    st.builds(Paired, st.lists(st.tuples(ANY_ID, ANY_ID), max_size=4).map(tuple)),
    st.builds(Typed, st.text(max_size=80)),
    st.builds(Typed, st.floats().map(str)),
    st.builds(Number, st.floats(), st.text(max_size=8)),
    st.builds(Tried, ANY_ID, ANY_ID),
)


def drawn_for(question: Question, seed: int) -> Drawn:
    return question.task.fit(question.task.draw(Random(seed)))


def replies_to(asked: Input) -> st.SearchStrategy[str]:
    """Return what may be given on an input: letters that it shows, or any text where one types."""
    if isinstance(asked, ChooseOne | ChooseSeveral | PutInOrder | PairUp):
        letters = "ABCDEFGHIJ"[: len(asked.options)]
        if isinstance(asked, ChooseOne):
            return st.sampled_from(letters)
        if isinstance(asked, ChooseSeveral):
            return st.sets(st.sampled_from(letters), min_size=1).map("".join)
        return st.permutations(letters).map("".join)
    return st.from_regex(r"[0-9.,/% e-]{1,12}|[a-z ]{1,20}", fullmatch=True)


def test_there_is_a_question_of_every_kind() -> None:
    assert len(QUESTIONS) == len(KINDS)


@given(st.sampled_from(sorted(QUESTIONS)), st.integers(0, 99), ANY_REPLY)
def test_any_reply_gets_a_verdict_with_a_credit_or_is_refused_in_words(
    name: str, seed: int, reply: Reply
) -> None:
    question = QUESTIONS[name]
    try:
        verdict = question.task.judge(drawn_for(question, seed), reply)
    except TutorError:
        return
    assert 0 <= verdict.credit <= 1
    assert verdict.right is None or verdict.right == (verdict.credit == 1)
    assert verdict.right or verdict.feedback, "a wrong answer is told more than that it is wrong"


def test_every_kind_has_an_example_of_its_key() -> None:
    assert QUESTIONS.keys() - KEYS.keys() == {"step", "words"}


@given(st.sampled_from(sorted(QUESTIONS)), st.integers(0, 99), st.data())
def test_what_an_input_offers_is_judged_and_the_verdict_outlives_the_database(
    name: str, seed: int, data: st.DataObject
) -> None:
    question = QUESTIONS[name]
    drawn = drawn_for(question, seed)
    asked = question.task.shown(drawn)
    try:
        reply = asked.reply(data.draw(replies_to(asked)))
        verdict = question.task.judge(drawn, reply)
    except TutorError:
        typed = isinstance(asked, TypeIn)
        assert typed, "only what is typed may be unreadable, or nearly right"
        return
    kept = reply_from_json(reply_to_json(verdict.reply or asked.taken(reply)))
    assert question.task.judge(drawn, kept) == verdict
    assert type(kept) in NAMES
    assert choice_of(kept)


@pytest.mark.parametrize("name", KEYS)
@given(seed=st.integers(0, 99))
def test_the_key_has_full_credit_and_the_right_answer_is_told(name: str, seed: int) -> None:
    task = QUESTIONS[name].task
    verdict = task.judge(drawn_for(QUESTIONS[name], seed), KEYS[name])
    assert (verdict.right, verdict.credit, verdict.misconception) == (True, 1, None)
    assert task.told(drawn_for(QUESTIONS[name], seed)).startswith("**")


@given(seed=st.integers(0, 999))
def test_a_drawn_number_has_a_key_of_its_own_and_its_slips_have_their_lines(seed: int) -> None:
    question = QUESTIONS["step"]
    drawn = drawn_for(question, seed)
    w, slope, rate = (drawn.numbers[name] for name in ("w", "slope", "rate"))
    key = question.task.judge(drawn, Typed(f"{w - rate * slope}"))
    assert (key.right, key.credit) == (True, 1)
    uphill = question.task.judge(drawn, Typed(f"{w + rate * slope}".replace(".", ",")))
    assert uphill.feedback.startswith("Uphill: ")
    assert (uphill.right, uphill.misconception) == (False, "M1")
    other = question.task.judge(drawn, Typed("1000"))
    assert other.feedback == "Take the rate times the slope away."


@pytest.mark.parametrize(
    ("ids", "credit"),
    [
        (("weights",), 0.5),
        (("weights", "biases", "layers"), 0.5),
        (("weights", "layers"), 0.0),
        (("weights", "biases", "layers", "data"), 0.0),
        (("data",), 0.0),
    ],
)
def test_choosing_several_gives_the_share_of_right_ones_less_that_of_wrong_ones(
    ids: tuple[str, ...], credit: float
) -> None:
    question = QUESTIONS["several"]
    verdict = question.task.judge(drawn_for(question, 1), Several(ids))
    assert (verdict.right, verdict.credit) == (False, credit)
    assert ("They stay." in verdict.feedback) == ("data" in ids)
    assert verdict.misconception == ("M1" if "data" in ids else None)
    assert ("missing" in verdict.headline) == (not {"weights", "biases"} <= set(ids))


@pytest.mark.parametrize(
    ("ids", "credit"),
    [
        (("blame", "nudge", "forward", "measure"), 2 / 3),
        (("measure", "blame", "nudge", "forward"), 2 / 3),
        (("forward", "measure", "nudge", "blame"), 1 / 3),
        (("forward", "blame", "measure", "nudge"), 0),
        (("nudge", "blame", "measure", "forward"), 0),
    ],
)
def test_an_order_gives_the_share_of_neighbours_that_stand_together(
    ids: tuple[str, ...], credit: float
) -> None:
    verdict = QUESTIONS["loop"].task.judge(drawn_for(QUESTIONS["loop"], 1), Ordered(ids))
    assert verdict.credit == pytest.approx(credit)
    assert verdict.right is False


def test_a_blind_order_is_worth_one_in_as_many_as_there_are_lines() -> None:
    task, drawn = QUESTIONS["loop"].task, drawn_for(QUESTIONS["loop"], 1)
    all_orders = list(permutations(("forward", "measure", "blame", "nudge")))
    credit = sum(task.judge(drawn, Ordered(ids)).credit for ids in all_orders)
    assert credit / len(all_orders) == pytest.approx(1 / 4)


def test_a_wrong_order_gets_the_line_of_the_first_swapped_neighbours() -> None:
    task, drawn = QUESTIONS["loop"].task, drawn_for(QUESTIONS["loop"], 1)
    swapped = task.judge(drawn, Ordered(("forward", "blame", "measure", "nudge")))
    assert swapped.feedback == "Without an error there is no blame."
    reversed_ = task.judge(drawn, Ordered(("nudge", "blame", "measure", "forward")))
    assert "comes before" in reversed_.feedback


def test_pairs_give_the_share_of_right_ones_and_the_line_of_those_confused() -> None:
    question = QUESTIONS["terms"]
    given_pairs = Paired((("loss", "rate"), ("rate", "loss"), ("bias", "bias")))
    verdict = question.task.judge(drawn_for(question, 1), given_pairs)
    assert verdict.credit == pytest.approx(1 / 3)
    assert verdict.feedback == "1 of 3 is right. One measures."
    assert verdict.misconception == "M1"
    turned = Paired((("loss", "bias"), ("rate", "rate"), ("bias", "loss")))
    plain = question.task.judge(drawn_for(question, 1), turned)
    assert "is not what “Loss” means" in plain.feedback


@pytest.mark.parametrize("typed", ["weights", " The WEIGHTS. ", "parameters", "para-meters"])
def test_a_gap_is_filled_whatever_the_case_spaces_and_punctuation(typed: str) -> None:
    assert QUESTIONS["gap"].task.judge(drawn_for(QUESTIONS["gap"], 1), Typed(typed)).right


@pytest.mark.parametrize("typed", ["wieghts", "weigths", "weight", "parametres"])
def test_what_is_nearly_right_is_asked_again(typed: str) -> None:
    with pytest.raises(TutorError, match="Nearly"):
        QUESTIONS["gap"].task.judge(drawn_for(QUESTIONS["gap"], 1), Typed(typed))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("layers", "They do not change."),
        ("layer", "They do not change."),
        ("memory", "Think of what training changes."),
        ("!!!", "Think of what training changes."),
    ],
)
def test_a_wrong_word_gets_its_own_line(typed: str, said: str) -> None:
    verdict = QUESTIONS["gap"].task.judge(drawn_for(QUESTIONS["gap"], 1), Typed(typed))
    assert (verdict.right, verdict.credit, verdict.feedback) == (False, 0, said)


def test_what_left_the_lesson_is_not_shown_and_what_is_new_comes_last() -> None:
    task = QUESTIONS["several"].task
    shown = task.shown(task.fit(drawn_for(QUESTIONS["one"], 1)))
    assert isinstance(shown, ChooseSeveral)
    assert [option.id for option in shown.options] == ["weights", "biases", "layers", "data"]
