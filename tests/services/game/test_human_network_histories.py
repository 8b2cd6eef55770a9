"""Histories that Hypothesis makes up: people play as a network in any order, on a real database."""

from __future__ import annotations

from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import hypothesis.strategies as st
import pytest
from hypothesis.stateful import initialize, invariant, rule

from bot.services.exercises.groups import Groups
from bot.services.game.human_network import HumanNetworks, human_network_kind
from bot.store.exercises.attempts import Attempts
from bot.store.exercises.gatherings import Gatherings
from bot.store.exercises.phases import Phases
from bot.tutor.errors import TutorError
from bot.tutor.exercises.gatherings import WantedGathering
from bot.tutor.game.human_network.seats import NUDGES
from bot.tutor.game.human_network.state import NetworkStage, network_state, stage_in
from bot.tutor.game.together import LASTS
from tests.fakes import HandClock, HeardMessages
from tests.store.machine import StoreMachine, run_histories
from tests.tutor.game.human_network.people import plan_drawn
from tests.tutor.game.material import GAME

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from bot.tutor.course.course import Course
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.game.human_network.state import NetworkState

COURSE = cast("Course", SimpleNamespace(game_lesson=lambda: SimpleNamespace(game=GAME)))
PEOPLE = st.integers(1, 8)
LATE = st.integers(0, 1)
MORE_THAN_ENOUGH = 40


class NetworkHistories(StoreMachine):
    """`told` holds each nudge that somebody was told is locked: its phase and seat."""

    gathering = 0

    def open_store(self) -> None:
        super().open_store()
        self.hand_clock = HandClock()
        self.groups = Groups(
            *(Gatherings(self.database), Phases(self.database), Attempts(self.database)),
            *(HeardMessages(), self.hand_clock, (human_network_kind(COURSE),)),
        )
        self.service = HumanNetworks(COURSE, self.groups, Random(1), "human-network")

    def tried(self, call: Coroutine[Any, Any, object]) -> bool:
        """Do it; False where it was refused in words, which is all that may be raised."""
        try:
            self.run(call)
        except TutorError:
            return False
        return True

    @property
    def found(self) -> Gathering:
        return self.run(self.groups.show(self.gathering))

    @property
    def state(self) -> NetworkState:
        [*attempts] = self.run(self.groups.phases.attempts(self.gathering))
        entries = tuple(entry for attempt in attempts for entry in attempt.entries)
        return network_state(self.found, entries)

    @initialize(seed=st.integers(0, 20), first=st.sampled_from([5, 3, 4, 6, 3, 7, 2, 0]))
    def open_one(self, seed: int, first: int) -> None:
        due = self.hand_clock.now() + LASTS
        wanted = WantedGathering("human-network", plan_drawn(seed), due)
        self.gathering = self.run(self.groups.open(self.press(1), wanted)).id
        self.told: dict[tuple[int, int], float] = {}
        for person in range(1, first + 1):
            self.tried(self.service.join(self.press(person), self.gathering))
        self.tried(self.service.go_on(self.press(1), self.gathering, 0))

    @rule(person=PEOPLE)
    def join(self, person: int) -> None:
        self.tried(self.service.join(self.press(person), self.gathering))

    @rule(person=PEOPLE)
    def leave(self, person: int) -> None:
        self.tried(self.service.leave(self.press(person), self.gathering))

    def one_in_it(self, which: int) -> int:
        """Return somebody who is in it, where there is anybody."""
        present = self.found.present
        return present[which % len(present)].person if present else which

    @rule(which=PEOPLE, late=LATE)
    def go_on(self, which: int, late: int) -> None:
        person = self.one_in_it(which)
        phase = self.found.phase - late
        self.tried(self.service.go_on(self.press(person), self.gathering, phase))

    @rule(crowd=st.lists(PEOPLE, min_size=1), choice=st.sampled_from([*NUDGES, "+7"]), late=LATE)
    def nudge(self, crowd: list[int], choice: str, late: int) -> None:
        if self.state.stage is NetworkStage.FORWARD:
            self.go_on(crowd[0], 0)
        for which in crowd:
            self.nudge_one(self.one_in_it(which), choice, late)

    def nudge_one(self, person: int, choice: str, late: int) -> None:
        before, phase = self.state, self.found.phase
        press = self.press(person)
        may = before.stage is NetworkStage.NUDGE and person in before.holders and choice in NUDGES
        done = self.tried(self.service.nudge(press, self.gathering, phase - late, choice))
        seat = before.holders.index(person) if may else 0
        if may and done and not late and seat not in before.locked:
            self.told[phase, seat] = float(choice)

    @rule(person=PEOPLE)
    def look(self, person: int) -> None:
        self.tried(self.service.look(self.press(person), self.gathering))

    @rule()
    def wait_long(self) -> None:
        self.hand_clock.day = (self.found.due_at or self.hand_clock.now()) - LASTS / 2

    @rule(person=PEOPLE)
    def delete_a_person(self, person: int) -> None:
        self.delete_learner(person)

    @rule()
    def restart(self) -> None:
        self.reopen()
        self.run(self.groups.resume())

    @invariant()
    def what_was_told_to_be_locked_is_in_the_steps(self) -> None:
        if not self.gathering:
            return
        state = self.state
        for (phase, seat), by in self.told.items():
            number = phase // 3
            if number < len(state.played):
                assert state.played[number].nudges[seat] == by
        held = [one for one in state.holders if one is not None]
        assert len(held) == len(set(held))

    def teardown(self) -> None:
        """From wherever it is, those who are there end the game; where nobody is, time does."""
        if self.gathering:
            self.end()
        super().teardown()

    def end(self) -> None:
        for _ in range(MORE_THAN_ENOUGH):
            found = self.found
            people, stage = [member.person for member in found.present], stage_in(found)
            if stage is NetworkStage.OVER or not people or stage is NetworkStage.GATHER:
                break
            if stage is NetworkStage.NUDGE:
                for person in self.state.turnout.missing:
                    self.tried(self.service.nudge(self.press(person), found.id, found.phase, "0"))
            self.wait_long()
            self.tried(self.service.go_on(self.press(people[0]), found.id, self.found.phase))
        else:
            raise AssertionError("The game cannot be ended by those who are there.")
        self.run(self.groups.close(self.gathering))
        assert self.state.stage is NetworkStage.OVER


@pytest.mark.parametrize("histories", [4, pytest.param(50, marks=pytest.mark.nightly)])
def test_whatever_people_do_a_network_of_people_comes_to_its_end(
    template: Path, histories: int
) -> None:
    run_histories(NetworkHistories, template, histories)
