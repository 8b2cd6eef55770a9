"""What lesson files may name: kinds of questions, pictures and steps, presets, subjects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.by_hand.kinds import HANDS_ON
from bot.tutor.exercises.questions.kinds import KINDS
from bot.tutor.game.subjects import SUBJECTS
from bot.tutor.lab.presets import PRESETS
from bot.tutor.pictures.kinds import PICTURES

if TYPE_CHECKING:
    from bot.tutor.by_hand.hands_on import HandsOnKind
    from bot.tutor.exercises.questions.kind import QuestionKind
    from bot.tutor.game.subjects import SubjectKind
    from bot.tutor.lab.presets import Preset
    from bot.tutor.pictures.kind import PictureKind


@dataclass(frozen=True, slots=True)
class LessonKinds:
    questions: tuple[QuestionKind, ...]
    pictures: tuple[PictureKind, ...]
    hands_on: tuple[HandsOnKind, ...]
    presets: tuple[Preset, ...]
    subjects: tuple[SubjectKind, ...]


LESSON_KINDS = LessonKinds(KINDS, PICTURES, HANDS_ON, PRESETS, SUBJECTS)
