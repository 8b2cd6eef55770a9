"""Why a message was taken for what it was: what each word adds to the score of the wish chosen.

The network of the talk has one layer, so its score is a sum, and the sum can be told in parts.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning.meaning import behaviour
from bot.tutor.conversation.meaning.understand import OFFERED, ranked_wishes
from bot.tutor.conversation.moment import Open
from bot.tutor.conversation.network.features import features_of, pieces_of
from bot.tutor.conversation.search.stems import SAYS_LITTLE, stem
from bot.tutor.conversation.search.terms import LESSON, TERM
from bot.tutor.conversation.words import NUMBER
from bot.tutor.text import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.tutor.conversation.meaning.mind import Mind
    from bot.tutor.conversation.network.network import TalkNetwork

MOST_WORDS = 6
LONGEST_WORD = 30  # characters of a word that are told
TELLING = 0.005
"""A word that adds less is told with the further ones: rounded it would be 0."""
RIVALS = OFFERED - 1
SIGNS = {TERM: "a word of the course", LESSON: "a lesson's name", NUMBER: "a number"}


@dataclass(frozen=True, slots=True)
class Counted:
    """A word as the network saw it, and what it adds to the score of the wish chosen."""

    word: str
    weight: float

    @property
    def told(self) -> str:
        """Return the word in quotes, or what a sign stands for."""
        return SIGNS.get(self.word) or f"\u201c{shortened(self.word, LONGEST_WORD)}\u201d"


@dataclass(frozen=True, slots=True)
class Because:
    """Why `intent` and not its `rivals`: of each word, its weight less the mean over the rivals.

    `offers` are the three likeliest wishes with their shares. `counted` are the words that say
    most, those of the greatest weight first, for or against; the `further` words add `rest`, and
    `bias` was there before any word. `tipped` says that another wish would have come first but for
    what was open.
    """

    intent: Intent
    offers: tuple[tuple[Intent, float], ...]
    rivals: tuple[Intent, ...]
    counted: tuple[Counted, ...]
    further: int
    rest: float
    bias: float
    tipped: bool = False

    @property
    def total(self) -> float:
        """Return the score of the wish, less the mean score of its rivals."""
        return sum(one.weight for one in self.counted) + self.rest + self.bias

    @property
    def share(self) -> float:
        """Return the share of the wish chosen, 0 where it is none of the three likeliest."""
        chosen = behaviour(self.intent)
        return next((share for name, share in self.offers if behaviour(name) == chosen), 0.0)


def because(
    mind: Mind, words: Sequence[str], intent: Intent, open_: Open = Open.NOTHING
) -> Because:
    """Say why words, spelled as in a Meaning, were taken for an intent beside what was open."""
    signs = mind.names.signs(words)
    shares = mind.intents.shares(features_of(signs))
    ranked = ranked_wishes(shares, open_)
    others = [name for name, _ in ranked if behaviour(name) != behaviour(intent)]
    rivals = tuple(others[:RIVALS])
    weights, bias = _weights(mind.intents, signs, intent, rivals)
    sizes = sorted(weights.items(), key=lambda one: -abs(one[1]))
    counted = tuple(Counted(*one) for one in sizes[:MOST_WORDS] if abs(one[1]) >= TELLING)
    rest = [weight for _, weight in sizes[len(counted) :]]
    tipped = bool(ranked) and behaviour(ranked[0][0]) != _likeliest(shares)
    offers = tuple(ranked[:OFFERED])
    return Because(intent, offers, rivals, counted, len(rest), sum(rest), bias, tipped)


def shared_words(mind: Mind, words: Sequence[str], card: str) -> tuple[str, ...]:
    """Return the words that also stand in the text of a card that fits them best.

    It is a way of asking, or what the card says. Other forms of a word count as the same.
    """
    counts, (start, end) = mind.index.counts, mind.index.spans.get(card, (0, 0))
    telling = [word for word in dict.fromkeys(words) if word not in SAYS_LITTLE]
    fits: dict[int, float] = defaultdict(float)
    for each in {stem(word) for word in telling} & counts.keys():
        for text, value in zip(*counts[each], strict=True):
            if start <= text < end:
                fits[text] += value
    if not fits:
        return ()
    best = max(fits, key=lambda text: fits[text])
    return tuple(word for word in telling if best in counts.get(stem(word), ((),))[0])


def _weights(
    network: TalkNetwork, signs: Sequence[str], intent: Intent, rivals: Sequence[Intent]
) -> tuple[dict[str, float], float]:
    """Return what each word adds, and what was there before any word."""
    owners, features = owners_of(signs), features_of(signs)
    weights = dict.fromkeys(signs, 0.0)
    bias = 0.0
    for name, factor in _compared(intent, rivals):
        bias += factor * network.biases[network.classes.index(name)]
        for feature, part in network.parts(features, name).items():
            owning = owners[feature]
            bias += 0.0 if owning else factor * part
            for word in owning:
                weights[word] += factor * part / len(owning)
    return weights, bias


def _compared(intent: Intent, rivals: Sequence[Intent]) -> Iterable[tuple[Intent, float]]:
    yield intent, 1.0
    yield from ((rival, -1 / len(rivals)) for rival in rivals)


def owners_of(words: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return each feature of a message with the words that share it equally.

    An end of the message belongs to the word beside it; with no word there is nobody to own it.
    A pair or a piece that occurs with several words counts once, so they share it.
    """
    found: dict[str, list[str]] = defaultdict(list)
    ends = ("", *words, "")
    for one, two in pairwise(ends):
        found[f"={one or '^'} {two or '$'}"] += filter(None, (one, two))
    for word in dict.fromkeys(words):
        found[f"={word}"] = [word]
        for piece in dict.fromkeys(pieces_of([word])):
            found[piece].append(word)
    return {feature: tuple(owning) for feature, owning in found.items()}


def _likeliest(shares: Mapping[str, float]) -> str:
    """Return what would be done by the network alone."""
    sums: dict[str, float] = defaultdict(float)
    for name, share in shares.items():
        if name != Intent.NONE:
            sums[behaviour(name)] += share
    return max(sums, key=lambda kind: sums[kind])
