"""Lives of trainings that Hypothesis makes up, on the real store, beside a model of them."""

from __future__ import annotations

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

from bot.store.lab.runs import Runs
from bot.store.lab.shelf import Shelf
from bot.trainings.catalogue import CATALOGUE
from bot.tutor.lab.caps import Caps
from bot.tutor.lab.runs import Refusal, RunState
from bot.tutor.people import Press
from tests.store.machine import StoreMachine, run_histories
from tests.store.trained import OUTCOME, WANTED

if TYPE_CHECKING:
    from bot.tutor.lab.runs import Run

T = TypeVar("T")
MOST = 2
PEOPLE, GUILDS = st.sampled_from([1, 2, 3, 4]), st.sampled_from([5, 6, None])
ANY = st.integers(0, 1000)


class Lives(StoreMachine):
    """`runs` is what must be stored; `seen` every state in which a worker may hold a run."""

    def __init__(self) -> None:
        super().__init__()
        self.presses: list[Press] = []
        self.runs: dict[int, Run] = {}
        self.seen: list[Run] = []

    def running(self) -> list[Run]:
        return [run for run in self.runs.values() if run.state is RunState.RUNNING]

    def refusal(self, press: Press) -> Refusal | None:
        if any(run.person == press.person for run in self.running()):
            return Refusal.BUSY
        here = [run for run in self.running() if run.guild == press.guild]
        return Refusal.FULL if press.guild and len(here) >= MOST else None

    @rule(person=PEOPLE, guild=GUILDS)
    def begin(self, person: int, guild: int | None) -> None:
        press = Press(len(self.runs) * 1000 + len(self.seen), person, guild)
        expected = self.refusal(press)
        begun = self.run(Runs(self.database, CATALOGUE).begin(press, WANTED, Caps(in_server=MOST)))
        if expected or isinstance(begun, Refusal):
            assert begun is expected
            return
        self.presses.append(press)
        self.runs[begun.id] = begun
        self.seen.append(begun)

    @precondition(lambda self: self.presses)
    @rule(which=ANY)
    def deliver_again(self, which: int) -> None:
        press = self.presses[which % len(self.presses)]
        assert (
            self.run(Runs(self.database, CATALOGUE).begin(press, WANTED, Caps(in_server=MOST)))
            is Refusal.REPEATED
        )

    @precondition(lambda self: self.seen)
    @rule(which=ANY, score=st.none() | st.floats(0, 1))
    def finish(self, which: int, score: float | None) -> None:
        held = self.seen[which % len(self.seen)]
        counts = self.runs[held.id] == held
        assert self.run(Runs(self.database, CATALOGUE).finish(held, OUTCOME, score)) is counts
        if counts:
            numbers = OUTCOME.runs
            self.runs[held.id] = replace(held, state=RunState.DONE, numbers=numbers, score=score)

    @precondition(lambda self: self.seen)
    @rule(which=ANY, state=st.sampled_from([RunState.FAILED, RunState.CANCELLED]))
    def end(self, which: int, state: RunState) -> None:
        run = self.runs[self.seen[which % len(self.seen)].id]
        counts = run.state is RunState.RUNNING
        assert self.run(Runs(self.database, CATALOGUE).end(run.id, state, "Because.")) is counts
        if counts:
            self.runs[run.id] = replace(run, state=state, reason="Because.")

    @rule()
    def restart(self) -> None:
        self.reopen()
        open_runs = [replace(run, attempt=run.attempt + 1) for run in self.running()]
        ended = [run for run in self.runs.values() if run.state is not RunState.RUNNING]
        untold = [run for run in ended if not run.wanted.private]
        expected = sorted((*open_runs, *untold), key=lambda run: run.id)
        assert list(self.run(Runs(self.database, CATALOGUE).take_up())) == expected
        self.runs.update({run.id: run for run in open_runs})
        self.seen += open_runs

    @invariant()
    def every_training_is_stored_as_it_was_told(self) -> None:
        for run in self.runs.values():
            assert self.run(Shelf(self.database, CATALOGUE).get(run.id)) == run
            pictures = OUTCOME.pictures if run.state is RunState.DONE else ()
            assert self.run(Shelf(self.database, CATALOGUE).pictures(run.id)) == pictures
        for person in (1, 2, 3, 4):
            own = [run for run in self.runs.values() if run.person == person]
            short = self.run(Shelf(self.database, CATALOGUE).of(person))
            newest = [replace(run, numbers=()) for run in reversed(own)]
            assert short.newest == tuple(newest[:10])
            assert short.done == sum(run.state is RunState.DONE for run in own)


@pytest.mark.parametrize("histories", [6, pytest.param(30, marks=pytest.mark.nightly)])
def test_trainings_are_stored_as_told_whatever_happens(template: Path, histories: int) -> None:
    run_histories(Lives, template, histories, steps=20)
