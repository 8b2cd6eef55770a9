"""Where a person is, with what is needed to act there; and what their message means there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.tutor.conversation.asked import Talk
from bot.tutor.conversation.moment import Open

if TYPE_CHECKING:
    from bot.tutor.conversation.intents import Intent
    from bot.tutor.conversation.moves.move import HeardMove
    from bot.tutor.course.standing import Position
    from bot.tutor.exercises.attempts import Attempt


@dataclass(frozen=True, slots=True)
class Place:
    """`attempt` is the exercise or game that `open` is about, open or closed; None on a card.

    `position` is where the bookmark lies that was touched last, `below` a game that is open below,
    `stage` what it waits for. `run` is the training that was touched after all else, 0 for none;
    then `open` is the training. `unseen` says that the question that is open was not shown yet.
    """

    open: Open = Open.NOTHING
    attempt: Attempt | None = None
    position: Position | None = None
    below: Attempt | None = None
    stage: Open = Open.NOTHING
    run: int = 0
    unseen: bool = False
    talk: Talk = field(default_factory=Talk)

    @property
    def mark(self) -> str:
        """Name the exact state of what is open: it changes with each thing that is done there."""
        card = self.position.bookmark.card if self.position else 0
        lesson = self.position.lesson.id if self.position else ""
        done = (self.attempt.id, len(self.attempt.entries)) if self.attempt else ()
        return f"{lesson}:{card}:{done}:{self.run}"


@dataclass(frozen=True, slots=True)
class Meant:
    """A message as it is meant: by the state, which also `heard` its reply, or by its intent."""

    intent: Intent
    heard: HeardMove | None = None
    text: str = ""

    @property
    def reply(self) -> str:
        return self.heard.reply if self.heard else ""

    @property
    def below(self) -> bool:
        return self.heard is not None and self.heard.below
