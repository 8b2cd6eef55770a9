"""Where a network of people stands: step by step, frozen weights, its losses, and an early end."""

from __future__ import annotations

from random import Random

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from bot.tutor.errors import TutorError
from bot.tutor.exercises.gatherings import CLOSING
from bot.tutor.game.human_network.drawing import STEPS, weights_in
from bot.tutor.game.human_network.seats import NUDGES
from bot.tutor.game.human_network.state import LAST_PHASE, RATE, NetworkStage
from bot.tutor.game.human_network.wiring import WIRINGS, gradient, mean_loss, passed
from tests.tutor.game.human_network.people import People, begun, played


@pytest.mark.parametrize("count", WIRINGS)
def test_each_step_begins_where_the_nudges_of_the_last_one_led(count: int) -> None:
    state = played(count).state
    assert state.stage is NetworkStage.OVER
    assert len(state.played) == STEPS
    assert len({step.case.sentence for step in state.played}) == STEPS
    weights = weights_in(People().plan, WIRINGS[count])
    for step in state.played:
        assert step.weights == weights
        assert step.blames == gradient(step.wiring, weights, step.case)
        assert step.true_step == tuple(-RATE * slope for slope in step.blames)
        weights = tuple(
            round(w + float(by or 0), 9) for w, by in zip(weights, step.nudges, strict=True)
        )
        assert step.after == pytest.approx(weights)
        assert step.loss_after == passed(step.wiring, step.after, step.case).loss
    assert state.group_losses()[0] == mean_loss(
        WIRINGS[count], state.played[0].weights, state.cases
    )
    assert state.group_losses()[-1] == mean_loss(WIRINGS[count], step.after, state.cases)


def test_the_losses_of_the_true_steps_are_those_of_gradient_descent() -> None:
    state = played(4, against=True).state
    weights, losses = state.played[0].weights, [state.group_losses()[0]]
    for case in state.cases:
        slopes = gradient(WIRINGS[4], weights, case)
        weights = tuple(w - RATE * slope for w, slope in zip(weights, slopes, strict=True))
        losses.append(mean_loss(WIRINGS[4], weights, state.cases))
    assert state.true_losses() == pytest.approx(losses)


def test_whoever_did_not_nudge_holds_a_frozen_weight() -> None:
    people = begun(3)
    people.go_on()
    people.nudge(2, "+0.3")
    people.go_on()
    [step] = people.state.played
    assert step.nudges == (None, 0.3, None)
    assert (step.after[0], step.after[2]) == (step.weights[0], step.weights[2])


def test_nothing_but_who_is_done_is_in_the_state_before_the_step_is_shown() -> None:
    states = []
    for choices in (("-0.3", "+0.1", "0"), ("+0.3", "-0.1", "+0.1")):
        people = begun(3)
        people.go_on()
        for person, choice in enumerate(choices, 1):
            people.nudge(person, choice)
        states.append(people.state)
        people.go_on()
        states.append(people.state)
    assert states[0] == states[2]
    assert states[1] != states[3]


def test_a_game_that_ends_early_counts_what_was_locked() -> None:
    people = begun(3)
    people.go_on()
    people.nudge(1, "+0.1")
    people.phase = CLOSING
    assert [step.nudges for step in people.state.played] == [(0.1, None, None)]
    assert len(people.state.group_losses()) == 2


def test_a_game_that_ends_without_a_nudge_has_no_step() -> None:
    for people in (People(), begun(3)):
        people.phase = CLOSING
        assert (people.state.stage, people.state.played) == (NetworkStage.OVER, ())


MOVES = st.lists(st.tuples(st.integers(0, 6), st.integers(1, 7), st.sampled_from(NUDGES)))


def move(people: People, what: int, person: int, choice: str) -> None:
    if what == 0:
        people.join(person)
    elif what == 1 and people.phase == 0:
        people.start(person)
    elif what in {2, 3} and people.state.stage is NetworkStage.NUDGE:
        people.nudge(person, choice)
    elif what == 4 and person in people.there:
        people.there[person] = False
    elif what == 5 and person in people.there:
        people.delete(person)
    elif people.phase > 0:
        people.go_on()


@settings(max_examples=60)
@given(MOVES, st.integers(0, 5))
def test_whatever_people_do_the_game_has_a_state_and_can_be_ended(
    moves: list[tuple[int, int, str]], seed: int
) -> None:
    people, chance = begun(3 + seed % 4, seed) if seed else People(), Random(seed)
    for what, person, choice in moves:
        here = dict(people.there)
        try:
            move(people, what, person, choice)
        except TutorError:
            people.there = here  # whoever got no seat did not get in
        state = people.state
        assert len(state.played) <= STEPS
        assert state.wiring is None or len(state.holders) == state.wiring.size
        held = [one for one in state.holders if one is not None]
        if state.stage is not NetworkStage.REVEAL:  # there a nudge keeps whoever made it
            assert len(held) == len(set(held))
            assert set(held) <= people.present
    if people.phase == 0:  # a lobby closes by its time
        people.phase = CLOSING
    while people.phase != CLOSING:
        waited = people.state.turnout.missing
        for person in waited if people.state.stage is NetworkStage.NUDGE else ():
            people.nudge(person, chance.choice(NUDGES))
        assert people.state.stage is not NetworkStage.NUDGE or not people.state.turnout.missing
        people.go_on()
    assert people.state.stage is NetworkStage.OVER
    assert LAST_PHASE == 3 * STEPS
