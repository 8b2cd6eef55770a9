"""Where the answer to a training stands, once it had to be posted anew."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from bot.services.lab.ports import Runs
    from bot.services.messages import MessagePlace
    from bot.tutor.lab.runs import Run

log = logging.getLogger(__name__)


async def note_moved(runs: Runs, run: Run, place: MessagePlace) -> None:
    """Keep which message answers a run now: only a known one goes when its person is deleted."""
    if place.message is None or place.message == run.message:
        return
    try:
        await runs.posted(run.id, place.channel, place.message)
    except TutorError as not_saved:
        log.warning("Where run %s is answered was not kept: %s", run.id, not_saved)
