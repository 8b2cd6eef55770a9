"""What is drawn when a game begins: the rounds of each subject that it may be played with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import TYPE_CHECKING

from bot.tutor.exercises.plans import Plan
from bot.tutor.game.sentences import Part, Tier

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random

    from bot.tutor.game.sentences import Game, Sentence, Subject

FIRST_ROUND, MOST_TRAPS = 3, 6
EASY_TESTS, TRAP_TESTS, AMBIGUOUS_TESTS = 3, 2, 1


class Round(StrEnum):
    """The rounds of a game, in order. In UNSEEN nobody is told anything before its end."""

    FIRST = "first"
    TRAPS = "traps"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class Rounds:
    """The ids of the sentences of each round, in order."""

    first: tuple[str, ...]
    traps: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.first, *self.traps, *self.unseen)


def draw_game(game: Game, randomness: Random, met: Iterable[str] = ()) -> Plan:
    """Draw the rounds for each subject; what a person has `met` in earlier games comes last.

    The first round is the same for everybody. The items of the plan are those that the score is
    counted by: the unseen ones that have a label.
    """
    known = frozenset(met)
    drawn = {subject.id: _draw(subject, randomness, known) for subject in game.subjects}
    orders = {
        _key(subject_id, name): getattr(rounds, name)
        for subject_id, rounds in drawn.items()
        for name in Round
    }
    first = game.subjects[0]
    return Plan(labelled(first, drawn[first.id].unseen), orders)


def labelled(subject: Subject, ids: Iterable[str]) -> tuple[str, ...]:
    """Return those of the sentences that have a label."""
    found = ((id_, subject.sentence(id_)) for id_ in ids)
    return tuple(id_ for id_, sentence in found if sentence is not None and sentence.label)


def rounds_in(plan: Plan, subject: Subject) -> Rounds:
    """Read what was drawn. A game of an older program had nothing but its first round."""
    if not plan.orders:
        return Rounds(_known(subject, plan.items))
    drawn = (_known(subject, plan.orders.get(_key(subject.id, name), ())) for name in Round)
    return Rounds(*drawn)


def is_whole(plan: Plan) -> bool:
    """Whether a game has all its rounds, and not only those of an older program."""
    return bool(plan.orders)


def met_in(plans: Iterable[Plan]) -> frozenset[str]:
    """Return the sentences that were drawn for these games."""
    return frozenset(id_ for plan in plans for ids in plan.orders.values() for id_ in ids)


def _key(subject_id: str, name: str) -> str:
    return f"{subject_id}/{name}"


def _known(subject: Subject, ids: Iterable[str]) -> tuple[str, ...]:
    """Leave out what an edit removed."""
    there = {sentence.id for sentence in subject.sentences}
    return tuple(id_ for id_ in ids if id_ in there)


def _draw(subject: Subject, randomness: Random, met: frozenset[str]) -> Rounds:
    first, rest = subject.sentences[:FIRST_ROUND], subject.sentences[FIRST_ROUND:]

    def some(count: int, part: Part, tier: Tier) -> list[Sentence]:
        bank = [one for one in rest if (one.part, one.tier) == (part, tier)]
        return _picked(subject, bank, count, randomness, met)

    traps = some(MOST_TRAPS, Part.TRAIN, Tier.TRAP)
    unseen = [
        *some(EASY_TESTS, Part.HELD_OUT, Tier.EASY),
        *some(TRAP_TESTS, Part.HELD_OUT, Tier.TRAP),
        *some(AMBIGUOUS_TESTS, Part.HELD_OUT, Tier.AMBIGUOUS),
    ]
    randomness.shuffle(unseen)
    return Rounds(_ids(first), _ids(traps), _ids(unseen))


def _picked(
    subject: Subject, bank: list[Sentence], count: int, randomness: Random, met: frozenset[str]
) -> list[Sentence]:
    """Pick sentences in a random order, of both labels as evenly as it goes, new ones first."""
    randomness.shuffle(bank)
    bank.sort(key=lambda one: one.id in met)
    labels = list(subject.labels)
    randomness.shuffle(labels)
    piles = [[one for one in bank if one.label == label] for label in (*labels, "")]
    turns = [one for row in zip_longest(*piles[:2]) for one in row if one is not None]
    picked = (turns + piles[2])[:count]
    randomness.shuffle(picked)
    return picked


def _ids(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(sentence.id for sentence in sentences)
