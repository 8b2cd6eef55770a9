"""Who came back from a training to what they had open before: remembered while the program runs."""

from __future__ import annotations

from bot.services.newest import Newest

MOST = 10_000  # people


class Returns:
    """For each person the newest training that they left behind."""

    def __init__(self) -> None:
        self._left = Newest[int, int](MOST)

    def leave(self, person: int, run: int) -> None:
        self._left[person] = run

    def forget(self, person: int) -> None:
        self._left.pop(person, None)

    def has_left(self, person: int, run: int) -> bool:
        return self._left.get(person, 0) >= run
