"""What understands a message: two networks, an index, names, and the gate before them all."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp, sqrt
from typing import TYPE_CHECKING

from bot.tutor.conversation.network.features import features_of
from bot.tutor.conversation.search.stems import SAYS_LITTLE, stem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.tutor.conversation.network.network import TalkNetwork
    from bot.tutor.conversation.search.index import Index
    from bot.tutor.conversation.search.terms import TalkNames

COSINE, RANK, NETWORK = 0.4, 0.15, 0.45
"""How much each way of finding a card counts, as measured on messages of other people."""
AGAINST, MENDING = 0.7, 3
"""How much of a misconception's score goes to the cards that mend it, and to how many of them."""
FIXED, DOUBT = "!", "?"
"""How a target begins that is no card: a fixed answer, or a misconception."""
MARKS = FIXED + DOUBT


@dataclass(frozen=True, slots=True)
class Gate:
    """A neuron that tells a message that is none of ours: a weight for each sign, and a bias."""

    weights: tuple[float, ...]
    bias: float

    def share(self, evidence: Sequence[float]) -> float:
        total = sum(w * x for w, x in zip(self.weights, evidence, strict=True)) + self.bias
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True, slots=True)
class Mind:
    """`intents` chooses what is wanted, `cards` where it is answered; `index` knows the texts.

    A message is refused from `refuse` on, and done without asking back from `sure` on. `there` are
    the targets of the course as it is now, `mending` the cards that mend a misconception, by its
    target, and `taught` the card that teaches a term, by the term's id.
    """

    names: TalkNames
    index: Index
    intents: TalkNetwork
    cards: TalkNetwork
    gate: Gate
    there: frozenset[str]
    mending: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    taught: Mapping[str, str] = field(default_factory=dict)
    refuse: float = 0.5
    sure: float = 0.5

    def targets(self, spelled: Sequence[str]) -> dict[str, float]:
        """Return where a message may lead, each with its score of 0 to 1, the best first."""
        scores = mixed(self.index.found(spelled), self.cards.shares(features_of(spelled)))
        for doubt, cards in self.mending.items():
            for card in cards[:MENDING]:
                scores[card] = max(scores.get(card, 0.0), AGAINST * scores.get(doubt, 0.0))
        known = (one for one in scores.items() if one[0] in self.there or one[0][0] in MARKS)
        return dict(sorted(known, key=lambda one: -one[1]))

    def evidence(
        self, spelled: Sequence[str], shares: Mapping[str, float], targets: Mapping[str, float]
    ) -> tuple[float, ...]:
        """Return the signs that the gate weighs; see `evidence_of`."""
        return evidence_of(spelled, shares, targets, (self.index, self.names))


def mixed(
    found: Mapping[str, tuple[float, float]], shares: Mapping[str, float]
) -> dict[str, float]:
    scores = {target: NETWORK * sqrt(share) for target, share in shares.items()}
    for target, (cosine, rank) in found.items():
        scores[target] = scores.get(target, 0.0) + COSINE * cosine + RANK * rank
    return scores


def evidence_of(
    spelled: Sequence[str],
    shares: Mapping[str, float],
    targets: Mapping[str, float],
    known: tuple[Index, TalkNames],
) -> tuple[float, ...]:
    """Return the signs of a message, each from 0 to 1.

    They are the share of "none", the best score and the mean of three, the share and the number of
    unknown words, the largest share of a wish, and the words of the subject that are no everyday
    words.

    `targets` need not be in order.
    """
    index, names = known
    scores = sorted(targets.values(), reverse=True)[:3] or [0.0]
    telling = [word for word in spelled if word not in SAYS_LITTLE and not word[0].isdigit()]
    unknown = sum(f"={stem(word)}" not in index.rarity for word in telling)
    real = max((share for name, share in shares.items() if name != "none"), default=0.0)
    return (
        shares.get("none", 0.0),
        scores[0],
        sum(scores) / 3,
        unknown / max(1, len(telling)),
        min(unknown, 5) / 5,
        real,
        min(names.telling(spelled), 2) / 2,
    )
