"""A picture of where somebody stands: a row for each lesson, a mark for each of its ideas."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.tutor.pictures.kind import PictureSpec


class IdeaState(StrEnum):
    """How well an idea is known, as far as answers tell. The values are words for people."""

    NEW = "new"
    SEEN = "seen"
    PRACTISED = "practised"
    SHAKY = "another look"
    FIRM = "firm"


@dataclass(frozen=True, slots=True)
class LessonStanding:
    """A lesson's title and the states of its ideas, in order, at most MOST_IDEAS."""

    title: str
    ideas: tuple[IdeaState, ...]


MOST_IDEAS = 12


@dataclass(frozen=True, slots=True)
class ProgressPicture(PictureSpec):
    """`alt_text` describes it; where it is empty, the states are counted in words."""

    lessons: tuple[LessonStanding, ...]
    alt_text: str = ""
