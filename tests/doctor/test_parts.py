"""The real worker, and looks that hang on more than one thing."""

from __future__ import annotations

import errno
import multiprocessing
import tempfile
from concurrent.futures import Future
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.bench.sockets.payloads import GUILD
from bot.doctor.backups import look_at_backups
from bot.doctor.clock import look_at_clock
from bot.doctor.complaints import DISCORD_TROUBLE, NO_WORKER
from bot.doctor.file_rights import look_at_rights
from bot.doctor.finding import DoctorFinding, FindingState
from bot.doctor.machine import look_at_sqlite
from bot.doctor.parts import _train_in, look_at_workers, train_once
from bot.doctor.report import without
from bot.doctor.spans import size_in_words, span_in_words
from bot.jobs.job import WorkerDiedError
from bot.jobs.worker_process import WorkerProcess
from bot.settings import Settings
from bot.store.presses import first_id_at
from bot.store.sqlite.peeking import peek
from tests.doctor.patient import Patient, real_now

if TYPE_CHECKING:
    from bot.jobs.worker import Load


class NeverTraining(WorkerProcess):
    """A worker without a process, which ends when it is given a job, or never answers."""

    def __init__(self, *, ends: bool) -> None:
        self._ends = ends

    def do(self, call: object, report: object = None) -> Future[Any]:
        future: Future[Any] = Future()
        if self._ends:
            future.set_exception(WorkerDiedError())
        return future


def by_check(findings: tuple[DoctorFinding, ...], check: str) -> list[DoctorFinding]:
    return [one for one in findings if one.check == check]


def test_a_real_worker_trains_a_step_and_leaves_nothing(
    short_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(short_folder))
    found = look_at_workers(Settings(database=Path("none")), train_once)
    assert found.state is FindingState.GOOD, found
    assert [*short_folder.iterdir()] == []
    assert [child.name for child in multiprocessing.active_children()] == []


def test_a_worker_that_cannot_be_started_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Load) -> None:
        raise OSError(errno.EAGAIN, "No more processes")

    monkeypatch.setattr("bot.jobs.worker_process.started", refuse)
    found = look_at_workers(Settings(database=Path("none")), train_once)
    assert found.complaint == NO_WORKER
    assert found.code == 75


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.0, "it took too long"), (30.0, "it ended first")]
)
def test_a_worker_that_does_not_end_its_training_is_named(
    monkeypatch: pytest.MonkeyPatch, seconds: float, words: str
) -> None:
    monkeypatch.setattr("bot.doctor.parts.TRAIN_SECONDS", seconds)
    worker = NeverTraining(ends=seconds > 0)
    with pytest.raises(RuntimeError, match=words):
        _train_in(worker)


async def test_what_answers_in_discords_place_is_told(patient: Patient) -> None:
    """Such as the page of a network that wants a login first, which is called JSON."""
    patient.discord.directory.application = {}
    [found] = by_check(await patient.look(), "Commands")
    assert found.complaint == DISCORD_TROUBLE
    assert "does not speak as Discord does" in found.found


def test_on_a_cluster_no_worker_is_tried() -> None:
    settings = Settings(database=Path("none"), dask_scheduler="tcp://127.0.0.1:1")

    def never() -> None:
        pytest.fail("a worker was started")

    assert look_at_workers(settings, never).state is FindingState.NOT_LOOKED_AT


@pytest.mark.parametrize(
    ("ahead", "newest", "state"),
    [
        ((timedelta(seconds=1), timedelta(minutes=5), timedelta()), None, "good"),
        ((timedelta(minutes=-5),), None, "broken"),
        ((), timedelta(minutes=-5), "good"),
        ((), timedelta(minutes=5), "broken"),
        ((), None, "not looked at"),
    ],
)
def test_the_clock_is_held_against_discords_or_the_newest_press(
    ahead: tuple[timedelta, ...], newest: timedelta | None, state: str
) -> None:
    now = real_now()
    pressed = None if newest is None else first_id_at(now + newest)
    assert look_at_clock(ahead, pressed, now).state == state


async def test_a_clock_that_was_set_wrong_is_found_by_discords_header(patient: Patient) -> None:
    patient.discord.directory.date = "Mon, 05 Jan 2026 10:00:00 GMT"
    [found] = by_check(await patient.look(), "Clock")
    assert "ahead of Discord's" in found.found


