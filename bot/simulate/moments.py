"""When a bot is killed: at any time, or by itself at a moment that is hard to hit from outside."""

from __future__ import annotations

import os
import signal
import threading
import time
from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from random import Random

    from bot.simulate.journal import Journal

ANY_TIME = "at any time"
BEFORE_COMMIT = "before a commit"
IN_COMMIT = "in a commit"
AFTER_COMMIT = "between commit and reply"
AFTER_REPLY = "right after a reply"
AT_START = "while it starts"
OFTEN = {
    ANY_TIME: 4,
    BEFORE_COMMIT: 2,
    IN_COMMIT: 2,
    AFTER_COMMIT: 2,
    AFTER_REPLY: 1,
    AT_START: 1,
}
"""How often which moment comes."""
FROM_OUTSIDE = {ANY_TIME: 0.8, AT_START: 0.25}
"""Moments at which somebody else kills the bot: within so many seconds."""
MOST_WAITED = 12  # the moment comes at one of the first so many occasions
PAUSE = 0.02  # seconds before a commit, in which a reply that is too early would be seen


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_soon(seconds: float) -> None:
    """Die from another thread, while this one goes on."""
    timer = threading.Timer(seconds, die)
    timer.daemon = True
    timer.start()


class Doom:
    """Counts the occasions of a moment since `begin`, and kills this process at the last one."""

    def __init__(self, journal: Journal, moment: str, chance: Random) -> None:
        self.journal, self.moment, self.chance = journal, moment, chance
        self.left = -1

    def begin(self) -> None:
        if self.moment not in FROM_OUTSIDE:
            self.left = self.chance.randint(1, MOST_WAITED)

    def comes(self, moment: str) -> bool:
        """Note an occasion; True at the one at which to die."""
        if moment != self.moment or self.left < 0:
            return False
        self.left -= 1
        return self.left == 0


def arm(doom: Doom) -> None:
    """Have the doom notice commits, what follows them, and replies."""
    journal, say = doom.journal, doom.journal.say

    def committing(_connection: sa.Connection) -> None:
        if not journal.in_commit:
            return
        journal.in_commit = False
        if doom.comes(BEFORE_COMMIT):
            time.sleep(doom.chance.random() * PAUSE)
            die()
        if doom.comes(IN_COMMIT):
            die_soon(doom.chance.random() * PAUSE / 20)

    def said(*words: object) -> None:
        say(*words)
        if words[0] == "stored" and doom.comes(AFTER_COMMIT):
            die()
        if words[0] == "told" and doom.comes(AFTER_REPLY):
            die()

    sa.event.listen(sa.Engine, "commit", committing)
    journal.say = said  # type: ignore[method-assign]  # in this process only
