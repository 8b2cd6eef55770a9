"""Games of two that Hypothesis makes up: any order of moves, and the game can always be ended."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import hypothesis.strategies as st
import pytest
from hypothesis.stateful import initialize, invariant, rule

from bot.services.exercises.groups import Groups
from bot.services.game.partner import PartnerGames
from bot.services.game.partner_kind import PARTNER, game_scene, partner_kind
from bot.store.exercises.attempts import Attempts
from bot.store.exercises.gatherings import Gatherings
from bot.store.exercises.phases import Phases
from bot.store.game.switches import Switches
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import EntryKind
from bot.tutor.game.corrections import Correction, Direction
from bot.tutor.game.partner import PartnerStage
from bot.tutor.people import SEND_MESSAGES, Press, Rights
from tests.conftest import shipped_lessons
from tests.fakes import HandClock, HeardMessages
from tests.store.machine import StoreMachine, run_histories

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from bot.services.game.partner_scenes import PartnerScene
    from bot.tutor.exercises.gatherings import Gathering

ANA, BEN, CY = 1, 2, 3
ANYBODY = st.sampled_from([ANA, BEN, CY])
OLD = st.sampled_from([0, 0, 0, 1])
GUILD = 9
MOST_MOVES = 60
CORRECTION = Correction("slang", Direction.LOW)
RULE = "Slang words point to casual."
FITTING = {
    PartnerStage.INVITED: [0],
    PartnerStage.PICK: [1],
    PartnerStage.LOCK: [3],
    PartnerStage.MARK: [5, 6],
    PartnerStage.CORRECT: [7],
    PartnerStage.RULES: [8, 9],
    PartnerStage.DONE: [],
}
"""The places in `PartnerHistories.moves` of what a stage waits for."""


class PartnerHistories(StoreMachine):
    """Three people, of whom two are in the game; the third is a stranger to it."""

    def open_store(self) -> None:
        super().open_store()
        course = shipped_lessons()[0]
        if not hasattr(self, "hand"):
            self.hand = HandClock()
        kinds = (partner_kind(course),)
        groups = Groups(
            *(Gatherings(self.database), Phases(self.database), Attempts(self.database)),
            *(HeardMessages(), self.hand, kinds),
        )
        self.games = PartnerGames(course, groups, Switches(self.database), Random(5), PARTNER)

    def here(self, person: int) -> Press:
        self.pressed += 1
        return Press(self.pressed, person, GUILD, 77, Rights(SEND_MESSAGES))

    @initialize()
    def invite(self) -> None:
        self.run(self.games.invite(self.here(ANA), BEN))
        self.gathering = 1

    @property
    def found(self) -> Gathering:
        return self.run(self.games.groups.show(self.gathering))

    @property
    def scene(self) -> PartnerScene:
        attempts = self.run(self.games.groups.phases.attempts(self.gathering))
        return game_scene(self.games.course, self.found, attempts)

    def tried(self, call: Coroutine[Any, Any, object]) -> Coroutine[Any, Any, None]:
        """Make a move; what is refused is refused in words and nothing else."""

        async def move() -> None:
            with suppress(TutorError):
                await call

        return move()

    def moves(self, person: int, old: int = 0) -> list[Coroutine[Any, Any, object]]:
        """Return everything that a person could press or send in."""
        games, scene = self.games, self.scene
        seen = (self.gathering, max(0, scene.phase - old))
        now = scene.state.current
        number = 0 if now is None else now.number
        return [
            games.accept(self.here(person), seen),
            games.pick(self.here(person), seen, number, 0),
            games.pick(self.here(person), seen, number, 1),
            games.lock(self.here(person), seen, number, "formal", 60),
            games.lock(self.here(person), seen, number, "casual", 95),
            games.mark(self.here(person), seen, right=True),
            games.mark(self.here(person), seen, right=False),
            games.correct(self.here(person), seen, CORRECTION, ""),
            games.write_rule(self.here(person), seen, RULE),
            games.finish(self.here(person), seen),
            games.go_on(self.here(person), *seen),
            games.join(self.here(person), self.gathering),
            games.look(self.here(person), self.gathering),
        ]

    def one(self, person: int, which: int, old: int) -> Coroutine[Any, Any, None]:
        offered = self.moves(person, old)
        chosen = offered.pop(which % len(offered))
        for call in offered:
            call.close()
        return self.tried(chosen)

    @rule(person=ANYBODY, which=st.integers(0, 12), old=OLD)
    def move(self, person: int, which: int, old: int) -> None:
        self.run(self.one(person, which, old))

    @rule(people=st.lists(ANYBODY, min_size=2, max_size=4), which=st.integers(0, 12))
    def press_in_one_instant(self, people: list[int], which: int) -> None:
        phase, before = self.found.phase, self.entries()
        calls = [self.one(person, which, 0) for person in people]

        async def together() -> None:
            await asyncio.gather(*calls)

        self.run(together())
        new = [turn for turn in self.entries()[len(before) :] if turn == str(phase)]
        assert len(new) <= 1

    @rule(count=st.integers(1, 25))
    def play_on(self, count: int) -> None:
        """Do what is waited for, so that late stages are reached."""
        for _ in range(count):
            self.step()

    def entries(self) -> list[str]:
        attempts = self.run(self.games.groups.phases.attempts(self.gathering))
        return [entry.turn for attempt in attempts for entry in attempt.entries]

    def step(self) -> None:
        """Let everybody who is there press what fits: one of these presses is the right one."""
        phase, fitting = self.found.phase, FITTING[self.scene.state.stage]
        for member in self.found.present:
            for number, call in enumerate(self.moves(member.person)):
                if number in fitting and not self.found.closed and self.found.phase == phase:
                    self.run(self.tried(call))
                else:
                    call.close()

    @rule(person=ANYBODY, refuses=st.booleans())
    def leave(self, person: int, refuses: bool) -> None:
        leaving = self.games.decline if refuses else self.games.leave
        self.run(self.tried(leaving(self.here(person), self.gathering)))

    @rule(minutes=st.sampled_from([1, 11]))
    def wait(self, minutes: int) -> None:
        self.hand.jump(timedelta(minutes=minutes))

    @rule(person=st.sampled_from([ANA, BEN]))
    def delete_a_person(self, person: int) -> None:
        self.delete_learner(person)

    @rule()
    def restart(self) -> None:
        self.reopen()
        self.run(self.games.groups.resume())

    @invariant()
    def every_mark_is_true_and_follows_its_prediction(self) -> None:
        attempts = self.run(self.games.groups.phases.attempts(self.gathering))
        predicted: dict[str, bool | None] = {}
        for entry in (entry for attempt in attempts for entry in attempt.entries):
            if entry.kind == EntryKind.PREDICTION:
                assert entry.item not in predicted
                predicted[entry.item] = entry.right
            if entry.kind == "mark":
                assert (entry.choice == "right") is predicted[entry.item]
            if entry.kind == EntryKind.CORRECTION:
                assert predicted[entry.item] is False

    def teardown(self) -> None:
        """End every game from wherever it is: by those who are there, or by its time."""
        if hasattr(self, "gathering"):
            present = self.found.present
            moves = 0
            while present and not self.found.closed:
                assert moves < MOST_MOVES, self.scene.state.stage
                self.step()
                moves += 1
                if len(present) < len({ANA, BEN}) and not self.scene.state.accepted:
                    break  # whoever was invited is gone: its time closes it
        super().teardown()


@pytest.mark.parametrize("histories", [3, pytest.param(30, marks=pytest.mark.nightly)])
def test_from_every_state_the_game_is_ended_by_those_who_are_there(
    template: Path, histories: int
) -> None:
    run_histories(PartnerHistories, template, histories, steps=20)
