"""Finding one's way: help, and what a word means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.course.scenes import HelpScene, TermScene
from bot.tutor.course.glossary import closest_names, find_term
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from bot.tutor.course.course import Course


@dataclass(frozen=True, slots=True)
class Guide:
    course: Course

    def help(self) -> HelpScene:
        return HelpScene(self.course.lessons)

    def explain(self, word: str) -> TermScene:
        """Look a word up. Raise TutorError, which offers the nearest words, if it is not there."""
        term = find_term(self.course.glossary, word)
        if term is None:
            nearest = ", ".join(closest_names(self.course.glossary, word))
            raise TutorError(
                "That word is not in the glossary yet. "
                + (f"Did you mean: {nearest}?" if nearest else "Try `/glossary` and start typing.")
            )
        return TermScene(term, self.course.lesson(term.lesson))

    def suggest(self, typed: str) -> tuple[str, ...]:
        """Return up to 25 glossary names that contain `typed` or are spelled most like it."""
        return closest_names(self.course.glossary, typed, most=25)
