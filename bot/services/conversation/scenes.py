"""What is shown to somebody who talks to the tutor, besides the rooms themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.services.course.showing import TermScene
    from bot.tutor.conversation.wish import Wish

BEHIND = "That is between you and me: press the button, and only you see it."
"""What is said where others read along, above a button to what is private."""


@dataclass(frozen=True, slots=True)
class HeardScene(Scene):
    """A correction typed where others read along: what was heard, and nothing else of the game.

    `said` is None when it was not understood, and `note` says how to say it.
    """

    attempt: int
    said: str | None
    note: str


@dataclass(frozen=True, slots=True)
class TrainDoorScene(Scene):
    """The way to a training, and to the other rooms, for somebody who named no settings."""


@dataclass(frozen=True, slots=True)
class ExplainedScene(Scene):
    """The words of the course that stand in a message which somebody wants explained."""

    terms: tuple[TermScene, ...]


@dataclass(frozen=True, slots=True)
class OffersScene(Scene):
    """What was understood of a message, and wishes to choose from; each is a button.

    `titles` are the titles of the cards that the wishes are about, by "lesson/card".
    """

    text: str
    wishes: tuple[Wish, ...]
    titles: Mapping[str, str] = field(default_factory=dict)
