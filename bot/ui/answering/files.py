"""Pictures and other files as Discord takes them, each with a description of what is in it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.scene import Scene
    from bot.trainings.news import Picture


def files_of(pictures: Sequence[Picture]) -> list[discord.File]:
    return [file_of(picture.file_name, picture.data, picture.alt_text) for picture in pictures]


def file_of(name: str, data: bytes, description: str) -> discord.File:
    """Return a file; files that were kept before they were described are told by their names."""
    told = description or f"A file named {name}."
    return discord.File(io.BytesIO(data), filename=name, description=told)


def pictures_of(scene: Scene) -> Sequence[Picture]:
    """Return the pictures that go with a scene's card: a scene that has any names them so."""
    found: Sequence[Picture] = getattr(scene, "pictures", ())
    return found
