"""What is drawn for a game of two: for each round two sentences, of which the trainer picks one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.exercises.plans import Plan
from bot.tutor.game.sentences import Part, Tier

if TYPE_CHECKING:
    from random import Random

    from bot.tutor.game.sentences import Sentence, Subject

ROUNDS = 3  # for each learner, as on the page
TIERS = (Tier.EASY, Tier.TRAP, Tier.EASY)


def draw_partner(subject: Subject, randomness: Random) -> Plan:
    """Draw a pair of sentences for each round, one of each label as far as there are enough.

    The first ones of the first half are those of the page, and those of the second half have labels
    by chance, so that nobody can count what is left. No sentence comes twice.
    """
    page, rest = subject.sentences[:ROUNDS], list(subject.sentences[ROUNDS:])
    randomness.shuffle(rest)
    bank = [one for one in rest if one.part is Part.TRAIN and one.label]
    labels = [randomness.choice(subject.labels) for _ in page]
    tiers = list(TIERS)
    randomness.shuffle(tiers)
    pairs = [
        [one, *_taken(bank, tier, subject.other(one.label))]
        for one, tier in zip(page, tiers, strict=False)
    ]
    for label in labels:
        kinds = [Tier.EASY, Tier.TRAP]
        randomness.shuffle(kinds)
        first = _taken(bank, kinds[0], label)
        pairs.append([*first, *_taken(bank, kinds[1], subject.other(label))])
    return Plan(orders={str(n): tuple(one.id for one in pair) for n, pair in enumerate(pairs)})


def _taken(bank: list[Sentence], tier: Tier, label: str) -> list[Sentence]:
    """Take a sentence out of the bank, of another tier or label where there is none left."""
    if not bank:
        return []
    best = min(bank, key=lambda one: (one.label != label, one.tier is not tier))
    bank.remove(best)
    return [best]


def pairs_in(plan: Plan, subject: Subject) -> tuple[tuple[Sentence, ...], ...]:
    """Read the pairs of all rounds, without what an edit removed or left without a label."""
    drawn = [plan.orders.get(str(number), ()) for number in range(2 * ROUNDS)]
    found = [[subject.sentence(id_) for id_ in ids] for ids in drawn]
    return tuple(tuple(one for one in pair if one is not None and one.label) for pair in found)
