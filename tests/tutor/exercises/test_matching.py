"""Matching: pairs lock, first tries count, feedback tells the two apart."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import LETTERS, Entry, EntryKind
from bot.tutor.exercises.matching import (
    MatchingExercise,
    Pair,
    draw_matching,
    matching_state,
    pair_up,
)
from bot.tutor.exercises.plans import Plan

IDS = ("loss", "rate", "gradient")
EXERCISE = MatchingExercise(
    pairs=tuple(Pair(id_, id_.title(), f"what {id_} means") for id_ in IDS),
    confusions={
        ("loss", "rate"): "one says how wrong, the other how far",
        ("gradient", "loss"): "one is a direction, the other a number",
        ("gradient", "rate"): "one says where, the other how far",
    },
)
PLAN = Plan(tuple(IDS), {"definitions": ("gradient", "loss", "rate")})


def test_a_right_pair_locks_and_counts_as_a_first_try() -> None:
    entry = pair_up(matching_state(EXERCISE, PLAN, []), "loss", "B")
    state = matching_state(EXERCISE, PLAN, [entry])
    assert entry.right
    assert state.matched == ("loss",)
    assert state.first_tries == {"loss": True}


def test_a_wrong_first_try_costs_credit_even_when_the_second_is_right() -> None:
    entries: list[Entry] = []
    for term, letter in (("loss", "A"), ("loss", "B"), ("rate", "C"), ("gradient", "A")):
        entries.append(pair_up(matching_state(EXERCISE, PLAN, entries), term, letter))
    state = matching_state(EXERCISE, PLAN, entries)
    assert state.finished
    assert state.score == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("term", "letter"), [("nonsense", "A"), ("loss", "Z"), ("loss", ""), ("loss", "D")]
)
def test_a_pair_that_is_not_on_offer_is_refused_in_words(term: str, letter: str) -> None:
    with pytest.raises(TutorError, match="two menus"):
        pair_up(matching_state(EXERCISE, PLAN, []), term, letter)


def test_a_locked_term_takes_no_second_definition() -> None:
    done = pair_up(matching_state(EXERCISE, PLAN, []), "loss", "B")
    with pytest.raises(TutorError, match="already matched"):
        pair_up(matching_state(EXERCISE, PLAN, [done]), "loss", "A")


def test_feedback_for_a_confused_pair_is_the_same_both_ways() -> None:
    assert EXERCISE.feedback("rate", "loss") == EXERCISE.feedback("loss", "rate")


def test_a_pair_that_left_the_lesson_is_passed_over_and_a_new_one_comes_last() -> None:
    old = Entry(EntryKind.PAIR, "gone", "gone", right=True)
    plan = Plan(("gone", "loss", "rate"), {"definitions": ("rate", "gone", "loss")})
    state = matching_state(EXERCISE, plan, [old])
    assert state.terms == ("loss", "rate", "gradient")
    assert state.definitions == ("rate", "loss", "gradient")
    assert state.matched == ()
    assert state.step == 1


@given(st.integers(), st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from("ABC"))))
def test_however_it_is_played_the_score_is_the_share_of_right_first_tries(
    seed: int, tries: list[tuple[str, str]]
) -> None:
    plan = draw_matching(EXERCISE, Random(seed))
    entries: list[Entry] = []
    first: dict[str, bool] = {}
    for term, letter in tries:
        state = matching_state(EXERCISE, plan, entries)
        definition = plan.orders["definitions"][LETTERS.index(letter)]
        if term in state.matched or definition in state.matched:
            continue
        entries.append(pair_up(state, term, letter))
        first.setdefault(term, definition == term)
    state = matching_state(EXERCISE, plan, entries)
    assert sorted(plan.orders["definitions"]) == sorted(IDS)
    assert state.score == pytest.approx(sum(first.values()) / len(IDS))
    assert len(set(state.matched)) == len(state.matched)
