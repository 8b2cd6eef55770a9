"""Who looks at a training: what was predicted about it, and its score, are one person's own."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from bot.trainings.news import SKETCHED
from bot.tutor.errors import TutorError
from bot.tutor.lab.predictions import predicted_in, verdict
from bot.tutor.lab.scores import happened_in

if TYPE_CHECKING:
    from bot.trainings.catalogue import Catalogue
    from bot.trainings.news import Picture
    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press

NOT_PREDICTED = (
    "Nobody foretold the curve of run {run}, so there is nothing to tell. "
    "Foretell the next one: `/train predict:`."
)
NOT_YOURS = (
    "How a prediction went is seen only by the one who made it. "
    "Foretell a curve of your own with `/train predict:`, and this button tells you how it went."
)


class Audience(Enum):
    OWNER = "owner"  # the person who started it, and nobody else
    OTHER = "other"  # somebody else, alone
    ALL = "all"  # whoever reads the channel


def audience_of(run: Run) -> Audience:
    """Return who reads the card that answers a training."""
    alone = run.wanted.private or run.guild is None
    return Audience.OWNER if alone else Audience.ALL


def looking(press: Press, run: Run) -> Audience:
    """Return who a person is that looks at a run alone."""
    return Audience.OWNER if press.person == run.person else Audience.OTHER


def pictures_for(
    run: Run, pictures: tuple[Picture, ...], audience: Audience
) -> tuple[Picture, ...]:
    """Return those pictures of a run that an audience may see.

    Before there were two pictures, a prediction was drawn into the only one: that one is its
    owner's alone.
    """
    if not _says_prediction(run):
        return pictures
    sketched = tuple(one for one in pictures if one.file_name == SKETCHED)
    if audience is Audience.OWNER:
        return sketched or pictures
    return tuple(one for one in pictures if one not in sketched) if sketched else ()


def verdict_of(run: Run, catalogue: Catalogue) -> str:
    """Tell the person who predicted how it went; "" without a prediction."""
    predicted = predicted_in(run.wanted.predicted)
    if predicted is None:
        return ""
    happened = happened_in(run, run.numbers[0], catalogue)
    return verdict(predicted, run.wanted.sure or 0, happened, run.score)


def check_predicted(press: Press, run: Run) -> None:
    """Raise TutorError unless this person predicted the curve of a run."""
    if predicted_in(run.wanted.predicted) is None:
        raise TutorError(NOT_PREDICTED.format(run=run.id))
    if looking(press, run) is not Audience.OWNER:
        raise TutorError(NOT_YOURS)


def _says_prediction(run: Run) -> bool:
    return bool(run.wanted.predicted or run.task.predicted)
