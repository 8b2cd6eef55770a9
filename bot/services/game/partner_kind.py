"""How a game of two is shown to everybody, and how it goes on: a phase is one move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.exercises.gathering_kinds import GatheringKind
from bot.services.game.partner_scenes import PartnerScene
from bot.tutor.errors import TutorError
from bot.tutor.game.partner import PartnerStage, Seat, partner_state, share_right
from bot.tutor.game.together import LASTS

if TYPE_CHECKING:
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.game.sentences import Subject

PARTNER = "partner"
SWITCHED_OFF = "The game is switched off while its lesson is mended. Try `/train`."


def game_lesson(course: Course) -> Lesson:
    """Return the lesson with the game. Raise TutorError when there is none."""
    lesson = course.game_lesson()
    if lesson is None:
        raise TutorError(SWITCHED_OFF)
    return lesson


def subject_of(lesson: Lesson) -> Subject:
    if lesson.game is None:
        raise TutorError(SWITCHED_OFF)
    return lesson.game.subjects[0]


def entries_of(attempts: tuple[Attempt, ...]) -> tuple[Entry, ...]:
    """Return the moves of both, and what each of them ended with in an attempt of their own."""
    return tuple(entry for one in attempts for entry in one.entries)


def game_scene(course: Course, found: Gathering, attempts: tuple[Attempt, ...]) -> PartnerScene:
    """Show a game to everybody. Raise TutorError when the game is gone."""
    lesson = game_lesson(course)
    members = [one for one in found.members if one.role in list(Seat)]
    return PartnerScene(
        found.id,
        found.phase,
        lesson.id,
        partner_state(subject_of(lesson), found, entries_of(attempts)),
        {Seat(one.role): one.person for one in members},
        frozenset(Seat(one.role) for one in members if one.left_at is not None),
        found.closed,
    )


def partner_kind(course: Course) -> GatheringKind:
    """Return how a game of two goes on: move by move, until nobody has anything left to do."""

    def is_done(found: Gathering, attempts: tuple[Attempt, ...]) -> bool:
        return game_scene(course, found, attempts).state.stage is PartnerStage.DONE

    def is_complete(found: Gathering, attempts: tuple[Attempt, ...]) -> bool:
        moved = any(entry.turn == str(found.phase) for entry in entries_of(attempts))
        return moved or is_done(found, attempts)

    return GatheringKind(
        PARTNER,
        lambda attempt: share_right(attempt.entries),
        lambda found, attempts: game_scene(course, found, attempts),
        complete=is_complete,
        lasts=lambda _: LASTS,
        ends=is_done,
    )
