"""The draw: sentences with both kinds of hints, and enough blame for every weight."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from bot.tutor.errors import TutorError
from bot.tutor.exercises.plans import plan_from_json, plan_to_json
from bot.tutor.game.human_network.drawing import (
    LEAST_BLAME,
    MOST_HINTS,
    STEPS,
    case_of,
    cases_in,
    draw_network,
    least_blame,
    next_case,
    weights_in,
)
from bot.tutor.game.human_network.seats import NUDGES
from bot.tutor.game.human_network.wiring import WIRINGS, Wiring
from bot.tutor.game.sentences import Part
from tests.many import some_by_day
from tests.tutor.game.human_network.people import begun, nearest, plan_drawn
from tests.tutor.game.material import FORMALITY

SEEDS = range(100)


@pytest.mark.parametrize("size", WIRINGS)
def test_at_the_first_sentence_every_weight_has_its_blame_whatever_was_drawn(size: int) -> None:
    wiring = WIRINGS[size]
    for seed in SEEDS:
        plan = plan_drawn(seed)
        weights = weights_in(plan, wiring)
        case = next_case(wiring, weights, cases_in(plan))
        assert least_blame(wiring, weights, case) >= LEAST_BLAME


def least_blames(count: int, seed: int, choose: str) -> list[float]:
    """Play a game, and return the smallest blame at each later sentence."""
    people, chance, least = begun(count, seed), Random(seed), []
    while (step := people.state.current) is not None:
        people.go_on()
        for seat, true in enumerate(step.true_step):
            pick = nearest(true) if choose == "true" else chance.choice(NUDGES)
            people.nudge(seat + 1, pick)
        least.append(least_blame(step.wiring, step.weights, step.case))
        people.go_on(2)
    assert len(least) == STEPS
    return least[1:]


@pytest.mark.parametrize("size", WIRINGS)
def test_at_later_sentences_it_has_its_blame_where_people_nudge_as_descent_would(
    size: int,
) -> None:
    assert min(least for seed in SEEDS for least in least_blames(size, seed, "true")) >= LEAST_BLAME


@pytest.mark.parametrize("size", WIRINGS)
def test_where_people_nudge_at_random_it_nearly_always_has_its_blame(size: int) -> None:
    """Nobody can promise it then: weights may come near 0, and that is what stops blame."""
    least = [one for seed in SEEDS for one in least_blames(size, seed, "random")]
    assert sum(one >= LEAST_BLAME for one in least) / len(least) >= 0.9
    assert min(least) > 0


@pytest.mark.parametrize("wiring", WIRINGS.values())
def test_the_first_sentence_with_enough_is_taken_and_else_the_best_one(wiring: Wiring) -> None:
    cases = cases_in(plan_drawn(1))
    nothing = (0.0,) * wiring.size
    assert next_case(wiring, nothing, cases) in cases
    weights = weights_in(plan_drawn(1), wiring)
    chosen = next_case(wiring, weights, cases)
    earlier = cases[: cases.index(chosen)]
    assert all(least_blame(wiring, weights, case) < LEAST_BLAME for case in earlier)


@pytest.mark.parametrize("seed", some_by_day(range(40), 0, 1, 2))
def test_what_is_drawn_is_labelled_countable_and_kept_as_json(seed: int) -> None:
    plan = plan_drawn(seed)
    assert plan_from_json(plan_to_json(plan)) == plan
    cases = cases_in(plan)
    assert len({(case.inputs, case.target) for case in cases}) == len(cases) == 8
    for case in cases:
        sentence = FORMALITY.sentence(case.sentence)
        assert sentence is not None
        assert sentence.part is Part.TRAIN
        assert case_of(FORMALITY, sentence) == case
        assert case.target == FORMALITY.target(sentence.label)
        assert all(1 <= count <= MOST_HINTS for count in case.inputs)


def test_too_few_sentences_are_told_in_words() -> None:
    with pytest.raises(TutorError, match="too few sentences"):
        draw_network(replace(FORMALITY, sentences=FORMALITY.sentences[:2]), Random(1))
