"""The modes of the game: each has rules, a service with methods of its own, and a room in `ui`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from bot.services.game.games import Games
from bot.services.game.group_games import GroupGames, group_kind
from bot.services.game.human_network import HumanNetworks, human_network_kind
from bot.services.game.partner import PartnerGames
from bot.services.game.partner_kind import PARTNER, partner_kind
from bot.services.game.rivals import RivalTests
from bot.services.game.rivals_kind import rivals_kind
from bot.services.scene import Scene
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Activity

if TYPE_CHECKING:
    from random import Random

    from bot.services.exercises.gathering_kinds import GatheringKind
    from bot.services.exercises.groups import Groups
    from bot.services.exercises.ports import Attempts, PastAttempts
    from bot.services.game.ports import Judgements, Switches
    from bot.services.pictures import Pictures
    from bot.tutor.course.course import Course

Service = TypeVar("Service")


@dataclass(frozen=True, slots=True)
class GameParts:
    """What the service of a mode may be built from."""

    course: Course
    attempts: Attempts
    history: PastAttempts
    judgements: Judgements
    switches: Switches
    groups: Groups
    pictures: Pictures
    randomness: Random


@dataclass(frozen=True, slots=True)
class GameMode:
    """A way to play. `/play mode:` offers `label` and sends `name`.

    Its attempts are stored under `activity`. `build` makes its service of the parts and of the
    activity. `room` is the name under which `ui` registers the function that opens the mode.
    `kind` is how it is played together, in gatherings; None where one plays alone. `about` says
    to whoever looks for others what is played.
    """

    name: str
    label: str
    activity: str
    room: str
    build: Callable[[GameParts, str], object]
    kind: Callable[[Course], GatheringKind] | None = None
    about: str = ""


def _solo(parts: GameParts, activity: str) -> Games:
    stores = parts.attempts, parts.history, parts.judgements
    return Games(parts.course, *stores, parts.pictures, parts.randomness, activity)


def _partner(parts: GameParts, activity: str) -> PartnerGames:
    return PartnerGames(parts.course, parts.groups, parts.switches, parts.randomness, activity)


def _group(parts: GameParts, activity: str) -> GroupGames:
    return GroupGames(parts.course, parts.groups, parts.randomness, activity)


def _rivals(parts: GameParts, activity: str) -> RivalTests:
    return RivalTests(parts.course, parts.groups, parts.randomness, activity)


def _human_network(parts: GameParts, activity: str) -> HumanNetworks:
    return HumanNetworks(parts.course, parts.groups, parts.randomness, activity)


MODES: tuple[GameMode, ...] = (
    GameMode("solo", "On your own", Activity.GAME, "play", _solo),
    GameMode(
        *(PARTNER, "With a partner", PARTNER, "play-partner"),
        _partner,
        partner_kind,
        "two people; one learns, the other is the trainer and alone sees the key. Then you swap.",
    ),
    GameMode(
        *("group", "As a group", "group-game", "play-group"),
        _group,
        group_kind,
        "3 to 30 people. All lock privately, counts are revealed together, and at the end your "
        "rules play alone.",
    ),
    GameMode(
        *("human-network", "Human network", "human-network", "play-human-network"),
        _human_network,
        human_network_kind,
        "3 to 6 people. Each of you is one weight of a network, and nudges it.",
    ),
    GameMode(
        *("rivals", "Rival test sets", "rivals", "play-rivals"),
        _rivals,
        rivals_kind,
        "two teams. Each picks what its network learns from, and writes the other's test.",
    ),
)
"""The modes that there are. The first one is what `/play` opens without a mode."""


@dataclass(frozen=True, slots=True)
class OthersScene(Scene):
    """What there is to play with others."""

    modes: tuple[GameMode, ...]


class ModeError(ValueError):
    """The list of modes cannot be right: two of them share what must be a mode's own."""


@dataclass(frozen=True, slots=True)
class Modes:
    """The modes that were put together, with their services by the name of the mode."""

    all: tuple[GameMode, ...]
    services: Mapping[str, object]

    def named(self, name: str) -> GameMode:
        """Find a mode. Raise TutorError when there is none of that name."""
        found = next((mode for mode in self.all if mode.name == name), None)
        if found is None:
            known = ", ".join(f"**{mode.label}**" for mode in self.all)
            raise TutorError(
                f"There is no such way to play; there is {known}. Nothing was changed: "
                "type `/play` once more."
            )
        return found

    def with_others(self) -> OthersScene:
        """Return the modes that several people play."""
        return OthersScene(tuple(mode for mode in self.all if mode.kind is not None))

    def service(self, kind: type[Service]) -> Service:
        """Return the service of this class. Raise LookupError when no mode has one."""
        for service in self.services.values():
            if isinstance(service, kind):
                return service
        raise LookupError(f"No mode of the game has a service of the kind {kind.__name__}.")


def build_modes(modes: Sequence[GameMode], parts: GameParts) -> Modes:
    """Build the service of each mode.

    Raise ModeError when there is no mode, or two share a name, an activity or a room.
    """
    for shared in ("name", "activity", "room"):
        own = [getattr(mode, shared) for mode in modes]
        if not own or len(set(own)) < len(own):
            raise ModeError(f"Each mode of the game needs a {shared} of its own: {own}.")
    return Modes(tuple(modes), {mode.name: mode.build(parts, mode.activity) for mode in modes})
