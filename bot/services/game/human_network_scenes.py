"""What is shown of a network of people: the card for all, and one's own weight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from bot.tutor.game.human_network.state import NetworkState

MODE = "human-network"


@dataclass(frozen=True, slots=True)
class SentenceShown:
    """A sentence with its hints: each a signal's name and the words that show it.

    `high` are those for the first label, `low` those for the other.
    """

    text: str
    high: tuple[tuple[str, tuple[str, ...]], ...]
    low: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class HumanNetworkScene(Scene):
    """The card in the channel. `sentence` is None where an edit took it out of the lesson."""

    gathering: int
    phase: int
    state: NetworkState
    sentence: SentenceShown | None


@dataclass(frozen=True, slots=True)
class OwnWeightScene(Scene):
    """One's own weight, by its `seat`, seen by nobody else. `nudge` is what one locked."""

    gathering: int
    phase: int
    state: NetworkState
    seat: int
    nudge: str = ""
