"""Which questions were shown to be answered, so that no message answers one before it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.newest import Newest

if TYPE_CHECKING:
    from bot.services.exercises.scenes import QuestionScene

MOST = 3_000  # attempts that are remembered, those shown last; about 1 MB


class SeenQuestions:
    """Remembered while the program runs; after a start nothing is known of an attempt."""

    def __init__(self) -> None:
        self._seen = Newest[int, frozenset[str]](MOST)

    def note(self, scene: QuestionScene) -> None:
        """Remember a question that is shown; one that is closed asks nothing."""
        known = self._seen.get(scene.attempt, frozenset())
        shown = frozenset() if scene.closed else frozenset({scene.question.id})
        self._seen[scene.attempt] = known | shown

    def forget_all(self) -> None:
        """Forget everything, as at a start."""
        self._seen.clear()

    def of(self, attempt: int) -> frozenset[str] | None:
        """Return the ids of the questions that were asked in an attempt; None if unknown."""
        return self._seen.get(attempt)
