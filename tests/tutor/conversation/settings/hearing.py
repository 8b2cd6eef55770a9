"""What the tests of hearing share: the shipped dials and experiments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.trainings.catalogue import CATALOGUE
from bot.tutor.conversation.settings.heard import heard_training
from bot.tutor.lab.dials.dials import dials_of
from bot.tutor.lab.dials.table import DIALS
from bot.tutor.lab.presets import PRESETS

if TYPE_CHECKING:
    from bot.tutor.conversation.settings.step import HeardTraining, TrainingStep

SHIPPED = dials_of(DIALS, CATALOGUE)
EXPERIMENTS = tuple(preset.name for preset in PRESETS)


def hear(text: str, *own: str, about_run: bool = False) -> HeardTraining | None:
    return heard_training(text, SHIPPED, EXPERIMENTS, own, about_run=about_run)


def only_step(text: str) -> TrainingStep:
    heard = hear(text)
    assert heard is not None, text
    (step,) = heard.steps
    return step


def given(text: str) -> dict[str, object]:
    return dict(only_step(text).request.given)
