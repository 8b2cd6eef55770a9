"""The words that somebody was asked back about: remembered while the program runs, never stored."""

from __future__ import annotations

from bot.services.newest import Newest

MOST = 1_000
"""People: those who wrote last. Each may have said 2,000 characters, which makes some megabytes."""


class LastWords:
    """For each person the words, and the state of the attempt that they were said in."""

    def __init__(self) -> None:
        self._kept = Newest[int, tuple[int, str, str]](MOST)

    def keep(self, person: int, attempt: int, mark: str, words: str) -> None:
        self._kept[person] = (attempt, mark, words)

    def forget(self, person: int) -> None:
        self._kept.pop(person, None)

    def of(self, person: int, attempt: int, mark: str) -> str:
        """Return what a person said in this very state, "" if nothing is known of it."""
        kept = self._kept.get(person)
        return kept[2] if kept is not None and kept[:2] == (attempt, mark) else ""
