"""What is shown to somebody whose short message was asked back, or needs a way to go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from bot.services.exercises.scenes import QuestionScene
    from bot.services.game.scenes import GameScene
    from bot.tutor.course.cards import Card


@dataclass(frozen=True, slots=True)
class LockScene(Scene):
    """Asks back whether an answer is to be locked in; nothing is judged yet.

    `reply` is a letter or a number, "" for words; `told` is what would be locked in, in words.
    `checks` says that the person asked whether it is right, and `anew` that it is the second try.
    """

    question: QuestionScene
    reply: str
    told: str
    checks: bool = False
    anew: bool = False


@dataclass(frozen=True, slots=True)
class WhichScene(Scene):
    """Asks back whether a side of the game is meant for the question or for the game."""

    question: QuestionScene
    game: int
    side: str


@dataclass(frozen=True, slots=True)
class LaterScene(Scene):
    """A question that stays open, with the ways round it. `card` is the one that explains it."""

    question: QuestionScene
    card: Card | None
    note: str


@dataclass(frozen=True, slots=True)
class WorkedScene(Scene):
    """How a question is worked out, shown with other numbers than the person's own."""

    question: QuestionScene
    stem: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CorrectionHelpScene(Scene):
    """A correction that cannot be skipped: what can be named, and a way to pause the game."""

    game: GameScene
    note: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ByeScene(Scene):
    """Everything is kept; how to come back. `waits` names what is left open, "" for nothing."""

    waits: str = ""


@dataclass(frozen=True, slots=True)
class PrivateScene(Scene):
    """What was typed where others read along belongs to something private of this person.

    `thing` names it, and `reply` is the letter or number that was typed, "" without one.
    """

    person: int
    thing: str
    reply: str = ""
