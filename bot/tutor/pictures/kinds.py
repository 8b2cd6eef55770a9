"""The kinds of pictures that a lesson file may name, each under `draw`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.pictures.bars import BARS
from bot.tutor.pictures.border import BORDER
from bot.tutor.pictures.curves import LOSS_OF_P, SIGMOID
from bot.tutor.pictures.losses import LOSSES
from bot.tutor.pictures.network import NETWORK
from bot.tutor.pictures.valley import VALLEY, VALLEY_LOSSES

if TYPE_CHECKING:
    from bot.tutor.pictures.kind import PictureKind

PICTURES: tuple[PictureKind, ...] = (
    LOSSES,
    BORDER,
    VALLEY,
    VALLEY_LOSSES,
    LOSS_OF_P,
    SIGMOID,
    NETWORK,
    BARS,
)
