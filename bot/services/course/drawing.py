"""Draws a picture of the course, or does without it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.services.pictures import drawn

if TYPE_CHECKING:
    from bot.services.course.scenes import CardScene
    from bot.services.pictures import Pictures
    from bot.tutor.by_hand.hands_on import HandsOnView
    from bot.tutor.pictures.kind import DrawnPicture


async def pictured(pictures: Pictures, scene: CardScene) -> CardScene:
    """Draw the picture of a card: another one before its try than after."""
    both = scene.card.picture
    if both is None:
        return scene
    spec = both.before if scene.asks else both.after
    picture = await drawn(pictures, spec, "card.png")
    return replace(scene, picture=picture, undrawn=spec is not None and picture is None)


def once_drawn(view: HandsOnView, made: DrawnPicture | None) -> HandsOnView:
    """Return the view of a step with what the numbers of its picture say."""
    if made is None or view.once_drawn is None:
        return view
    return view.once_drawn(made.numbers)
