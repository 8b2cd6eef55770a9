"""Histories that Hypothesis makes up, on the real store, beside a model of what must be in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import hypothesis.strategies as st
import pytest
from hypothesis.stateful import (
    invariant,
    precondition,
    rule,
)

from bot.store.course.bookmarks import Bookmarks
from bot.store.exercises.attempts import Attempts
from bot.tutor.course.bookmarks import CardPlace
from bot.tutor.errors import NotYoursError
from bot.tutor.exercises.attempts import Activity, Entry, EntryKind, WantedAttempt
from bot.tutor.exercises.plans import Plan
from bot.tutor.people import Press
from tests.store.machine import StoreMachine, run_histories

if TYPE_CHECKING:
    from bot.tutor.course.bookmarks import Bookmark
    from bot.tutor.exercises.attempts import Attempt

T = TypeVar("T")
PEOPLE, LESSONS = st.sampled_from([1, 2]), st.sampled_from(["loss", "layers"])
ANY = st.integers(0, 1000)


class Histories(StoreMachine):
    """`told` is what people were told is stored; `adds` and `turns` are what can come again."""

    def __init__(self) -> None:
        super().__init__()
        self.bookmarks: dict[int, Bookmark] = {}
        self.attempts: dict[int, Attempt] = {}
        self.turns: list[tuple[Press, int, CardPlace]] = []
        self.adds: list[tuple[Press, Attempt, Entry, float | None]] = []

    @rule(person=PEOPLE, lesson=LESSONS)
    def open_lesson(self, person: int, lesson: str) -> None:
        opened = self.run(Bookmarks(self.database).open(self.press(person), lesson))
        before = self.bookmarks.get(opened.id)
        expected = (before.card, before.furthest) if before else (1, 1)
        assert (opened.card, opened.furthest) == expected
        self.bookmarks[opened.id] = opened

    @precondition(lambda self: self.bookmarks)
    @rule(which=ANY, card=st.integers(1, 9))
    def turn_card(self, which: int, card: int) -> None:
        before = list(self.bookmarks.values())[which % len(self.bookmarks)]
        press = self.press(before.person)
        turned = self.run(Bookmarks(self.database).turn(press, before.id, CardPlace(card)))
        assert (turned.card, turned.furthest) == (card, max(card, before.furthest))
        self.bookmarks[before.id] = turned
        self.turns.append((press, before.id, CardPlace(card)))

    @precondition(lambda self: self.turns)
    @rule(which=ANY)
    def deliver_a_turn_again(self, which: int) -> None:
        turn = self.turns[which % len(self.turns)]
        assert self.run(Bookmarks(self.database).turn(*turn)) == self.bookmarks[turn[1]]

    @rule(person=PEOPLE, lesson=LESSONS, activity=st.sampled_from(Activity))
    def begin(self, person: int, lesson: str, activity: Activity) -> None:
        press = self.press(person)
        begun = self.run(
            Attempts(self.database).begin(press, WantedAttempt(lesson, activity, Plan((lesson,))))
        )
        assert not begun.closed
        assert begun == self.attempts.get(begun.id, replace(begun, entries=()))
        self.attempts[begun.id] = begun

    @precondition(lambda self: self.attempts)
    @rule(which=ANY, choice=st.text(max_size=3), score=st.none() | st.floats(0, 1))
    def enter(self, which: int, choice: str, score: float | None) -> None:
        before = list(self.attempts.values())[which % len(self.attempts)]
        assert before.person is not None
        turn = str(len(before.entries))
        entry = Entry("answer", "q", choice, right=True, author=before.person, turn=turn)
        add = (self.press(before.person), before, entry, score)
        assert self.run(Attempts(self.database).add(*add)) is not before.closed
        if not before.closed:
            closed = score is not None
            entries = (*before.entries, entry)
            after = replace(before, entries=entries, score=score, closed=closed)
            self.attempts[before.id] = after
            self.adds.append(add)

    @precondition(lambda self: self.adds)
    @rule(which=ANY, again=st.booleans(), score=st.none() | st.just(1.0))
    def press_an_old_button(self, which: int, again: bool, score: float | None) -> None:
        """Deliver a press again, or press the same stale card anew: neither counts."""
        press, seen, entry, _ = self.adds[which % len(self.adds)]
        press = press if again else self.press(press.person)
        assert not self.run(Attempts(self.database).add(press, seen, entry, score))

    @precondition(lambda self: self.attempts)
    @rule(which=ANY)
    def press_somebody_elses_button(self, which: int) -> None:
        theirs = list(self.attempts.values())[which % len(self.attempts)]
        entry = Entry(EntryKind.ANSWER, "q", "mine")
        with pytest.raises(NotYoursError):
            self.run(Attempts(self.database).add(self.press(99), theirs, entry, 1.0))

    @rule()
    def restart(self) -> None:
        self.reopen()

    @invariant()
    def what_was_told_is_stored(self) -> None:
        self.run(self.compare())

    async def compare(self) -> None:
        for id_, bookmark in self.bookmarks.items():
            assert await Bookmarks(self.database).get(id_) == bookmark
        for id_, attempt in self.attempts.items():
            assert await Attempts(self.database).get(id_) == attempt
        for person in (1, 2):
            results = await Attempts(self.database).results(person)
            own = [a for a in self.attempts.values() if a.person == person and a.closed]
            assert Counter((r.lesson, r.activity, r.score) for r in results) == Counter(
                (a.lesson, a.activity, a.score) for a in own
            )


@pytest.mark.parametrize("histories", [10, pytest.param(50, marks=pytest.mark.nightly)])
def test_what_was_told_is_stored_whatever_happens(template: Path, histories: int) -> None:
    run_histories(Histories, template, histories)
