"""Backups, restores and upgrades that are killed at any moment leave the one or the other whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.store.building import MIGRATIONS, SPAWN, finish, with_pretend
from tests.store.killed_work import (
    kill_backups,
    kill_first_upgrades,
    kill_restores,
    kill_upgrades,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KILLS = [5, pytest.param(120, marks=pytest.mark.nightly)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "killed"
    made.mkdir()
    return made


def ended_well(work: Callable[..., None], *given: object) -> bool:
    process = SPAWN.Process(target=work, args=given)
    process.start()
    process.join(500)
    return finish([process]) == [0]


@pytest.mark.parametrize("kills", KILLS)
def test_f5_a_killed_restore_leaves_the_old_database_or_the_new_one_whole(
    template: Path, folder: Path, kills: int
) -> None:
    assert ended_well(kill_restores, template, folder, kills)


@pytest.mark.parametrize("kills", KILLS)
def test_f6_a_killed_backup_leaves_no_file_for_long_and_none_by_its_name(
    template: Path, folder: Path, kills: int
) -> None:
    assert ended_well(kill_backups, template, folder, kills)


@pytest.mark.parametrize("kills", KILLS)
def test_a_killed_upgrade_loses_nothing_and_can_be_repeated(
    template: Path, folder: Path, tmp_path: Path, kills: int
) -> None:
    migrations = with_pretend(tmp_path / "migrations")
    assert ended_well(kill_upgrades, template, migrations, folder, kills)


@pytest.mark.parametrize("kills", KILLS)
def test_a_first_start_killed_while_it_makes_the_tables_can_be_repeated(
    folder: Path, kills: int
) -> None:
    assert ended_well(kill_first_upgrades, MIGRATIONS, folder, kills)
