"""Draws a picture of the course, or does without it."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.tutor.errors import UnavailableError

if TYPE_CHECKING:
    from bot.services.pictures import Pictures
    from bot.trainings.news import Picture
    from bot.tutor.pictures.kind import PictureSpec

log = logging.getLogger(__name__)


async def drawn(pictures: Pictures, spec: PictureSpec | None, name: str) -> Picture | None:
    """Draw a picture under a file name that tells nothing; None where it could not be drawn."""
    if spec is None:
        return None
    try:
        made = await pictures.drawn(spec)
    except UnavailableError as error:
        log.warning("A picture could not be drawn: %s", error)
        return None
    return replace(made.picture, file_name=name)
