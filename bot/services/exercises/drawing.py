"""Pictures beside questions: those of the options, and that of the card that mends an answer."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.tutor.errors import UnavailableError
from bot.tutor.exercises.questions.inputs import ChooseOne

if TYPE_CHECKING:
    from bot.services.exercises.scenes import MendingScene, QuestionScene
    from bot.services.pictures import Pictures
    from bot.trainings.news import Picture
    from bot.tutor.exercises.questions.inputs import Input


async def with_options(pictures: Pictures | None, scene: QuestionScene) -> QuestionScene:
    """Draw the pictures of the options."""
    if pictures is None:
        return scene
    made = await option_pictures(pictures, scene.asked)
    return replace(scene, pictures=made) if made else scene


async def option_pictures(pictures: Pictures, asked: Input) -> tuple[Picture, ...]:
    """Draw what the options show, () where nothing is to be drawn or could be.

    The names and texts of the pictures tell nothing but their place.
    """
    options = asked.options if isinstance(asked, ChooseOne) else ()
    shown = [(option.picture, option.description) for option in options]
    specs = [spec for spec, _ in shown if spec is not None]
    if not specs:
        return ()
    try:
        drawn = await asyncio.gather(*(pictures.drawn(spec) for spec in specs))
    except UnavailableError:
        return ()
    return tuple(
        replace(each.picture, file_name=f"option-{place}.png", alt_text=description)
        for place, (each, (_, description)) in enumerate(zip(drawn, shown, strict=True), 1)
    )


async def with_picture(pictures: Pictures | None, scene: MendingScene) -> MendingScene:
    """Draw what the card shows once its try was made; without it where it cannot be drawn."""
    picture = scene.card.picture
    spec = (picture.after or picture.before) if picture else None
    if spec is None:
        return scene
    if pictures is None:
        return replace(scene, undrawn=True)
    try:
        drawn = await pictures.drawn(spec)
    except UnavailableError:
        return replace(scene, undrawn=True)
    return replace(scene, pictures=(replace(drawn.picture, file_name="card.png"),))
