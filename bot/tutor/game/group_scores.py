"""What a group made of a sentence: its counts, its mean prediction, and the mean of its members.

The points are a concave function of the probability, so those of the mean prediction are never
fewer than the mean of the points (Jensen's inequality): this is why networks are asked together,
too, as an ensemble.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from bot.tutor.game.scoring import UNSAID, points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.exercises.attempts import Entry
    from bot.tutor.game.group_state import GroupState
    from bot.tutor.game.sentences import Sentence, Subject


@dataclass(frozen=True, slots=True)
class GroupAnswer:
    """What a group locked for one sentence.

    `high` and `low` count its members by label; `mean` is their mean probability of the high label;
    `points` are those of that mean, `mean_points` the mean of what each got.
    """

    sentence: Sentence
    high: int
    low: int
    mean: float
    points: float
    mean_points: float

    @property
    def count(self) -> int:
        return self.high + self.low


def answer_of(subject: Subject, sentence: Sentence, locks: Sequence[Entry]) -> GroupAnswer | None:
    """Return what a group made of a labelled sentence; None where nobody locked it."""
    if not locks:
        return None
    given = [_high(subject, one) for one in locks]
    mean = fsum(given) / len(given)
    truth = subject.target(sentence.label)
    each = [points(p if truth else 1 - p) for p in given]
    return GroupAnswer(
        sentence,
        sum(one.choice == subject.high for one in locks),
        sum(one.choice != subject.high for one in locks),
        mean,
        points(mean if truth else 1 - mean),
        fsum(each) / len(each),
    )


def _high(subject: Subject, lock: Entry) -> float:
    p = (lock.confidence or UNSAID) / 100
    return p if lock.choice == subject.high else 1 - p


@dataclass(frozen=True, slots=True)
class GroupTest:
    """The unseen sentences that somebody answered: the points of all together, in three ways.

    `network` is what the network got on the same sentences.
    """

    answers: tuple[GroupAnswer, ...]
    network: float

    @property
    def group(self) -> float:
        return fsum(one.points for one in self.answers)

    @property
    def mean_member(self) -> float:
        return fsum(one.mean_points for one in self.answers)


def group_test(state: GroupState) -> GroupTest:
    """Work out the test of a game that is over."""
    found = [answer_of(state.subject, one, state.locks(one.id)) for one in state.tests]
    answers = tuple(one for one in found if one is not None)
    asked = {one.sentence.id for one in answers}
    steps = [step for step in state.ledger if step.sentence.id in asked and not step.learnt]
    gained = [
        points(step.answer if state.subject.target(step.sentence.label) else 1 - step.answer)
        for step in steps
    ]
    return GroupTest(answers, fsum(gained))
