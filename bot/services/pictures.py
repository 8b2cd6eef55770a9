"""The port through which pictures of the course are drawn, and doing without one."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from bot.tutor.errors import UnavailableError

if TYPE_CHECKING:
    from bot.trainings.news import Picture
    from bot.tutor.pictures.kind import DrawnPicture, PictureSpec


log = logging.getLogger(__name__)


class Pictures(Protocol):
    async def drawn(self, spec: PictureSpec) -> DrawnPicture:
        """Return a picture: drawn in a worker the first time, kept in memory from then on.

        Raise UnavailableError when no worker could draw it.
        """
        ...


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
