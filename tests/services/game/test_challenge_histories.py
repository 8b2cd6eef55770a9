"""Challenges in any order of moves, on a real database: nothing is stuck, hidden text stays hidden.

Each history is made up from a number, so that one that fails can be played again.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.services.game.challenge_scenes import ChallengeScene, HiddenChallengeScene
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Entry
from bot.tutor.game.standing import (
    BACK,
    DOWN,
    GONE_FOR_GOOD,
    NOTES,
    REPORT,
    ChallengeStanding,
    reasons_in,
)
from tests.services.course.taking import play
from tests.services.game.posting import CY, TEACHER, Board, board_of
from tests.services.lab.listening import ANA, BEN

if TYPE_CHECKING:
    from bot.services.services import Services
    from bot.settings import Settings
    from bot.tutor.course.course import Course, Lesson
    from tests.services.conftest import Presses, Teach

PEOPLE = (ANA, BEN, CY, TEACHER)
Move = Callable[[Board, int], Awaitable[object]]


def moves(board: Board, randomness: Random) -> dict[str, Move]:
    challenges, settings = board.services.challenges, board.services.settings
    reports, own, here = challenges.reports, challenges.own, board.gathering
    label, seen, on = randomness.choice(["formal", "casual", "?"]), randomness.randrange(3), True
    return {
        "answer": lambda b, who: challenges.answer(b.by(who), here, label),
        "show": lambda b, who: own.show(b.by(who), here),
        "share": lambda b, who: own.share(b.by(who), here),
        "report": lambda b, who: reports.report(b.by(who), here, "no"),
        "look": lambda b, who: reports.look(b.by(who), here),
        "again": lambda b, who: reports.show_again(b.by(who), here, seen),
        "off": lambda b, who: settings.turn_challenges(b.by(who), on=not on),
        "on": lambda b, who: settings.turn_challenges(b.by(who), on=on),
        "leave": lambda b, who: b.services.groups.leave(b.by(who), here),
    }


FINAL: dict[str, Move] = {
    "back": lambda b, who: b.services.challenges.own.take_back(b.by(who), b.gathering),
    "down": lambda b, who: b.services.challenges.reports.take_down(b.by(who), b.gathering),
    "end": lambda b, _: b.end_phase(),
}


async def notes_of(board: Board) -> tuple[Entry, ...]:
    attempts = await board.services.groups.phases.attempts(board.gathering)
    return tuple(entry for one in attempts if one.activity == NOTES for entry in one.entries)


async def check(board: Board) -> None:
    """Check that the card shows what happened, and holds no sentence where it shows none."""
    scene, notes = await board.scene(), await notes_of(board)
    found = await board.services.groups.show(board.gathering)
    ended = [entry.kind for entry in notes if entry.kind in {BACK, DOWN}]
    assert len(ended) <= 1
    authors = [entry.author for entry in notes if entry.kind == REPORT and entry.author]
    assert len(authors) == len(set(authors))
    if ended or found.closed or found.switched_off:
        assert isinstance(scene, HiddenChallengeScene)
    if isinstance(scene, HiddenChallengeScene):
        assert board.draft.challenge.text not in repr(scene)
    else:
        assert isinstance(scene, ChallengeScene)
        assert bool(scene.label) is (found.phase == 1)


async def end_it(board: Board, randomness: Random) -> None:
    """Whoever is there can end it from here, whatever happened."""
    found = await board.services.groups.show(board.gathering)
    scene = await board.scene()
    gone = isinstance(scene, HiddenChallengeScene) and scene.standing in GONE_FOR_GOOD
    if not found.closed and not gone:
        notes = await notes_of(board)
        reported = isinstance(scene, HiddenChallengeScene) and (
            scene.standing is ChallengeStanding.REPORTED
        )
        if reported and randomness.random() < 0.5:
            reports = board.services.challenges.reports
            await reports.show_again(board.by(TEACHER), board.gathering, len(reasons_in(notes)))
            assert isinstance(await board.scene(), ChallengeScene)
        by_author = found.host is not None and randomness.random() < 0.5
        await FINAL["back" if by_author else "down"](board, ANA if by_author else TEACHER)
    while not (await board.services.groups.show(board.gathering)).closed:
        await board.end_phase()
    assert isinstance(await board.scene(), HiddenChallengeScene)


@pytest.mark.parametrize(
    "history", [*range(4), *(pytest.param(k, marks=pytest.mark.nightly) for k in range(4, 100))]
)
async def test_any_order_of_moves_can_be_brought_to_its_end(
    services: Services,
    press: Presses,
    lesson: Lesson,
    course: Course,
    teach: Teach,
    settings: Settings,
    history: int,
) -> None:
    ended = await play(services, press, await services.games.begin(press(), lesson))
    board, randomness = await board_of(services, press, ended), Random(history)
    for _ in range(15):
        crowd = [
            (randomness.choice([*moves(board, randomness)]), randomness.choice(PEOPLE))
            for _ in range(randomness.choice([1, 1, 4]))
        ]
        known = {**moves(board, randomness), **FINAL}
        if randomness.random() < 0.05:
            crowd = [(randomness.choice([*FINAL]), randomness.choice(PEOPLE))]
        told = await asyncio.gather(
            *(known[move](board, who) for move, who in crowd), return_exceptions=True
        )
        assert all(isinstance(t, TutorError) for t in told if isinstance(t, BaseException)), told
        if randomness.random() < 0.1:
            delete(settings, randomness.choice([BEN, CY]))
        if randomness.random() < 0.1:
            board.services = teach(course)
        await check(board)
    await end_it(board, randomness)


def delete(settings: Settings, person: int) -> None:
    with closing(sqlite3.connect(settings.database, timeout=10)) as connection, connection:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("DELETE FROM learner WHERE discord_id = ?", (person,))
