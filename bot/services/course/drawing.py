"""Draws a picture of the course, or does without it."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.tutor.errors import UnavailableError

if TYPE_CHECKING:
    from bot.services.course.scenes import CardScene
    from bot.services.pictures import Pictures
    from bot.trainings.news import Picture
    from bot.tutor.by_hand.hands_on import HandsOnView
    from bot.tutor.pictures.kind import DrawnPicture, PictureSpec

log = logging.getLogger(__name__)


async def with_numbers(pictures: Pictures, spec: PictureSpec | None) -> DrawnPicture | None:
    """Draw a picture; None without one, and where no worker could draw it."""
    if spec is None:
        return None
    try:
        return await pictures.drawn(spec)
    except UnavailableError as error:
        log.warning("A picture of the course could not be drawn: %s", error)
        return None


async def drawn(pictures: Pictures, spec: PictureSpec | None, name: str) -> Picture | None:
    """Draw a picture under a file name that tells nothing; None where it could not be drawn."""
    made = await with_numbers(pictures, spec)
    return None if made is None else replace(made.picture, file_name=name)


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
