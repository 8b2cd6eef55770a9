"""What is drawn when a network of people begins: sentences to choose from, and weights to start.

How many people there will be is not known then, so that each wiring has weights of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.exercises.plans import Plan
from bot.tutor.game.human_network.wiring import WIRINGS, Case, gradient
from bot.tutor.game.pushing import WEAK, pushing
from bot.tutor.game.sentences import Part

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from bot.tutor.data.sentences.signals import Found
    from bot.tutor.game.human_network.wiring import Weights, Wiring
    from bot.tutor.game.sentences import Sentence, Subject

STEPS = 3
"""How many sentences are played."""
LEAST_BLAME = 0.05
"""What each weight's slope is at least, where a sentence can be found: nobody has nothing to do."""
MOST_HINTS = 2  # of a side: with more, a unit gives nearly 1 for everything, and gets no blame
# Two nudges of 0.1 or 0.3 never bring these to zero, where no blame would come through.
INNER, OUTER = (0.5,), (0.9, 1.0, 1.1)
TRIES = 200
LABELS = "labels"


def hints(subject: Subject, text: str) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """Return what speaks for the high label in a sentence, and what for the low one."""
    high = pushing(subject, subject.usual, text, subject.high, WEAK)
    return high, pushing(subject, subject.usual, text, subject.low, WEAK)


def case_of(subject: Subject, sentence: Sentence) -> Case:
    high, low = hints(subject, sentence.text)
    inputs = float(len(high)), float(len(low))
    return Case(sentence.id, inputs, subject.target(sentence.label))


def draw_network(subject: Subject, randomness: Random) -> Plan:
    """Draw sentences with both kinds of hints, one of each sort, and weights for each wiring.

    Raise TutorError where there are too few such sentences.
    """
    pool = [case_of(subject, one) for one in subject.sentences if _may_be_played(one)]
    randomness.shuffle(pool)
    sorts = {
        (case.inputs, case.target): case
        for case in pool
        if all(1 <= count <= MOST_HINTS for count in case.inputs)
    }
    cases = tuple(sorts.values())
    if len(cases) < STEPS:
        raise TutorError(
            "There are too few sentences with hints of both sides for this game just now. "
            "Nothing was begun: `/play` without a choice needs no such sentences."
        )
    numbers = {case.sentence: _numbers(case) for case in cases}
    starts = {
        _start(size): dict(zip(wiring.names, _weights(wiring, cases, randomness), strict=True))
        for size, wiring in WIRINGS.items()
    }
    order = tuple(case.sentence for case in cases)
    return Plan(order, {LABELS: subject.labels}, {**numbers, **starts})


def cases_in(plan: Plan) -> tuple[Case, ...]:
    """Read the sentences that were drawn, in order, with the counts of the day they were drawn."""
    drawn = ((id_, plan.numbers[id_]) for id_ in plan.items)
    return tuple(Case(id_, (one["x1"], one["x2"]), one["y"]) for id_, one in drawn)


def weights_in(plan: Plan, wiring: Wiring) -> Weights:
    """Read the weights that a wiring starts with."""
    drawn = plan.numbers[_start(wiring.size)]
    return tuple(drawn[name] for name in wiring.names)


def next_case(wiring: Wiring, weights: Weights, left: Sequence[Case]) -> Case:
    """Choose a case in which each weight has at least LEAST_BLAME, the first in the drawn order.

    Where there is none, it is the one in which the smallest blame is greatest.
    """
    enough = (case for case in left if least_blame(wiring, weights, case) >= LEAST_BLAME)
    return next(enough, None) or max(left, key=lambda case: least_blame(wiring, weights, case))


def least_blame(wiring: Wiring, weights: Weights, case: Case) -> float:
    """Return the size of the smallest slope."""
    return min(abs(slope) for slope in gradient(wiring, weights, case))


def _may_be_played(sentence: Sentence) -> bool:
    """Whether it has a label, and is none of those that a game alone tests with."""
    return bool(sentence.label) and sentence.part is Part.TRAIN


def _numbers(case: Case) -> dict[str, float]:
    return {"x1": case.inputs[0], "x2": case.inputs[1], "y": case.target}


def _start(size: int) -> str:
    return f"start of {size}"


def _weights(wiring: Wiring, cases: Sequence[Case], randomness: Random) -> Weights:
    """Draw weights until each has enough blame in some case; at last the best that were drawn."""
    best: tuple[float, Weights] = (-1.0, ())
    for _ in range(TRIES):
        drawn = tuple(
            randomness.choice(OUTER if place >= len(wiring.inward) else INNER)
            * randomness.choice((-1, 1))
            for place in range(wiring.size)
        )
        if _twins(wiring, drawn):
            continue
        least = max(least_blame(wiring, drawn, case) for case in cases)
        best = max(best, (least, drawn))
        if least >= LEAST_BLAME:
            break
    return best[1]


def _twins(wiring: Wiring, weights: Weights) -> bool:
    """Whether two units see the same with the same weights, so that one would do."""
    seen = [
        sorted((one, w) for w, (one, to) in zip(weights, wiring.inward, strict=False) if to == unit)
        for unit in range(wiring.units)
    ]
    return any(a == b for place, a in enumerate(seen) for b in seen[:place])
