"""The game of a group in any order of moves: it goes on for those who stay, whatever was done."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import hypothesis.strategies as st
import pytest
from hypothesis.stateful import initialize, invariant, rule

from bot.content.course import load_course
from bot.content.data import load_data
from bot.content.sentences import load_sentences
from bot.services.exercises.groups import Groups
from bot.services.game.group_games import GroupGames, group_kind
from bot.services.game.together import shared_entries
from bot.store.exercises.attempts import Attempts
from bot.store.exercises.gatherings import Gatherings
from bot.store.exercises.phases import Phases
from bot.tutor.course.kinds import LESSON_KINDS
from bot.tutor.errors import TutorError
from bot.tutor.game.corrections import Correction, Direction
from bot.tutor.game.group_state import ARENA, GroupStage, GroupState
from bot.tutor.people import SEND_MESSAGES, Press, Rights
from tests.content.shipped import LESSONS
from tests.fakes import HandClock, HeardMessages
from tests.store.machine import StoreMachine, run_histories

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from bot.services.scene import Scene
    from bot.tutor.course.course import Course

PEOPLE = st.sampled_from([1, 2, 3, 4, 5])
SIDES = st.sampled_from(["formal", "casual"])
SURE = st.sampled_from([60, 80, 95, 50])
GUILD = 9
NAMED = [("slang", "casual"), ("polite", "formal")]
MOST_MOVES = 400


@cache
def shipped() -> Course:
    sentences, _ = load_sentences(LESSONS, compared=False)
    tables, _ = load_data(LESSONS, sentences)
    return load_course(LESSONS, LESSON_KINDS, tables, sentences)[0]


class GroupOrders(StoreMachine):
    """`seen` is the phase of a card that somebody may still have before them, an older one too."""

    def open_store(self) -> None:
        super().open_store()
        self.now = HandClock()
        stores = Gatherings(self.database), Phases(self.database), Attempts(self.database)
        kinds = (group_kind(shipped()),)
        self.groups = Groups(*stores, HeardMessages(), self.now, kinds)
        self.games = GroupGames(shipped(), self.groups, Random(1), "group-game")

    @initialize()
    def open_one(self) -> None:
        self.gathering = 0
        self.tell(self.games.begin(self.here(1)))
        self.gathering = 1
        for person in (2, 3):
            self.tell(self.games.join(self.here(person), 1))
        self.run(self.groups.settle(1))

    def here(self, person: int) -> Press:
        self.pressed += 1
        return Press(self.pressed, person, GUILD, 77, Rights(SEND_MESSAGES))

    def tell(self, call: Coroutine[Any, Any, Scene]) -> bool:
        """Make a move, which may be refused in words and in no other way."""
        try:
            self.run(call)
        except TutorError:
            return False
        return True

    def state(self) -> GroupState:
        lesson = shipped().game_lesson()
        assert lesson is not None
        assert lesson.game is not None
        entries = shared_entries(self.run(self.groups.phases.attempts(1)))
        return GroupState(lesson.game, self.run(self.groups.show(1)), entries)

    def seen(self, older: int) -> tuple[int, int]:
        return 1, max(0, self.state().gathering.phase - older)

    @rule(person=PEOPLE, old=st.integers(0, 1), side=SIDES, sure=SURE)
    def lock(self, person: int, old: int, side: str, sure: int) -> None:
        self.tell(self.games.predict(self.here(person), self.seen(old), side, sure))

    @rule(crowd=st.lists(PEOPLE, min_size=3, max_size=8), side=SIDES)
    def lock_one_after_another(self, crowd: list[int], side: str) -> None:
        seen = self.seen(0)
        for person in crowd:
            self.tell(self.games.predict(self.here(person), seen, side, 80))

    @rule(person=PEOPLE, place=st.integers(0, 6), side=SIDES)
    def test(self, person: int, place: int, side: str) -> None:
        seen = self.seen(0)
        self.tell(self.games.answer_test(self.here(person), seen, place, (side, 80)))

    @rule(person=PEOPLE, word=st.sampled_from(["slang", "pizza", "", "tone"]), side=SIDES)
    def correct(self, person: int, word: str, side: str) -> None:
        said = Correction(word, Direction.LOW)
        self.tell(self.games.correct(self.here(person), self.seen(0), said, side))

    @rule(person=PEOPLE, old=st.integers(0, 2))
    def go_on(self, person: int, old: int) -> None:
        self.tell(self.games.go_on(self.here(person), *self.seen(old)))

    @rule(person=PEOPLE)
    def join(self, person: int) -> None:
        self.tell(self.games.join(self.here(person), 1))

    @rule(person=PEOPLE)
    def leave(self, person: int) -> None:
        self.tell(self.games.leave(self.here(person), 1))

    @rule(minutes=st.integers(1, 12))
    def wait(self, minutes: int) -> None:
        self.now.jump(timedelta(minutes=minutes))

    @rule()
    def restart(self) -> None:
        day = self.now.day
        self.reopen()
        self.now.day = day
        self.run(self.groups.resume())

    @rule(person=st.sampled_from([2, 4]))
    def delete_a_person(self, person: int) -> None:
        day = self.now.day
        self.delete_learner(person)
        self.now.day = day

    @rule(people=st.permutations([1, 2, 3]))
    def play_a_round(self, people: list[int]) -> None:
        for person in people:
            self.owed(person)
        self.tell(self.games.go_on(self.here(people[0]), *self.seen(0)))

    def owed(self, person: int) -> None:
        """Let somebody do what the present phase asks of them."""
        state, seen = self.state(), self.seen(0)
        stage = state.stage
        if stage is GroupStage.RULES:
            self.tell(self.games.name(self.here(person), *seen, NAMED))
        elif stage is GroupStage.PREDICT:
            self.tell(self.games.predict(self.here(person), seen, "formal", 60))
        elif stage is GroupStage.TALK:
            said = Correction("slang", Direction.LOW)
            self.tell(self.games.correct(self.here(person), seen, said, "casual"))
        elif stage is GroupStage.TEST:
            for place in range(len(state.tests)):
                self.tell(self.games.answer_test(self.here(person), seen, place, ("formal", 60)))
        elif stage is GroupStage.ARENA:
            press = self.here(person)
            picked = [("slang", "casual")]
            self.tell(self.games.enter_arena(press, seen, picked, "", by_name=False))

    @invariant()
    def everybody_locked_a_sentence_at_most_once(self) -> None:
        state = self.state()
        locks = Counter((e.author, e.item) for e in state.entries if e.kind == "prediction")
        known = [count for (author, _), count in locks.items() if author is not None]
        assert all(count == 1 for count in known)

    @invariant()
    def its_card_can_be_drawn(self) -> None:
        kind = group_kind(shipped())
        found = self.run(self.groups.show(1))
        kind.scene(found, self.run(self.groups.phases.attempts(1)))

    def teardown(self) -> None:
        """Whatever was done, three people can play on to the end."""
        try:
            if hasattr(self, "gathering"):
                self.play_to_the_end()
        finally:
            super().teardown()

    def play_to_the_end(self) -> None:
        for person in (1, 2, 3):
            self.tell(self.games.join(self.here(person), 1))
        for _ in range(ARENA + 2):
            if self.state().stage is GroupStage.DONE:
                break
            phase = self.state().gathering.phase
            for person in (1, 2, 3):
                self.owed(person)
            self.now.jump(timedelta(minutes=11))
            if self.state().gathering.phase == phase:
                assert self.tell(self.games.go_on(self.here(1), 1, phase))
        assert self.run(self.groups.show(1)).closed


@pytest.mark.parametrize("histories", [3, pytest.param(30, marks=pytest.mark.nightly)])
def test_no_order_of_moves_leads_where_a_group_cannot_play_on(
    template: Path, histories: int
) -> None:
    run_histories(GroupOrders, template, histories, steps=30)
