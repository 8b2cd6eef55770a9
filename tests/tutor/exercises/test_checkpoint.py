"""Which questions a checkpoint draws: for each goal, of several kinds, none again too early."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.exercises.checkpoint import ASKED, draw_checkpoint, picked
from bot.tutor.exercises.questions.fill import FillTask
from bot.tutor.exercises.questions.kind import Question
from tests.content.every_kind import questions_of_every_kind

KINDS = ("single", "single", "single", "multiple", "multiple", "number", "number")
MORE = ("match", "order", "fill", "free", "plot")


def bank_of(size: int, goals: int) -> tuple[Question, ...]:
    """Return a bank as lessons have them: kinds and goals spread as they come."""
    kinds = (*KINDS, *MORE, "single", "multiple")
    task = FillTask(("weights",), (), "")
    return tuple(
        Question(f"q{n}", "?", "!", task, goal=n * 5 % goals + 1, kind=kinds[n % len(kinds)])
        for n in range(size)
    )


@given(st.integers(12, 14), st.integers(2, 4), st.integers(0, 999))
def test_six_are_asked_with_every_goal_and_four_kinds_and_so_the_next_time(
    size: int, goals: int, seed: int
) -> None:
    bank, seen = bank_of(size, goals), list[str]()
    for _ in range(2):
        chosen = picked(bank, goals, seen, Random(seed))
        assert len(chosen) == ASKED
        assert {question.goal for question in chosen} == set(range(1, goals + 1))
        assert len({question.kind for question in chosen}) >= 4
        seen += [question.id for question in chosen]
    assert max(Counter(seen).values()) == 1


@given(st.integers(1, 20), st.integers(0, 4), st.integers(0, 99), st.integers(1, 8))
def test_none_comes_again_before_all_the_others_were_asked_as_often(
    size: int, goals: int, seed: int, times: int
) -> None:
    bank, seen = bank_of(size, max(1, goals)), list[str]()
    for _ in range(times):
        seen += [question.id for question in picked(bank, goals, seen, Random(seed))]
        counts = Counter({question.id: 0 for question in bank} | dict(Counter(seen)))
        assert max(counts.values()) - min(counts.values()) <= 1


def test_a_small_bank_is_asked_whole_and_in_its_order() -> None:
    bank = bank_of(4, 1)
    assert picked(bank, 1, ("q0", "q0", "q3"), Random(1)) == bank
    assert picked((), 2, (), Random(1)) == ()


@given(st.integers(0, 99))
def test_they_are_asked_in_the_order_of_the_bank(seed: int) -> None:
    chosen = [question.id for question in picked(bank_of(14, 3), 3, (), Random(seed))]
    assert chosen == sorted(chosen, key=lambda id_: int(id_[1:]))


def test_numbers_are_drawn_anew_each_time() -> None:
    bank = [question for question in questions_of_every_kind() if question.id == "step"]
    drawn = {
        tuple(draw_checkpoint(bank, 1, (), Random(seed)).numbers["step"].values())
        for seed in range(30)
    }
    assert len(drawn) > 10


@pytest.mark.parametrize("seed", range(20))
def test_no_question_of_the_bank_is_left_out_for_good(seed: int) -> None:
    firsts = (picked(bank_of(14, 3), 3, (), Random(50 * seed + n)) for n in range(50))
    assert {question.id for chosen in firsts for question in chosen} == {f"q{n}" for n in range(14)}
