"""Nobody is only told that they are wrong: what is said where a lesson has no line of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.tutor.exercises.questions.fill import FillTask
from bot.tutor.exercises.questions.inputs import Choice
from bot.tutor.exercises.questions.kind import Drawn
from bot.tutor.exercises.questions.match import Confused, MatchTask, TermPair
from bot.tutor.exercises.questions.multiple import MultipleChoice
from bot.tutor.exercises.questions.number import NumberTask, WrongNumber
from bot.tutor.exercises.questions.options import Option
from bot.tutor.exercises.questions.order import OrderTask, Swapped
from bot.tutor.exercises.questions.single import SingleChoice
from bot.tutor.exercises.replies import Chosen, Ordered, Paired, Several, Typed

SHARE = WrongNumber("0.5", "In percent, please.", None, "percent")
HALF = NumberTask("50", 0.5, (SHARE,), "", "%", ())
SWAPPED = Swapped(("b", "c"), "B, C.", None, "later")
ORDER = OrderTask(tuple(Choice(each, each) for each in "abcd"), (SWAPPED,))
IN_ORDER = Drawn(tuple("abcd"))
PAIRS = tuple(TermPair(each, f"term {each}", f"means {each}") for each in "abcde")
MATCH = MatchTask(PAIRS, (Confused(frozenset("ab"), "A is not B.", None, "both"),))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("60", "That is more than it comes to."),
        ("7", "That is less than it comes to."),
        ("-50", "The size fits, the sign does not: which way does it go?"),
    ],
)
def test_a_number_without_a_line_is_told_on_which_side_it_is(typed: str, said: str) -> None:
    assert HALF.judge(Drawn(), Typed(typed)).feedback.startswith(said)


def test_a_slip_in_the_likeliest_reading_goes_before_a_hit_in_another() -> None:
    verdict = HALF.judge(Drawn(), Typed("0.5"))
    assert (verdict.right, verdict.feedback) == (False, "In percent, please.")
    assert verdict.card == "percent"
    assert replace(HALF, wrong=()).judge(Drawn(), Typed("0.5")).right


def test_a_gap_without_a_line_is_told_how_to_look_at_it() -> None:
    verdict = FillTask(("weights",), (), "").judge(Drawn(), Typed("memory"))
    assert verdict.feedback.startswith("Read the sentence aloud with it")


@pytest.mark.parametrize(
    ("ids", "said", "card"),
    [
        ("bacd", "A comes before B: ask what B needs to be there first.", ""),
        ("acbd", "B, C.", "later"),
        ("abdc", "C comes before D", ""),
    ],
)
def test_an_order_is_told_which_line_comes_before_which(ids: str, said: str, card: str) -> None:
    verdict = ORDER.judge(IN_ORDER, Ordered(tuple(ids)))
    assert verdict.feedback.startswith(said)
    assert verdict.card == card


@pytest.mark.parametrize(
    ("right", "said", "card"),
    [
        ("bacde", "3 of 5 are right. A is not B.", "both"),
        ("abced", "3 of 5 are right. E is not what “term d” means: of which other line", ""),
        ("bcdea", "0 of 5 are right. A is not B.", "both"),
    ],
)
def test_five_pairs_are_told_how_many_fit_and_what_to_tell_apart(
    right: str, said: str, card: str
) -> None:
    drawn = Drawn(tuple("abcde"))
    verdict = MATCH.judge(drawn, Paired(tuple(zip("abcde", right, strict=True))))
    assert verdict.feedback.startswith(said)
    assert verdict.card == card


def test_an_option_names_the_card_that_mends_it() -> None:
    options = (
        Option("a", "A", True, "Yes.", None),
        Option("b", "B", False, "B is not.", None, "about-b"),
        Option("c", "C", False, "C is not.", None, "about-c"),
    )
    drawn = Drawn(("a", "b", "c"))
    assert SingleChoice(options).judge(drawn, Chosen("b")).card == "about-b"
    several = MultipleChoice(options)
    assert several.judge(drawn, Several(("b", "c"))).card == "about-b"
    assert several.judge(drawn, Several(("a", "b", "c"))).credit == 0
    assert several.judge(drawn, Several(("a",))).card == ""


@pytest.mark.parametrize(
    ("ids", "headline", "judged"),
    [
        ("abc", "Not quite: one letter is too many.", "✅✅❌"),
        ("abcd", "Not quite: 2 letters are too many.", "✅✅❌❌"),
        ("a", "Not all of it: one right answer is missing.", "✅"),
        ("ac", "Not quite: one letter is too many, and one right answer is missing.", "✅❌"),
        ("acd", "Not quite: 2 letters are too many, and one right answer is missing.", "✅❌❌"),
        ("c", "Not that one: 2 right answers are missing.", "❌"),
        ("cd", "Not these: 2 right answers are missing.", "❌❌"),
        ("ab", "", "✅✅"),
    ],
)
def test_several_letters_are_told_one_by_one_and_what_is_amiss(
    ids: str, headline: str, judged: str
) -> None:
    options = tuple(Option(id_, id_, id_ in "ab", f"Line of {id_}.", None) for id_ in "abcd")
    verdict = MultipleChoice(options).judge(Drawn(tuple("abcd")), Several(tuple(ids)))
    assert verdict.headline == headline
    lines = verdict.feedback.split("\n")
    assert [line[0] for line in lines] == list(judged)
    assert all(
        f"**{id_.upper()}** {'is' if headline else '·'} " in line
        for id_, line in zip(ids, lines, strict=True)
    )


def test_each_letter_is_judged_even_where_the_lines_are_too_long_to_be_said() -> None:
    options = tuple(Option(id_, id_, id_ != "h", id_ * 300, None) for id_ in "abcdefgh")
    verdict = MultipleChoice(options).judge(Drawn(tuple("abcdefgh")), Several(tuple("abcdefg")))
    assert verdict.feedback.count("✅") == 7
    assert len(verdict.feedback) < 1700
