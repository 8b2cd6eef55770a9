"""Send one photo through random networks: the same seed, the same answer; another, another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.tutor.by_hand.hands_on import (
    LONGEST_STATE,
    MOST_MOVES,
    HandsOnKind,
    HandsOnView,
    Move,
    UnreadableStateError,
)
from bot.tutor.by_hand.passes import CLASSES, forward
from bot.tutor.by_hand.steps.bounds import whole_flaws
from bot.tutor.by_hand.writing import code_block, shares_rows
from bot.tutor.shapes import Flaw, NumbersKey, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LAST_SEED = 9999
PLAIN_SEEDS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class ForwardTask:
    """See two of the seeds, and one of them twice. A state is the places of those seen, in turn."""

    seeds: tuple[int, ...]

    def begin(self) -> str:
        return "0"

    def view(self, state: str) -> HandsOnView:
        seen = self._seen(state)
        seed = self.seeds[seen[-1]]
        first, *others = dict.fromkeys(seen)
        met = bool(others) and len(seen) > len(set(seen))
        found = {"first": self._said(first), "second": self._said(others[0])} if met else None
        again = len(seen) > 1 and seen[-2] == seen[-1]
        same = " Identical, to the last digit." if again else ""
        return HandsOnView(
            f"Seed {seed}: the same photo, random weights.{same}\n"
            f"{code_block(*shares_rows(forward(seed).softmax))}",
            tuple(
                Move(
                    f"Seed {other} again" if place == seen[-1] else f"Seed {other}",
                    f"{state[: LONGEST_STATE - 1]}{place}",
                )
                for place, other in enumerate(self.seeds)
            ),
            found,
        )

    def _seen(self, state: str) -> list[int]:
        places = [str(place) for place in range(len(self.seeds))]
        if not state or not set(state) <= set(places):
            raise UnreadableStateError
        return [places.index(sign) for sign in state]

    def _said(self, place: int) -> str:
        """Say what a network answers, such as "dog, 52.1%"."""
        shares = forward(self.seeds[place]).softmax.shares
        share, name = max(zip(shares, CLASSES, strict=True))
        return f"{name}, {100 * share:.1f}%"


def _seeds(table: Mapping[str, Any]) -> tuple[int, ...]:
    return tuple(map(round, table.get("seeds") or PLAIN_SEEDS))


def _flaws(table: Mapping[str, Any]) -> Iterator[Flaw]:
    yield from whole_flaws(table, "seeds")
    seeds = _seeds(table)
    if len(set(seeds)) < len(seeds) or any(not 1 <= seed <= LAST_SEED for seed in seeds):
        yield Flaw("seeds", "these are no different seeds", f"take numbers from 1 to {LAST_SEED}")


SHAPE: Shape = {"seeds": NumbersKey(2, MOST_MOVES)}
FORWARD_STEP = HandsOnKind("forward", SHAPE, _flaws, lambda table: ForwardTask(_seeds(table)))
