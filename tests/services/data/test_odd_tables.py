"""Odd tables on their whole way: brought, looked at, kept, written out again, and trained on."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.jobs.worker import contained
from bot.neural.parts.shipped import SHIPPED as PARTS
from bot.registries import REGISTRIES
from bot.services.data.dry_runs import DryRuns
from bot.services.data.own_data import OwnData
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.news import Failure
from bot.trainings.task import Task, Variant, View
from bot.tutor.data.choices import Learned
from bot.tutor.data.formats import DataFormats
from bot.tutor.data.own_data import read_table, write_table
from bot.tutor.data.telling import told
from bot.tutor.errors import TutorError
from bot.tutor.lab.requests import spec_of, suited_to
from bot.tutor.people import Press
from tests.services.data.odd_tables import odd_text
from tests.tutor.lab.shipped import SHIPPED

if TYPE_CHECKING:
    from bot.services.given import Memory
    from bot.tutor.data.table import DataTable

ANA = 300_000_000_000_000_001
VIEWS = (View.TRAIN, View.TRAIN, View.WATCH, View.EXPORT)
BY_DAY, BY_NIGHT = range(60), range(60, 660)


@pytest.fixture
def dry_runs(memory: Memory) -> DryRuns:
    own_data = OwnData(memory.tables, (), DataFormats(REGISTRIES.formats), CATALOGUE)
    return DryRuns(own_data, memory.drafts)


async def kept(dry_runs: DryRuns, seed: int, random: Random) -> DataTable | str:
    """Bring one odd table to a server of its own and keep it, or return why it is refused."""

    def press(step: int) -> Press:
        return Press(10 * seed + step + 1, ANA, guild=seed + 1)

    try:
        scene = await dry_runs.bring(press(0), "odd", odd_text(random))
        if random.random() < 0.2:
            scene = await dry_runs.label(press(1), scene.draft, random.randrange(4))
        if random.random() < 0.1:
            scene = await dry_runs.use(press(2), scene.draft, (random.randrange(3), 1))
        if random.random() < 0.2:
            scene = await dry_runs.answers(press(3), scene.draft, random.choice([*Learned]))
        if random.random() < 0.2:
            scene = await dry_runs.read_with(press(4), scene.draft, random.randrange(3), True)
        if scene.run.problems and random.random() < 0.7:
            scene = await dry_runs.skip(press(5), scene.draft, True)
        told(scene.run)
        tables = await dry_runs.keep(press(6), scene.draft)
    except TutorError as refused:
        return str(refused)
    return tables.tables[0].table


def trained(table: DataTable, seed: int, random: Random) -> str:
    """Train for a few epochs; return what was refused, or "" where it was trained."""
    chosen = {"epochs": "3", "seed": str(seed % 100)}
    if table.is_text:
        chosen["text"] = random.choice(CATALOGUE.texts)
    if random.random() < 0.3:
        chosen["patience"] = "2"
    spec = spec_of(SHIPPED, chosen, table, suited_to(table, own=True))
    task = Task(random.choice(VIEWS), (Variant("run-1", spec),), title="odd")
    outcome = contained(lambda: PARTS, task, table, lambda _progress: None)
    return outcome.words if isinstance(outcome, Failure) else ""


async def brought(dry_runs: DryRuns, seeds: range) -> Counter[str]:
    """Bring the tables of so many seeds; whatever is no finished sentence fails the test."""
    ends: Counter[str] = Counter()
    for seed in seeds:
        random = Random(seed)
        table = await kept(dry_runs, seed, random)
        if isinstance(table, str):
            assert table.endswith("."), seed
            ends["refused"] += 1
            continue
        assert read_table("odd", write_table(table)) == table, seed
        refused_late = trained(table, seed, random)
        assert not refused_late or refused_late.endswith("."), seed
        ends["refused late" if refused_late else "trained"] += 1
    return ends


async def test_sixty_odd_tables_are_trained_on_or_refused_in_a_sentence(dry_runs: DryRuns) -> None:
    ends = await brought(dry_runs, BY_DAY)
    assert ends["trained"] >= 20
    assert ends["refused"] >= 15


@pytest.mark.nightly
async def test_six_hundred_odd_tables_are_trained_on_or_refused_in_a_sentence(
    dry_runs: DryRuns,
) -> None:
    ends = await brought(dry_runs, BY_NIGHT)
    assert ends["trained"] >= 200
    assert ends["refused"] >= 150
