"""What understands messages. It is made once, aside from the loop: that takes most of a second."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from bot.services.aside import MadeOnce
from bot.tutor.conversation.fixed_words import NO_WORDS
from bot.tutor.conversation.meaning.made import mind_of, untrained

if TYPE_CHECKING:
    from bot.tutor.conversation.fixed_words import FixedWords
    from bot.tutor.conversation.meaning.mind import Mind
    from bot.tutor.conversation.network.file import TrainedTalk
    from bot.tutor.course.course import Course


class TalkReader:
    """Without what was trained, only the course's own words are known, and all is asked back.

    `examples` is how many sentences the networks learned from.
    """

    def __init__(self, course: Course, trained: TrainedTalk | None) -> None:
        self._course, self._trained = course, trained
        self.examples = 0 if trained is None else trained.examples
        self._mind = MadeOnce(self._made)

    @property
    def mind(self) -> Mind:
        """Where it is not there yet it is made now, so wait for `ready` in the event loop."""
        return self._mind.get()

    async def ready(self) -> None:
        """Wait until there is a mind; the event loop goes on meanwhile."""
        await self._mind.ready()

    def _made(self) -> Mind:
        trained, self._trained = self._trained, None  # its texts are in the index from now on
        return untrained(self._course) if trained is None else mind_of(self._course, trained)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the talk is made of beside the course: fixed words, and what reads messages."""

    words: FixedWords
    reader: TalkReader

    @classmethod
    def untrained(cls, course: Course) -> Self:
        return cls(NO_WORDS, TalkReader(course, None))
