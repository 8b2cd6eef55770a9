"""What is said of a network of people is so: each sentence is held against the numbers it tells."""

from __future__ import annotations

import re
from dataclasses import replace

import hypothesis.strategies as st
import pytest
from hypothesis import given

from bot.tutor.exercises.gatherings import CLOSING
from bot.tutor.game.human_network.drawing import STEPS
from bot.tutor.game.human_network.state import NetworkState
from bot.tutor.game.human_network.wiring import WIRINGS, gradient, passed
from bot.tutor.game.human_network.words import (
    blame_words,
    chain_line,
    course_table,
    early_line,
    forward_table,
    losses_line,
    outcome_lines,
    outcome_of,
    signed,
    step_table,
    way,
    ways_line,
    weights_table,
)
from tests.tutor.game.human_network.people import begun, played

WIDEST = 27  # signs that a phone shows in a code block
GAMES = [(count, seed, against) for count in WIRINGS for seed in range(6) for against in (0, 1)]


def state_of(count: int, seed: int, against: int) -> NetworkState:
    return played(count, seed, against=bool(against)).state


@pytest.mark.parametrize("count", WIRINGS)
def test_tables_fit_a_phone(count: int) -> None:
    for seed in range(6):
        state = state_of(count, seed, 1)
        tables = [course_table(state)]
        for step in state.played:
            tables += [weights_table(step), forward_table(step), step_table(step)]
        assert max(len(line) for table in tables for line in table.splitlines()) <= WIDEST


LOSS = st.sampled_from([0.5, 0.6, 0.7, 0.8])


@given(LOSS, LOSS, LOSS)
def test_what_is_said_of_the_loss_at_the_end_is_so(start: float, own: float, true: float) -> None:
    said = " ".join(outcome_lines(start, own, true))
    assert ("brought the loss of the whole network down" in said) is (own < start)
    assert ("rose with your nudges" in said) is (own > start)
    assert ("where it was at the start" in said) is (own == start)
    assert ("came lower than you" in said) is (true < own)
    assert ("You came lower" in said) is (own < true)
    assert ("steps did not bring it down" in said) is (true >= start)
    assert ("down either" in said) is (true >= start and own >= start)


@pytest.mark.parametrize(("count", "seed", "against"), GAMES)
def test_it_is_said_of_the_losses_in_the_table(count: int, seed: int, against: int) -> None:
    state = state_of(count, seed, against)
    rows = [line.split() for line in course_table(state).splitlines()[2:-1]]
    first, last = ([float(one) for one in row[-3:]] for row in (rows[0], rows[-1]))
    group, truly = state.group_losses(), state.true_losses()
    assert first == pytest.approx([group[0]] * 3, abs=0.0006)
    assert last == pytest.approx([group[-1], truly[-1], group[0]], abs=0.0006)
    assert outcome_of(state) == outcome_lines(group[0], group[-1], truly[-1])


@pytest.mark.parametrize(("count", "seed", "against"), GAMES[::4])
def test_each_way_is_counted_once(count: int, seed: int, against: int) -> None:
    state = state_of(count, seed, against)
    total, *counts = map(int, re.findall(r"\d+", ways_line(state)))
    assert total == sum(counts) == count * STEPS
    ways = [
        way(by, true)
        for step in state.played
        for by, true in zip(step.nudges, step.true_step, strict=True)
    ]
    if against:
        assert "same" not in ways
    else:
        assert "opposite" not in ways


@pytest.mark.parametrize(
    ("nudge", "true", "told"),
    [
        (None, 0.2, "frozen"),
        (0.0, 0.2, "stayed"),
        (0.1, 0.0, "no slope"),
        (0.1, 0.2, "same"),
        (-0.3, -0.01, "same"),
        (0.3, -0.01, "opposite"),
    ],
)
def test_a_nudge_beside_the_true_step(nudge: float | None, true: float, told: str) -> None:
    assert way(nudge, true) == told


@pytest.mark.parametrize("count", WIRINGS)
def test_the_words_of_a_blame_tell_what_a_little_more_does(count: int) -> None:
    for step in played(count).state.played:
        for seat, (name, blame) in enumerate(zip(step.wiring.names, step.blames, strict=True)):
            more = tuple(w + 1e-4 * (place == seat) for place, w in enumerate(step.weights))
            rises = passed(step.wiring, more, step.case).loss > step.seen.loss
            told = "makes the loss **bigger**, a" if rises else "makes the loss **smaller**, a"
            assert f"{name} {told}" in blame_words(name, blame)
    assert "does not depend" in blame_words("v", 0.0)


@pytest.mark.parametrize("count", WIRINGS)
def test_the_factors_of_the_chain_rule_make_the_blame(count: int) -> None:
    for seed in range(6):
        for step in state_of(count, seed, 0).played:
            line = chain_line(step)
            name = re.search(r"\*\*(w\d+)\*\*", line)
            numbers = line.rsplit(" = ", 1)[1].replace(" ≈ ", " · ").rstrip(".").split(" · ")
            *factors, blame = (float(one.strip("()")) for one in numbers)
            product = factors[0] * factors[1] * factors[2] * factors[3]
            assert product == pytest.approx(blame, abs=0.05)
            assert name is not None
            slopes = gradient(step.wiring, step.weights, step.case)
            assert blame == float(signed(slopes[step.wiring.names.index(name[1])]))


def test_the_losses_of_a_step_are_told_in_order() -> None:
    step = played(3).state.played[0]
    told = [f"{one:.3f}" for one in (step.seen.loss, step.loss_after, step.loss_true)]
    assert re.findall(r"\d+\.\d+", losses_line(step)) == told


def test_an_early_end_is_told_by_what_counts() -> None:
    assert early_line(played(3).state) == ""
    people = begun(3)
    people.phase = CLOSING
    assert "before any nudge" in early_line(people.state)
    for number, words in ((1, "first sentence"), (2, "first 2 sentences")):
        people = played(3)
        people.entries = [one for one in people.entries if one.turn not in {"8", "5"[number - 1 :]}]
        assert words in early_line(people.state)


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "+0.00"), (-0.004, "-0.004"), (0.126, "+0.13"), (-1.0, "-1.00")]
)
def test_a_number_is_written_with_its_sign_and_never_as_zero_when_it_is_not(
    value: float, text: str
) -> None:
    assert signed(value) == text


def test_a_frozen_weight_stands_in_the_table_of_the_step() -> None:
    step = played(3).state.played[0]
    frozen = replace(step, nudges=(None, *step.nudges[1:]))
    assert "frozen" in step_table(frozen)
    assert "frozen" not in step_table(step)
