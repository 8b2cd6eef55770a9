"""Splitting a class as a thing to do together: what its card shows to everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.exercises.gathering_kinds import GatheringKind
from bot.services.scene import Scene
from bot.tutor.classroom.dealing import CLASS_GROUPS, SPLITTING, people_here, threads_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.gatherings import Gathering

GROUPS, LESSON, TITLE = "groups", "lesson", "title"
"""The terms of it: how many groups, and the number and title of the lesson, "" for none."""


@dataclass(frozen=True, slots=True)
class DealingScene(Scene):
    """How many are here, and into how many groups they are split; then the threads by number.

    `splitting` says that threads are being made and nobody else is dealt in; `over` that it ended.
    """

    gathering: int
    groups: int
    here: int
    threads: Mapping[int, int]
    lesson: str
    splitting: bool = False
    over: bool = False


def dealing_scene(gathering: Gathering, attempts: tuple[Attempt, ...]) -> DealingScene:
    terms = gathering.plan.terms
    return DealingScene(
        gathering=gathering.id,
        groups=groups_of(gathering),
        here=len(people_here(attempts)),
        threads=threads_in(attempts),
        lesson=f"lesson {terms[LESSON]}, {terms[TITLE]}" if terms[LESSON] else "",
        splitting=gathering.phase == SPLITTING,
        over=not gathering.takes_answers,
    )


def groups_of(gathering: Gathering) -> int:
    return int(gathering.plan.terms[GROUPS])


def _no_score(_: Attempt) -> None:
    """Return none: being here is no test."""


DEALING = GatheringKind(CLASS_GROUPS, _no_score, dealing_scene)
