"""Pictures and other files as Discord takes them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.scene import Scene
    from bot.trainings.news import Picture


def files_of(pictures: Sequence[Picture]) -> list[discord.File]:
    return [
        discord.File(io.BytesIO(p.data), filename=p.file_name, description=p.alt_text or None)
        for p in pictures
    ]


def pictures_of(scene: Scene) -> Sequence[Picture]:
    """Return the pictures that go with a scene's card: a scene that has any names them so."""
    found: Sequence[Picture] = getattr(scene, "pictures", ())
    return found
