"""What rival test sets show to everybody and to one person, and when they go on by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.exercises.gathering_kinds import GatheringKind
from bot.services.game.rivals_scenes import RivalsScene, TeamPickScene, TeamTestScene
from bot.services.game.together import PrivateNoteScene, shared_entries
from bot.tutor.errors import TutorError
from bot.tutor.exercises.gatherings import NotAMemberError
from bot.tutor.game.pushing import strongest
from bot.tutor.game.rivals import LOBBY, PICKING, Team, agreed, rivals_of
from bot.tutor.game.rivals_testing import result_of
from bot.tutor.game.rivals_writing import ready, sentences_by, turnout_of
from bot.tutor.game.together import LASTS

if TYPE_CHECKING:
    from datetime import timedelta

    from bot.services.scene import Scene
    from bot.tutor.course.course import Course
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.game.rivals import Rivals
    from bot.tutor.game.sentences import Game

KIND = "rivals"
"""The name of the kind, and of the mode."""


def game_in(course: Course) -> Game:
    """Return the sentences to play with. Raise TutorError when their lesson is gone."""
    lesson = course.game_lesson()
    if lesson is None or lesson.game is None:
        raise TutorError("The game is switched off while its lesson is mended. Try `/train`.")
    return lesson.game


def rivals_kind(course: Course) -> GatheringKind:
    """Return how the game is played together with the sentences of a course."""

    def stands(gathering: Gathering, attempts: tuple[Attempt, ...]) -> Rivals:
        return rivals_of(game_in(course), gathering, shared_entries(attempts))

    def scene(gathering: Gathering, attempts: tuple[Attempt, ...]) -> RivalsScene:
        return scene_of(stands(gathering, attempts))

    def complete(gathering: Gathering, attempts: tuple[Attempt, ...]) -> bool:
        return gathering.phase != LOBBY and turnout_of(stands(gathering, attempts)).is_over

    return GatheringKind(KIND, _no_score, scene, complete=complete, lasts=_lasts)


def _no_score(_: Attempt) -> None:
    """Return none: the networks are tested, and nobody who played."""


def _lasts(gathering: Gathering) -> timedelta | None:
    return LASTS if gathering.phase in {LOBBY, PICKING} else None


def scene_of(game: Rivals) -> RivalsScene:
    """Show a game to everybody: nothing that a team picked or wrote, until it is over."""
    found = game.gathering
    teams = game.people_in(Team.CIRCLE), game.people_in(Team.SQUARE)
    over = not found.takes_answers
    result = result_of(game) if over else None
    return RivalsScene(found.id, found.phase, teams, turnout_of(game), over, result)


def check_present(gathering: Gathering, person: int) -> None:
    """Raise NotAMemberError for somebody who did not join, or left."""
    member = gathering.member(person)
    if member is None or member.left_at is not None:
        raise NotAMemberError


def part_of(game: Rivals, person: int) -> Scene:
    """Show a member what their own team has in the present phase, and nothing of the other's."""
    team, phase = game.team_of(person), game.gathering.phase
    if phase == LOBBY:
        return PrivateNoteScene(
            f"You are in Team {team.capitalize()}. Press **Start** on the card in the channel once "
            "everybody is there."
        )
    if phase == PICKING:
        return _pick_scene(game, person, team)
    return _test_scene(game, person, team)


def _pick_scene(game: Rivals, person: int, team: Team) -> TeamPickScene:
    pick, people = game.pick_of(team), game.people_in(team)
    said = agreed(game, team)
    return TeamPickScene(
        game.gathering.id,
        team,
        game.offered,
        tuple(one for one in game.offered if one.id in pick.ids),
        pick.number,
        game.asked_for,
        sum(one in said for one in people),
        len(people),
        person in said,
    )


def _test_scene(game: Rivals, person: int, team: Team) -> TeamTestScene:
    people, said = game.people_in(team), ready(game, team)
    return TeamTestScene(
        game.gathering.id,
        team,
        person,
        game.subject.labels,
        strongest(game.subject),
        sentences_by(game, team),
        sum(one in said for one in people),
        len(people),
        person in said,
    )
