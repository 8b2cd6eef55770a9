"""When the garbage collector looks at what: by itself at young objects only, never at what stays.

A round through all that was built takes a tenth of a second and more, in the middle of a press. So
what stays is frozen: once when it is built, once when what is loaded behind the presses is there,
and when very much has come to stay since. A round through the rest is made once a minute, in some
milliseconds.
"""

from __future__ import annotations

import gc
from time import thread_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.app import App
    from bot.services.clock import Clock

THRESHOLDS = (5_000, 20, 1_000_000)
"""Objects, and rounds, until the next round: young ones often, all of them as good as never."""
INTERVAL = 60.0  # seconds between two rounds through all that is not frozen
LONG = 0.03
"""Seconds of a round, which are some 200,000 objects that stayed.

What is frozen is never collected any more where it holds itself: so it is done seldom.
"""


def keep_what_was_built() -> None:
    """Take what was built out of the rounds of the garbage collector: it stays until the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)


async def warm_and_keep(app: App) -> None:
    """Load what is loaded behind the presses, and take it out of the rounds as well."""
    await app.warm()
    gc.collect(1)  # the young ones only, in a moment
    gc.freeze()
    _tidy_after(app.bot.clock)


def tidy() -> None:
    """Make the round through all that is not frozen; freeze what stayed if that took long.

    What stayed is told by the time, and not counted: gc.get_objects() also hands out tuples that
    other threads are still filling, and these threads fail then.
    """
    began = thread_time()
    gc.collect()
    if thread_time() - began > LONG:
        gc.freeze()


def _tidy_after(clock: Clock) -> None:
    async def tidy_again() -> None:
        tidy()
        _tidy_after(clock)

    clock.after(INTERVAL, tidy_again)
