"""Rival test sets in any order that Hypothesis makes up, on a real database.

No move raises anything but a TutorError, what is secret stays secret, and from every state that is
reached the people who are there come to the end.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import hypothesis.strategies as st
import pytest
from hypothesis.stateful import initialize, invariant, rule

from bot.services.exercises.groups import Groups
from bot.services.game.rivals import RivalTests
from bot.services.game.rivals_kind import rivals_kind, scene_of
from bot.services.game.rivals_scenes import BothTestsScene, TeamPickScene, TeamTestScene
from bot.services.game.together import shared_entries
from bot.store.exercises.attempts import Attempts
from bot.store.exercises.gatherings import Gatherings
from bot.store.exercises.phases import Phases
from bot.tutor.errors import TutorError
from bot.tutor.game.rivals import Rivals, RivalsEntry, Team, rivals_of
from bot.tutor.game.rivals_testing import result_of
from bot.tutor.game.together import PATIENCE
from bot.tutor.people import SEND_MESSAGES, Press, Rights
from tests.fakes import HandClock, HeardMessages
from tests.services.game.rivals_course import course_with_game
from tests.store.machine import StoreMachine, run_histories
from tests.tutor.game.material import GAME

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from bot.services.scene import Scene

PEOPLE = st.sampled_from([1, 2, 3, 4, 5])
COURSE = course_with_game()
GUILD, CHANNEL = 9, 77
TEXTS = (
    "Yo, the documentation of the assessment is complete",
    "it is raining cats and dogs",
    "word",
    "Nope, the management of payments was awful!",
)


class RivalHistories(StoreMachine):
    def open_store(self) -> None:
        super().open_store()
        self.hand = getattr(self, "hand", HandClock())
        self.groups = Groups(
            *(Gatherings(self.database), Phases(self.database), Attempts(self.database)),
            *(HeardMessages(), self.hand, (rivals_kind(COURSE),)),
        )
        self.rivals = RivalTests(COURSE, self.groups, Random(1), "rivals")

    def at(self, person: int) -> Press:
        return replace(self.press(person, GUILD), channel=CHANNEL, rights=Rights(SEND_MESSAGES))

    def tried(self, move: Coroutine[None, None, Scene]) -> Scene | None:
        """Make a move; one that may not be made is told in words."""
        try:
            return self.run(move)
        except TutorError:
            return None

    def game(self) -> Rivals:
        found = self.run(self.groups.show(self.id))
        attempts = self.run(self.groups.phases.attempts(self.id))
        return rivals_of(GAME, found, shared_entries(attempts))

    @initialize()
    def open_one(self) -> None:
        self.id = self.run(self.rivals.open(self.at(1))).gathering

    @rule(crowd=st.lists(PEOPLE, min_size=1, max_size=6))
    def join(self, crowd: list[int]) -> None:
        moves = [self.rivals.join(self.at(person), self.id) for person in crowd]

        async def together() -> list[Scene | BaseException]:
            return await asyncio.gather(*moves, return_exceptions=True)

        for told in self.run(together()):
            assert not isinstance(told, BaseException) or isinstance(told, TutorError)

    @rule(person=PEOPLE)
    def leave(self, person: int) -> None:
        self.tried(self.rivals.leave(self.at(person), self.id))

    @rule(person=PEOPLE)
    def change(self, person: int) -> None:
        self.tried(self.rivals.change(self.at(person), self.id))

    @rule(person=PEOPLE, phase=st.integers(-1, 3))
    def go_on(self, person: int, phase: int) -> None:
        self.tried(self.rivals.go_on(self.at(person), self.id, phase))

    @rule(person=PEOPLE, seen=st.integers(0, 3), first=st.integers(0, 20), count=st.integers(0, 12))
    def pick(self, person: int, seen: int, first: int, count: int) -> None:
        ids = frozenset(one.id for one in self.game().offered[first : first + count])
        self.tried(self.rivals.pick(self.at(person), self.id, seen, ids))

    @rule(person=PEOPLE, seen=st.integers(0, 3))
    def agree(self, person: int, seen: int) -> None:
        self.tried(self.rivals.agree(self.at(person), self.id, seen))

    @rule(person=PEOPLE, text=st.sampled_from(TEXTS), label=st.sampled_from(["formal", "blue"]))
    def write(self, person: int, text: str, label: str) -> None:
        self.tried(self.rivals.write(self.at(person), self.id, text, label))

    @rule(person=PEOPLE, step=st.integers(0, 4))
    def take_back(self, person: int, step: int) -> None:
        self.tried(self.rivals.take_back(self.at(person), self.id, step))

    @rule(person=PEOPLE)
    def be_ready(self, person: int) -> None:
        self.tried(self.rivals.be_ready(self.at(person), self.id))

    @rule()
    def wait(self) -> None:
        self.hand.jump(PATIENCE)

    @rule(person=PEOPLE)
    def delete_a_person(self, person: int) -> None:
        self.delete_learner(person)

    @rule()
    def restart(self) -> None:
        self.reopen()
        self.run(self.groups.resume())

    @invariant()
    def everybody_sees_their_own_team_alone_until_the_end(self) -> None:
        if not hasattr(self, "id"):
            return
        game = self.game()
        assert (scene_of(game).result is None) or not game.gathering.takes_answers
        person = self.pressed % 5 + 1
        scene = self.tried(self.rivals.look(self.at(person), self.id))
        if isinstance(scene, TeamPickScene | TeamTestScene):
            assert scene.team is game.team_of(person)
        if isinstance(scene, BothTestsScene):
            assert not game.gathering.takes_answers

    def teardown(self) -> None:
        """Let those who are there, or somebody who joins, play to the end."""
        if hasattr(self, "id"):
            self.finish()
        super().teardown()

    def finish(self) -> None:
        for _ in range(4):
            if not self.game().gathering.takes_answers:
                break
            self.finish_phase()
        game = self.game()
        assert game.gathering.closed
        picked = any(one.kind == RivalsEntry.PICK for one in game.entries)
        assert (result_of(game) is not None) == picked

    def finish_phase(self) -> None:
        game = self.game()
        if not all(game.people_in(team) for team in Team) and game.gathering.phase == 0:
            self.join([6, 7, 8])
            game = self.game()
        if not game.gathering.present:
            self.join([6])
            game = self.game()
        phase, [person, *_] = game.gathering.phase, (m.person for m in game.gathering.present)
        ids = frozenset(one.id for one in game.offered[:10])
        number = game.pick_of(game.team_of(person)).number
        self.tried(self.rivals.pick(self.at(person), self.id, number, ids))
        number = self.game().pick_of(game.team_of(person)).number
        self.agree(person, number)
        self.write(person, f"Sentence of number {person} here", "formal")
        self.be_ready(person)
        self.hand.jump(PATIENCE)
        self.tried(self.rivals.go_on(self.at(person), self.id, phase))
        now = self.game().gathering
        assert now.phase == phase + 1 or not now.takes_answers


@pytest.mark.parametrize("histories", [4, pytest.param(30, marks=pytest.mark.nightly)])
def test_in_any_order_of_moves_the_game_comes_to_its_end(template: Path, histories: int) -> None:
    run_histories(RivalHistories, template, histories)
