"""Two servers never mix: whatever is pressed in one, the other hears and feels nothing of it."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
import simcord
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.app import App, Instead, build
from bot.registries import REGISTRIES
from bot.settings import Settings
from tests.conftest import read_once
from tests.fakes import FakePictures, HandClock, QuickEngine
from tests.ui.classroom.two_servers import Rows, TwoServers

MOVES, AT_LENGTH = 60, 150


@dataclass
class Bots:
    """Builds bots on one database, one after another."""

    settings: Settings
    built: list[App] = field(default_factory=list)

    def __call__(self, clock: HandClock) -> App:
        self.close()
        taught = read_once(self.settings, REGISTRIES, None)
        instead = Instead(QuickEngine(), clock, FakePictures(), taught)
        self.built.append(build(self.settings, instead=instead))
        return self.built[-1]

    def close(self) -> None:
        while self.built:
            self.built.pop().close()


async def mixed(bots: Bots, seed: int, moves: list[int]) -> tuple[list[Rows], int]:
    clock, randomness = HandClock(), Random(seed)
    async with simcord.run(bots(clock).bot, check_errors=False) as env:
        database = bots.settings.database
        both = await TwoServers.of(env, clock, bots, database)  # type: ignore[arg-type]  # only a clock is given
        for which in moves:
            await both.act(which, randomness)
        return [both.rows(one) for one in both.servers], both.presses


def check(template: Path, seed: int, moves: list[int]) -> tuple[list[Rows], int]:
    with tempfile.TemporaryDirectory() as folder:
        database = Path(shutil.copyfile(template, Path(folder) / "nudge.sqlite3"))
        bots = Bots(Settings(database=database))
        try:
            return asyncio.run(mixed(bots, seed, moves))
        finally:
            bots.close()


SEEDS = st.integers(0, 10**9)
SOME, MANY = (
    st.lists(st.integers(0, 1), min_size=count, max_size=count) for count in (MOVES, AT_LENGTH)
)


@given(SEEDS, SOME)
@settings(max_examples=2)
def test_nothing_of_one_server_reaches_the_other(
    template: Path, seed: int, which: list[int]
) -> None:
    check(template, seed, which)


@pytest.mark.nightly
@given(SEEDS, MANY)
@settings(max_examples=6)
def test_nothing_of_one_reaches_the_other_at_length(
    template: Path, seed: int, which: list[int]
) -> None:
    check(template, seed, which)


@pytest.mark.nightly
def test_enough_is_done_to_see_a_leak(template: Path) -> None:
    kept, presses = check(template, 1, [0, 1] * AT_LENGTH)
    for gatherings, members, attempts, entries, classrooms in kept:
        assert len(gatherings) > 3
        assert (len(members) > 3, len(attempts) > 3, len(entries) > 3) == (True, True, True)
        assert len(classrooms) == 1
    assert presses > MOVES
