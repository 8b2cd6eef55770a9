"""What understands messages, made once when it is first needed: that takes most of a second."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Self

from bot.tutor.conversation.fixed_words import NO_WORDS
from bot.tutor.conversation.meaning.made import mind_of, untrained

if TYPE_CHECKING:
    from bot.tutor.conversation.fixed_words import FixedWords
    from bot.tutor.conversation.meaning.mind import Mind
    from bot.tutor.conversation.network.file import TrainedTalk
    from bot.tutor.course.course import Course


class TalkReader:
    """Without what was trained, only the course's own words are known, and all is asked back."""

    def __init__(self, course: Course, trained: TrainedTalk | None) -> None:
        self._course, self._trained = course, trained

    @property
    def examples(self) -> int:
        """How many sentences the networks learned from."""
        return 0 if self._trained is None else self._trained.examples

    @cached_property
    def mind(self) -> Mind:
        if self._trained is None:
            return untrained(self._course)
        return mind_of(self._course, self._trained)

    def make(self) -> None:
        _ = self.mind


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the talk is made of beside the course: fixed words, and what reads messages."""

    words: FixedWords
    reader: TalkReader

    @classmethod
    def untrained(cls, course: Course) -> Self:
        return cls(NO_WORDS, TalkReader(course, None))
