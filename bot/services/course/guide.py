"""Finding one's way: help, and what a word means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.course.scenes import HelpScene
from bot.services.course.showing import GlossaryScene, TermScene
from bot.tutor.course.glossary import closest_names, find_term, words_by_lesson
from bot.tutor.course.ideas import is_asked
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from bot.tutor.course.course import Course


@dataclass(frozen=True, slots=True)
class Guide:
    course: Course

    def help(self) -> HelpScene:
        return HelpScene(self.course.lessons)

    def words(self) -> GlossaryScene:
        """List all words by lesson."""
        return GlossaryScene(words_by_lesson(self.course))

    def explain(self, word: str) -> TermScene:
        """Look a word up. Raise TutorError, which offers the nearest words, if it is not there."""
        term = find_term(self.course.glossary, word)
        if term is None:
            nearest = ", ".join(closest_names(self.course.glossary, word))
            raise TutorError(
                "That word is not in the glossary yet. "
                + (f"Did you mean: {nearest}?" if nearest else "`/glossary` lists all words.")
            )
        lesson = self.course.lesson(term.lesson)
        card = lesson.card(term.card) if lesson is not None and term.card else None
        asked = lesson is not None and card is not None and is_asked(lesson, card)
        return TermScene(term, lesson, card, asked)

    def suggest(self, typed: str) -> tuple[str, ...]:
        """Return up to 25 glossary names that contain `typed` or are spelled most like it."""
        return closest_names(self.course.glossary, typed, most=25)
