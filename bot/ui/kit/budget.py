"""How much may be sent to one place: Discord takes about five edits in five seconds a channel."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.services.messages import MessagePlace

MOST, SECONDS = 5, 5.0
LEAST_WAIT = 0.001  # seconds; a rounding error must not pass for "none"
SOON = 0.25  # seconds until another look, when all that may be sent is on its way


@dataclass(slots=True)
class Budget:
    """Counts what is under way and what was sent within the last five seconds.

    What is sent counts from when it is taken until five seconds after Discord's answer: when
    exactly in between Discord counts it is not known here. Times are seconds of one clock that
    never goes back.
    """

    under_way: int = 0
    answered: deque[float] = field(default_factory=deque)

    def take(self, now: float, spare: int = 0) -> float:
        """Take leave to send one thing and return 0; else return the seconds to wait.

        `spare` is how much must be left for what is more urgent. Call `answer` after the answer, or
        `give_back` if nothing was sent.
        """
        wait = self.wait(now, spare)
        if not wait:
            self.under_way += 1
        return wait

    def wait(self, now: float, spare: int = 0) -> float:
        """Return the seconds to wait until leave may be taken, 0 if it may be taken now."""
        while self.answered and self.answered[0] <= now - SECONDS:
            self.answered.popleft()
        if self.under_way + len(self.answered) < MOST - spare:
            return 0.0
        wait = self.answered[0] + SECONDS - now if self.answered else SOON
        return max(wait, LEAST_WAIT)

    def answer(self, now: float) -> None:
        """Note that what was taken is answered, whether it succeeded or not."""
        self.under_way -= 1
        self.answered.append(now)

    def give_back(self) -> None:
        """Give back what was taken and not used."""
        self.under_way -= 1

    def is_idle(self, now: float) -> bool:
        return not self.under_way and (not self.answered or self.answered[-1] <= now - SECONDS)


class Budgets:
    """The budget of each place: Discord counts posts and edits apart, and each token for itself.

    Fetch a budget anew after every wait: those that are idle are forgotten.
    """

    def __init__(self) -> None:
        self._all: dict[tuple[str, object], Budget] = {}

    def of(self, place: MessagePlace) -> Budget:
        """Return the budget from which the next thing sent there is taken."""
        if place.message is None:
            key: tuple[str, object] = "posts", place.channel
        elif place.token is not None:
            key = "token", place.token.text
        else:
            key = "edits", place.channel
        return self._all.setdefault(key, Budget())

    def forget_idle(self, now: float) -> bool:
        """Forget those from which nothing was taken of late. Return whether others are left."""
        self._all = {key: kept for key, kept in self._all.items() if not kept.is_idle(now)}
        return bool(self._all)
