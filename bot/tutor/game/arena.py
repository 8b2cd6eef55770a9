"""Rules play alone: each on the sentences that the group learnt from and on held-out ones.

A rule without an opinion is not right: whoever says nothing of a sentence does not get it right.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from bot.tutor.game.comparing import held_out, rule_judge, tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.tutor.game.comparing import Tally
    from bot.tutor.game.own_rule import OwnRule
    from bot.tutor.game.sentences import Sentence, Subject

Z95 = 1.959963984540054
"""The number of standard deviations of a normal distribution that hold 95 % of it."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which shares, 0 to 1, the true one probably is."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ArenaRule:
    """A rule that somebody sent. `owner` is None unless they want to be named."""

    rule: OwnRule
    owner: int | None = None


@dataclass(frozen=True, slots=True)
class ArenaRow:
    """How a rule did. `place` counts from 1, the best on the unseen sentences first."""

    place: int
    entered: ArenaRule
    seen: Tally
    unseen: Tally

    @property
    def seen_share(self) -> float:
        return share(self.seen)

    @property
    def unseen_share(self) -> float:
        return share(self.unseen)

    @property
    def interval(self) -> Interval:
        return wilson(self.unseen.right, self.unseen.asked)

    @property
    def gap(self) -> float:
        """How much better it was where it was made: over zero where part of it did not last."""
        return self.seen_share - self.unseen_share


def share(one: Tally) -> float:
    """Return the share that a rule got right, 0 to 1, of all that it was asked."""
    return one.right / one.asked if one.asked else 0.0


def wilson(right: int, asked: int) -> Interval:
    """Return the 95 % interval of a share that was measured on `asked` cases (Wilson, 1927).

    Without anything asked it is all from 0 to 1.
    """
    if not asked:
        return Interval(0.0, 1.0)
    p, z2 = right / asked, Z95**2 / asked
    centre = (p + z2 / 2) / (1 + z2)
    half = Z95 * sqrt(p * (1 - p) / asked + z2 / (4 * asked)) / (1 + z2)
    # The ends are exact there, which rounding would miss.
    low = centre - half if right else 0.0
    high = centre + half if right < asked else 1.0
    return Interval(low, high)


def arena(
    subject: Subject, rules: Sequence[ArenaRule], seen: Sequence[Sentence], shown: Iterable[str]
) -> tuple[ArenaRow, ...]:
    """Let rules play on the sentences `seen` and on held-out ones that the game never `shown`.

    `shown` are ids. Rules that are right equally often stand in the order in which they came.
    """
    known = frozenset(shown)
    unseen = [one for one in held_out(subject) if one.id not in known]
    played = [
        (
            entered,
            tally(subject, seen, rule_judge(subject, entered.rule)),
            tally(subject, unseen, rule_judge(subject, entered.rule)),
        )
        for entered in rules
    ]
    ranked = sorted(played, key=lambda one: -one[2].right)
    return tuple(ArenaRow(place, *one) for place, one in enumerate(ranked, 1))