@pytest.mark.parametrize(
    ("version", "state"),
    [
        ((3, 34, 1), "broken"),
        ((3, 40, 1), "good"),
        ((3, 44, 6), "good"),
        ((3, 51, 3), "good"),
        ((3, 52, 0), "warning"),
        ((3, 53, 0), "good"),
    ],
)
def test_a_version_of_sqlite_is_judged(version: tuple[int, int, int], state: str) -> None:
    found = look_at_sqlite(version, ["THREADSAFE=1"])
    assert found.state == state
    mended = version in {(3, 44, 6), (3, 51, 3), (3, 53, 0)}
    assert ("no bug is known" in found.found) is mended


def test_a_token_that_others_can_read_is_found(tmp_path: Path) -> None:
    env = tmp_path / ".env"
    env.write_text("DISCORD_TOKEN=…", encoding="utf-8")
    env.chmod(0o640)
    [found] = look_at_rights(tmp_path / "nudge.sqlite3", [tmp_path], env=env)
    assert str(env) in found.found
    assert found.command == f"chmod 600 {env}"


async def test_a_path_with_a_space_is_quoted_in_what_is_copied(patient: Patient) -> None:
    below = patient.folder / "my bot"
    below.mkdir(mode=0o755)
    patient.path.rename(below / "nudge.sqlite3")
    patient.setting(database=below / "nudge.sqlite3")
    patient.path.chmod(0o644)
    [found] = by_check(await patient.look(), "File rights")
    assert found.command == f"chmod 600 '{patient.path}'"


async def test_of_many_servers_the_first_twenty_are_looked_at(patient: Patient) -> None:
    patient.discord.directory.servers = [{"id": str(GUILD), "name": f"n{n}"} for n in range(23)]
    findings = by_check(await patient.look(), "Permissions")
    assert len(findings) == 21
    assert findings[-1].found == "3 more servers were left out."


@pytest.mark.parametrize(
    "end", ["/applications/@me", "/users/@me/guilds", "/roles", "/channels", "/commands", "/bot"]
)
async def test_trouble_with_one_answer_spoils_no_other_look(patient: Patient, end: str) -> None:
    patient.discord.directory.refusals[end] = 500
    findings = await patient.look()
    broken = {one.check for one in findings if one.state is FindingState.BROKEN}
    assert (
        broken
        == {
            "/applications/@me": {"Intents", "Commands"},
            "/users/@me/guilds": {"Permissions"},
            "/roles": {"Permissions"},
            "/channels": {"Permissions"},
            "/commands": {"Commands"},
            "/bot": {"Latency"},
        }[end]
    )
    assert {one.code for one in findings if one.check in broken} == {75}


async def test_what_a_server_is_called_cannot_command_the_terminal(patient: Patient) -> None:
    patient.discord.directory.servers[0]["name"] = "Study\x1b[2Jhall\n"
    await patient.look()
    assert "\x1b" not in patient.told
    assert "Study[2Jhall" in patient.told


async def test_a_newer_backup_elsewhere_counts(patient: Patient) -> None:
    elsewhere = patient.folder / "elsewhere"
    (patient.folder / "backups").rename(elsewhere)
    settings = type("Kept", (), {"database": patient.path, "backup_folder": elsewhere})()
    [found] = look_at_backups(settings, patient.path, peek(patient.path), real_now())
    assert found.state is FindingState.GOOD


async def test_a_slow_clockless_answer_is_no_fault(patient: Patient) -> None:
    patient.discord.directory.date = "yesterday, about noon"
    [found] = by_check(await patient.look(), "Clock")
    assert found.state is FindingState.GOOD
    assert "Discord told no time" in found.found


def test_spans_and_sizes_are_named_by_what_there_are_two_of() -> None:
    spans = [timedelta(seconds=1), timedelta(seconds=119), timedelta(hours=36), timedelta(days=2)]
    assert [*map(span_in_words, spans)] == ["1 second", "119 seconds", "36 hours", "2 days"]
    assert [size_in_words(12), size_in_words(299_008), size_in_words(5 * 10**10)] == [
        *("12 bytes", "299 kB", "50 GB")
    ]


def test_a_token_is_taken_out_in_whole_and_in_parts() -> None:
    told = without("a first-part.second.third b, first-part c", "first-part.second.third")
    assert told == "a … b, … c"
    assert without("nothing", "") == "nothing"


async def test_the_doctor_is_told_of_a_disk_by_its_nearest_folder(patient: Patient) -> None:
    asked: list[Path] = []

    def free(folder: Path) -> int:
        asked.append(folder)
        return 10**12

    patient.tools = replace(patient.tools, free=free)
    folder = patient.folder
    patient.setting(database=folder / "not" / "yet" / "nudge.sqlite3")
    await patient.look()
    assert asked == [folder]
    assert not (folder / "not").exists()
