"""Posting the card of a gathering once more, at the end of its channel."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.services.messages import Delivered, MessagePlace, Undelivered

if TYPE_CHECKING:
    from bot.services.exercises.groups import Groups
    from bot.services.scene import Scene

MOST_NONCE = 25  # characters that Discord takes


async def post_anew(
    groups: Groups, gathering: int, instead: Scene, asked: int
) -> Delivered | Undelivered:
    """Post a card anew, also where it was deleted; `instead` is what the old one shows then.

    `asked` is the press that asks for it. Whoever asks for it before it is posted, by the time of
    Discord's ids, waits for the same post. Raise ValueError for a gathering without a channel.
    """
    running = groups.posting.get(gathering)
    if running is None:
        posting = _post_anew(groups, gathering, instead, asked)
        running = groups.posting[gathering] = asyncio.ensure_future(posting)
        running.add_done_callback(lambda _: groups.posting.pop(gathering, None))
    return await asyncio.shield(running)


async def _post_anew(
    groups: Groups, gathering: int, instead: Scene, asked: int
) -> Delivered | Undelivered:
    found = await groups.show(gathering)
    if found.channel is None:
        raise ValueError(f"Gathering {gathering} was opened without a channel.")
    old = MessagePlace(found.guild, found.channel, found.message)
    if found.message is not None and found.message > asked:
        return Delivered(old)
    posted = await groups.scene(found)
    # Discord posts a nonce once: two presses on the same card post one new card.
    nonce = f"{gathering}-{found.message}"[-MOST_NONCE:]
    new = MessagePlace(found.guild, found.channel)
    told = await groups.messages.deliver(new, posted, nonce)
    if isinstance(told, Undelivered) or told.place.message is None:
        return told
    await groups.gatherings.posted(gathering, told.place.channel, told.place.message)
    groups.places[gathering] = told.place
    await groups.redraw(gathering, shown=posted)  # somebody may have been faster

    async def moved() -> Scene:
        return instead

    if old.message is not None and old.message != told.place.message:
        groups.messages.refresh(old, moved)
    return told
