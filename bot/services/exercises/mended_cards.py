"""Cards of gatherings that must lose a name: whoever wants that hears what came of it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.services.messages import Delivered, MessagePlace

if TYPE_CHECKING:
    from bot.services.exercises.groups import Groups
    from bot.services.messages import Undelivered


async def mended_card(groups: Groups, gathering: int) -> Delivered | Undelivered | None:
    """Have the card of a gathering show how things are, and say what came of it.

    None where it has no card, or is not known any more. One that is being posted is waited for.
    Raise what drawing it raises.
    """
    if (posting := groups.posting.get(gathering)) is not None:
        await asyncio.shield(posting)
    found = await groups.gatherings.get(gathering)
    if found is None or found.channel is None or found.message is None:
        return None
    place, scene = (
        MessagePlace(found.guild, found.channel, found.message),
        await groups.scene(found),
    )
    told = await groups.messages.deliver(place, scene, f"group-{gathering}", anew=False)
    # What was to be shown before was dropped for this, and somebody may have been faster.
    await groups.redraw(gathering, shown=scene if isinstance(told, Delivered) else None)
    return told
