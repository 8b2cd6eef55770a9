"""The port through which pictures of lessons and of questions are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.tutor.pictures.kind import DrawnPicture, PictureSpec


class Pictures(Protocol):
    async def drawn(self, spec: PictureSpec) -> DrawnPicture:
        """Return a picture: drawn in a worker the first time, kept in memory from then on.

        Raise UnavailableError when no worker could draw it.
        """
        ...
