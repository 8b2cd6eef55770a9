"""From the value that describes a picture of a lesson to the picture itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.plots.lessons.bars import draw_bars
from bot.plots.lessons.beliefs import draw_beliefs
from bot.plots.lessons.border import draw_border
from bot.plots.lessons.curves import draw_loss_of_p, draw_sigmoid
from bot.plots.lessons.losses import draw_losses
from bot.plots.lessons.mix_ups import draw_mix_ups
from bot.plots.lessons.network import draw_network
from bot.plots.lessons.progress import draw_progress
from bot.plots.lessons.rivals import draw_rivals
from bot.plots.lessons.valley import draw_valley
from bot.plots.lessons.valley_losses import draw_valley_losses
from bot.plots.lessons.votes import draw_votes
from bot.plots.lessons.weighed_words import draw_weighed_words
from bot.tutor.pictures.bars import BarsPicture
from bot.tutor.pictures.beliefs import BeliefsPicture
from bot.tutor.pictures.border import BorderPicture
from bot.tutor.pictures.curves import LossOfPPicture, SigmoidPicture
from bot.tutor.pictures.kind import DrawnPicture, PictureSpec
from bot.tutor.pictures.losses import LossesPicture
from bot.tutor.pictures.network import NetworkPicture
from bot.tutor.pictures.progress import ProgressPicture
from bot.tutor.pictures.rivals import RivalsPicture
from bot.tutor.pictures.valley import ValleyLossesPicture, ValleyPicture
from bot.tutor.pictures.votes import MixUpsPicture, VotesPicture
from bot.tutor.pictures.weighed_words import WeighedWordsPicture

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.plots.lessons.trainings import LessonTrainings

    # Each takes specs of its own kind, which is what stands before it.
    Drawer = Callable[[Any, LessonTrainings], DrawnPicture]

DRAWERS: Mapping[type[PictureSpec], Drawer] = {
    LossesPicture: draw_losses,
    BorderPicture: draw_border,
    ValleyPicture: draw_valley,
    ValleyLossesPicture: draw_valley_losses,
    LossOfPPicture: draw_loss_of_p,
    SigmoidPicture: draw_sigmoid,
    NetworkPicture: draw_network,
    BarsPicture: draw_bars,
    ProgressPicture: draw_progress,
    RivalsPicture: draw_rivals,
    BeliefsPicture: draw_beliefs,
    VotesPicture: draw_votes,
    MixUpsPicture: draw_mix_ups,
    WeighedWordsPicture: draw_weighed_words,
}


def draw_lesson_picture(spec: PictureSpec, trainings: LessonTrainings) -> DrawnPicture:
    """Draw a picture as a PNG, 800 pixels wide. The same spec gives the same bytes."""
    return DRAWERS[type(spec)](spec, trainings)
