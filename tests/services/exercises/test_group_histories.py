"""Histories that Hypothesis makes up: people act together in any order, beside a model of it."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import hypothesis.strategies as st
import pytest
from hypothesis.stateful import (
    invariant,
    precondition,
    rule,
)

from bot.services.exercises.groups import Groups
from bot.store.exercises.attempts import Attempts
from bot.store.exercises.due import DueGatherings
from bot.store.exercises.gatherings import Gatherings
from bot.store.exercises.phases import Phases
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Entry, WantedAttempt
from bot.tutor.exercises.gatherings import WantedGathering
from bot.tutor.exercises.plans import Plan
from bot.tutor.people import Press
from tests.fakes import HandClock, HeardMessages
from tests.services.exercises.polls import DUE, KINDS, Turn
from tests.store.machine import StoreMachine, run_histories

if TYPE_CHECKING:
    from collections.abc import Coroutine

T = TypeVar("T")
PEOPLE = st.sampled_from([1, 2, 3, 4])
CROWDS = st.lists(PEOPLE, min_size=1, max_size=8)
ANY = st.integers(0, 1000)


class GroupHistories(StoreMachine):
    """`told` is what people were told is stored: for each word that was said, who said it, where.

    No word is said twice, so an entry that is lost, doubled or under another name shows.
    """

    def __init__(self) -> None:
        super().__init__()
        self.phases: dict[int, int | None] = {}
        """The phase of each gathering, None once it is closed."""
        self.present: dict[int, set[int]] = {}
        self.told: dict[str, Turn | None] = {}
        """None once whoever said it in a group was deleted."""
        self.taken: set[Turn] = set()
        self.answers: list[tuple[Press, Turn]] = []

    def open_store(self) -> None:
        super().open_store()
        self.groups = Groups(
            *(Gatherings(self.database), Phases(self.database), Attempts(self.database)),
            *(HeardMessages(), HandClock(), KINDS),
        )

    def one_of(self, which: int) -> int:
        return list(self.phases)[which % len(self.phases)]

    def said(self, press: Press, turn: Turn) -> Coroutine[Any, Any, bool]:
        """Answer, and return whether it counted; False as well when it was refused in words."""
        plan = Plan(("q",))
        wanted = WantedAttempt("", "poll", plan, "first", turn.gathering, turn.of_group)
        entry = Entry("answer", "q", f"word {press.id}")

        async def answer() -> bool:
            try:
                return (
                    await self.groups.answer(press, turn.phase, wanted, lambda _: entry)
                ).counted
            except TutorError:
                return False

        return answer()

    def may_count(self, turn: Turn) -> bool:
        here = turn.person in self.present[turn.gathering] or not turn.of_group
        return self.phases[turn.gathering] == turn.phase and turn not in self.taken and here

    @rule(host=PEOPLE)
    def open_one(self, host: int) -> None:
        opened = self.run(self.groups.open(self.press(host), WantedGathering("poll", Plan(), DUE)))
        self.phases[opened.id], self.present[opened.id] = 0, set()

    @precondition(lambda self: self.phases)
    @rule(which=ANY, person=PEOPLE)
    def join(self, which: int, person: int) -> None:
        gathering = self.one_of(which)
        if self.phases[gathering] is None:
            with pytest.raises(TutorError):
                self.run(self.groups.join(self.press(person), gathering))
        else:
            self.run(self.groups.join(self.press(person), gathering))
            self.present[gathering].add(person)

    @precondition(lambda self: self.phases)
    @rule(which=ANY, person=PEOPLE)
    def leave(self, which: int, person: int) -> None:
        self.run(self.groups.leave(self.press(person), self.one_of(which)))
        if self.phases[self.one_of(which)] is not None:  # nobody leaves what is over
            self.present[self.one_of(which)].discard(person)

    @precondition(lambda self: self.phases)
    @rule(which=ANY, crowd=CROWDS, of_group=st.booleans(), old=st.integers(0, 1))
    def answer_in_one_instant(self, which: int, crowd: list[int], of_group: bool, old: int) -> None:
        """Let a crowd press: some twice, some on a card of an older phase."""
        gathering = self.one_of(which)
        phase = (self.phases[gathering] or 0) - old
        turns = [Turn(gathering, of_group, person, phase) for person in crowd]
        presses = [self.press(person) for person in crowd]
        calls = [self.said(press, turn) for press, turn in zip(presses, turns, strict=True)]

        async def together() -> list[bool]:
            return await asyncio.gather(*calls)

        expected = Counter(turn for turn in set(turns) if self.may_count(turn))
        counted: Counter[Turn] = Counter()
        for press, turn, counts in zip(presses, turns, self.run(together()), strict=True):
            if counts:
                counted[turn] += 1
                self.told[f"word {press.id}"] = turn
                self.taken.add(turn)
                self.present[gathering].add(turn.person)
            self.answers.append((press, turn))
        assert counted == expected

    @precondition(lambda self: self.answers)
    @rule(which=ANY)
    def deliver_an_answer_again(self, which: int) -> None:
        press, turn = self.answers[which % len(self.answers)]
        if f"word {press.id}" in self.told:  # what was refused may count on a second delivery
            assert not self.run(self.said(press, turn))

    @precondition(lambda self: self.phases)
    @rule(which=ANY)
    def go_on(self, which: int) -> None:
        gathering = self.one_of(which)
        phase = self.phases[gathering]
        self.run(self.groups.go_on(gathering, phase or 0, DUE))
        self.phases[gathering] = None if phase is None else phase + 1

    @rule(person=PEOPLE)
    def delete_a_person(self, person: int) -> None:
        self.delete_learner(person)
        for word, turn in list(self.told.items()):
            if turn is not None and turn.person == person:
                if turn.of_group:
                    self.told[word] = None
                else:
                    del self.told[word]
        self.taken = {turn for turn in self.taken if turn.person != person}
        self.answers = [answer for answer in self.answers if answer[0].person != person]
        for present in self.present.values():
            present.discard(person)

    @rule()
    def restart(self) -> None:
        self.reopen()

    @precondition(lambda self: self.phases)
    @rule(which=ANY, broken_off=st.booleans())
    def close(self, which: int, broken_off: bool) -> None:
        gathering = self.one_of(which)
        if broken_off:  # the bot was stopped between the two halves of closing
            self.run(self.groups.phases.stop(gathering))
            self.restart()
        assert self.run(self.groups.close(gathering)).closed
        self.phases[gathering] = None

    @invariant()
    def what_was_told_is_stored_once_and_under_its_name(self) -> None:
        stored: list[tuple[str, int | None, int, bool]] = []
        for gathering in self.phases:
            for attempt in self.run(self.groups.phases.attempts(gathering)):
                assert attempt.closed == (self.phases[gathering] is None)
                of_group = attempt.person is None
                stored += [(e.choice, e.author, gathering, of_group) for e in attempt.entries]
                assert of_group or {e.author for e in attempt.entries} <= {attempt.person}
        told = {(word, turn and turn.person) for word, turn in self.told.items()}
        assert len(stored) == len(told)
        assert {(word, author) for word, author, _, _ in stored} == told

    @invariant()
    def who_is_present_is_stored(self) -> None:
        for gathering, present in self.present.items():
            found = self.run(self.groups.show(gathering))
            assert {member.person for member in found.present} == present

    @invariant()
    def everything_that_is_open_comes_to_its_end(self) -> None:
        due = self.run(DueGatherings(self.database).due(DUE))
        still_open = {gathering for gathering, phase in self.phases.items() if phase is not None}
        assert {row.id for row in due} == still_open


@pytest.mark.parametrize("histories", [8, pytest.param(200, marks=pytest.mark.nightly)])
def test_nothing_that_people_do_together_is_lost_doubled_or_under_another_name(
    template: Path, histories: int
) -> None:
    run_histories(GroupHistories, template, histories)
