"""Puts the services together that train, follow a training, and try changes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.lab.following import Following
from bot.services.lab.past_runs import PastRuns
from bot.services.lab.side_work import SideWork
from bot.services.lab.training import Training
from bot.services.lab.trials import Trials

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.services.data.ports import Tables
    from bot.services.lab.ports import Engine, KeptTrials, Runs, Shelf, Workload
    from bot.services.lab.run_scenes import RunScenes
    from bot.services.messages import Messages
    from bot.tutor.data.table import DataTable


def build_past_runs(
    kept: tuple[Shelf, Tables, Workload],
    engine: Engine,
    shipped: Mapping[str, DataTable],
    scenes: RunScenes,
) -> PastRuns:
    shelf, tables, workload = kept
    return PastRuns(shelf, tables, engine, shipped, scenes, SideWork(workload))


def build_training(
    runs: Runs, trials: KeptTrials, past_runs: PastRuns, messages: Messages
) -> Training:
    scenes, trying = past_runs.scenes, Trials(trials, past_runs, messages)
    following = Following(runs, past_runs.shelf, scenes, messages, trying)
    return Training(runs, past_runs.engine, following, past_runs, scenes)
