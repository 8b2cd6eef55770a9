"""Opening a lesson together in a channel: its host joins, and its card is posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.game.together import HINTS
from bot.services.messages import Undelivered, hint_for
from bot.tutor.classroom.lesson_together.way import MOST_TOGETHER
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from bot.services.exercises.groups import Groups
    from bot.tutor.exercises.gatherings import Gathering, WantedGathering
    from bot.tutor.people import Press


async def opened(groups: Groups, press: Press, wanted: WantedGathering) -> Gathering:
    """Open a lesson, let its host join, and post its card.

    Raise TutorError for somebody who may not write in the channel, and where the card cannot be
    posted: then there is no lesson.
    """
    if not press.rights.may_send:
        raise TutorError("You may not write in this channel, so I open no lesson for you here.")
    found = await groups.open(press, wanted)
    if found.closed:
        raise TutorError("That lesson is over. `/learn together:True` opens another one.")
    if found.member(press.person) is None:
        await groups.gatherings.join(press, found.id, "", MOST_TOGETHER)
    told = await groups.post(found.id)
    if isinstance(told, Undelivered):
        await groups.close(found.id)
        raise TutorError(
            f"I could not post the lesson in this channel. {hint_for(told, HINTS)}".strip()
        )
    return await groups.show(found.id)
