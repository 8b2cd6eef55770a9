"""`nudge doctor` as an operator meets it: whole processes, real workers, real lessons."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from tests.child import surroundings
from tests.content.small_course import write_course
from tests.doctor.patient import GOOD_TOKEN, Patient

if TYPE_CHECKING:
    from pathlib import Path

ELSEWHERE = (
    "import sys; port = sys.argv.pop(); from discord.http import Route; from yarl import URL; "
    "from discord.gateway import DiscordWebSocket; "
    "Route.BASE = f'http://127.0.0.1:{port}/api/v10'; "
    "DiscordWebSocket.DEFAULT_GATEWAY = URL(f'ws://127.0.0.1:{port}/gateway/'); "
    "from bot.__main__ import main; main(prog_name='nudge')"
)


def environment(patient: Patient) -> dict[str, str]:
    return surroundings(DISCORD_TOKEN=GOOD_TOKEN, NUDGE_DATABASE=str(patient.path))


async def doctor(patient: Patient, *options: str) -> tuple[int, str, str]:
    """Run the command in a process of its own; return its exit code and what it wrote."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", ELSEWHERE, "doctor", *options, str(patient.discord.port)),
        cwd=patient.folder,
        env=environment(patient),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    out, err = await asyncio.wait_for(process.communicate(), 120)
    return process.returncode or 0, out.decode(), err.decode()


async def test_a_running_bot_is_found_well_and_goes_on(patient: Patient) -> None:
    bot = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", ELSEWHERE, "run", str(patient.discord.port)),
        cwd=patient.folder,
        env=environment(patient),
        stderr=subprocess.PIPE,
    )
    try:
        await asyncio.wait_for(patient.discord.ready.wait(), 60)
        code, out, err = await doctor(patient, "--json")
        told = json.loads(out)
        by_check = {one["check"]: one for one in told["findings"]}
        assert {one["state"] for one in told["findings"]} == {"good"}, out
        assert (code, told["exit_code"], err) == (0, 0, "")
        assert f"process {bot.pid}" in by_check["Running bot"]["found"]
        assert by_check["Commands"]["found"] == "All 18 are registered."
        assert not any(part in out + err for part in (GOOD_TOKEN, *GOOD_TOKEN.split(".")))
        learn = next(one for one in patient.discord.commands if one["name"] == "learn")
        typed = {"id": learn["id"], "name": "learn", "type": 1, "options": []}
        given = await patient.discord.press(77, 2, typed)
        assert given.message is not None
        bot.terminate()
        assert await asyncio.wait_for(bot.wait(), 60) == 0
    finally:
        if bot.returncode is None:
            bot.kill()
            await bot.wait()


async def test_a_refused_token_ends_with_78_and_is_not_repeated(patient: Patient) -> None:
    patient.discord.directory.token = "another"  # noqa: S105 - nobody's
    code, out, err = await doctor(patient)
    assert code == 78
    assert "[token-refused]" in out
    assert "Reset Token" in out
    assert GOOD_TOKEN not in out + err


@pytest.mark.parametrize("wide", [40, 80])
def test_no_line_is_wider_than_the_window_but_what_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wide: int
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = {
        "DISCORD_TOKEN": "",
        "NUDGE_DATABASE": str(tmp_path / "nudge.sqlite3"),
        "NUDGE_LESSONS": str(tmp_path / "nowhere"),
        "COLUMNS": str(wide),
    }
    monkeypatch.setattr("bot.doctor.parts.train_once", lambda: None)
    done = CliRunner().invoke(main, ["doctor", "--offline"], env=settings)
    assert done.exit_code == 78, done.output
    assert "[no-token]" in done.output
    assert "[lessons-broken]" in done.output
    wider = [line.strip() for line in done.output.splitlines() if len(line) > wide]
    assert [one for one in wider if " " in one and not one.startswith("nudge ")] == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("NUDGE_TRAINING_WORKERS=0", "training_workers"),
        ("NUDGE_DATABASE_URL=postgresql://ana:hunter2@there/nudge", "PostgreSQL"),
    ],
)
def test_a_wrong_line_in_the_file_env_is_the_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(f"{line}\nDISCORD_TOKEN={GOOD_TOKEN}\n", encoding="utf-8")
    for options in ([], ["--json"]):
        done = CliRunner().invoke(main, ["doctor", *options])
        assert done.exit_code == 78
        assert "setting-wrong" in done.output
        assert words in done.output
        assert "hunter2" not in done.output
        assert GOOD_TOKEN not in done.output


def test_lessons_that_cannot_be_taught_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = write_course(tmp_path / "lessons", {})
    (folder / "course.toml").write_text("lessons = ['nowhere']\n", encoding="utf-8")
    monkeypatch.setattr("bot.doctor.parts.train_once", lambda: None)
    settings = {"NUDGE_LESSONS": str(folder), "NUDGE_DATABASE": str(tmp_path / "n.sqlite3")}
    done = CliRunner().invoke(main, ["doctor", "--offline", "--json"], env=settings)
    told = {one["check"]: one for one in json.loads(done.output)["findings"]}
    assert told["Lessons"]["fault"] == "lessons-broken"
    assert told["Lessons"]["command"].startswith("nudge check")


def test_the_help_says_what_the_exit_codes_mean() -> None:
    told = CliRunner().invoke(main, ["doctor", "--help"]).output
    for code in ("0: ", "1: ", "75: ", "78: "):
        assert code in told
