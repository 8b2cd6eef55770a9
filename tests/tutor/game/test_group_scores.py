"""The group's mean prediction beside its mean member, on drawn cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.exercises.attempts import Entry, EntryKind
from bot.tutor.game.group_scores import GroupAnswer, GroupTest, answer_of
from bot.tutor.game.group_words import counts_line, group_test_lines, mean_line
from bot.tutor.game.scoring import SURE, points
from bot.tutor.game.sentences import Sentence
from tests.tutor.game.material import GAME

SUBJECT = GAME.subjects[0]
locks = st.lists(
    st.tuples(st.sampled_from(SUBJECT.labels), st.sampled_from([one.percent for one in SURE])),
    min_size=1,
    max_size=30,
)


def answered(label: str, given_: list[tuple[str, int]]) -> GroupAnswer:
    entries = [Entry(EntryKind.PREDICTION, "s", side, confidence=sure) for side, sure in given_]
    answer = answer_of(SUBJECT, Sentence("s", "Hello there.", label), entries)
    assert answer is not None
    return answer


@given(st.sampled_from(SUBJECT.labels), locks)
def test_the_mean_prediction_is_never_worse_than_the_mean_member(
    label: str, given_: list[tuple[str, int]]
) -> None:
    answer = answered(label, given_)
    assert answer.points >= answer.mean_points - 1e-9
    if len(set(given_)) > 1:
        assert answer.points > answer.mean_points
    assert answer.count == len(given_)


def test_the_example_of_the_course_comes_out() -> None:
    """Course 3.4: predictions 0.9, 0.6 and 0.3 have squared errors of 0.16 together, 0.22 alone."""
    truth, given_ = 1.0, (0.9, 0.6, 0.3)
    mean = sum(given_) / 3
    assert (truth - mean) ** 2 == pytest.approx(0.16)
    assert sum((truth - p) ** 2 for p in given_) / 3 == pytest.approx(0.22)
    assert points(mean) - sum(map(points, given_)) / 3 == pytest.approx(100 * (0.22 - 0.16))


def test_the_words_say_what_was_locked_and_what_it_is_worth() -> None:
    answer = answered("casual", [("casual", 80), ("formal", 60), ("casual", 95)])
    assert counts_line(SUBJECT, answer) == "**1** said formal, **2** said casual. It is **casual**."
    told = mean_line(SUBJECT, answer)
    assert "casual 72%, right: +16.97" in told
    assert "on average: +11.58" in told


@given(st.lists(locks, min_size=1, max_size=5), st.floats(-375, 125))
def test_what_is_said_of_the_test_is_so(
    all_locks: list[list[tuple[str, int]]], network: float
) -> None:
    test = GroupTest(tuple(answered("formal", one) for one in all_locks), network)
    told = " ".join(group_test_lines(test))
    differs = any(len(set(one)) > 1 for one in all_locks)
    assert ("Together you gained" in told) is differs
    assert ("nobody differed" in told) is not differs
    assert ("better than the network" in told) is (test.group - network >= 0.005)
    assert ("less well than the network" in told) is (network - test.group >= 0.005)


def test_without_an_answer_nothing_is_compared() -> None:
    assert group_test_lines(GroupTest((), 0.0)) == ("There are no test answers to compare.",)
    assert answer_of(SUBJECT, Sentence("s", "Hello.", "formal"), []) is None
