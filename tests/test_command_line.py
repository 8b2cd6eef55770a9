"""The command line as an operator meets it: real child processes, clear sentences, exit codes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from bot.settings import Settings
from tests.child import nudge
from tests.content.small_course import write_course
from tests.doctor.patient import GOOD_TOKEN


def test_a_wrong_setting_and_a_folder_that_cannot_be_are_told_in_one_sentence(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    below = str(tmp_path / "file" / "nudge.sqlite3")
    token = {"DISCORD_TOKEN": GOOD_TOKEN}
    for environment, words in (
        ({"NUDGE_TRAINING_WORKERS": "0"}, "training_workers"),
        ({"NUDGE_DATABASE": below}, "file"),
    ):
        done = nudge("run", folder=tmp_path, **token, **environment)
        assert done.returncode == 78
        assert words in done.stderr
        assert "Traceback" not in done.stderr


def test_fresh_deletes_no_file_but_a_demo_of_its_own(tmp_path: Path) -> None:
    thesis = tmp_path / "thesis.txt"
    thesis.write_text("mine", encoding="utf-8")
    start = ["demo", "--no-browser", "--fresh", "--database"]
    done = nudge(*start, str(thesis), folder=tmp_path)
    assert done.returncode == 78, done.stderr
    assert thesis.read_text(encoding="utf-8") == "mine"
    real = tmp_path / "nudge.sqlite3"
    done = nudge(*start, str(real), folder=tmp_path, NUDGE_DATABASE=str(real))
    assert done.returncode == 78
    assert "what nudge run keeps" in done.stderr


def test_an_env_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DISCORD_TOKEN=a.b", encoding="utf-16")
    done = nudge("run", folder=tmp_path)
    assert done.returncode == 78
    assert "Save it as UTF-8" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_home_folder_and_an_empty_setting_are_read_as_meant(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NUDGE_DATABASE", "~/learning.sqlite3")
    monkeypatch.setenv("NUDGE_LESSONS", "")
    settings = Settings()
    assert settings.database == Path.home() / "learning.sqlite3"
    assert (settings.lessons / "course.toml").exists()


def test_help_names_every_command_and_the_one_for_newcomers() -> None:
    told = CliRunner().invoke(main, ["--help"]).output
    assert 'New here? "nudge demo"' in told
    for command in ("check", "db", "demo", "run"):
        assert f"\n  {command} " in told


def test_help_loads_nothing_that_takes_long(tmp_path: Path) -> None:
    heavy = {"discord", "sqlalchemy", "pydantic", "aiohttp", "numpy", "alembic"}
    code = f"import sys, bot.__main__; print(sorted({heavy} & sys.modules.keys()))"
    assert nudge(folder=tmp_path, code=code).stdout == "[]\n"


@pytest.mark.nightly  # it trains all that the texts tell
def test_check_passes_on_the_lessons_that_come_with_it() -> None:
    done = CliRunner().invoke(main, ["check"])
    assert done.exit_code == 0, done.output
    assert re.search(r"\d+ lessons, \d+ cards, .* facts: all good\.$", done.output.strip())


def test_a_quick_check_trains_nothing_and_can_be_read_by_programs(tmp_path: Path) -> None:
    folder = write_course(tmp_path, {})
    done = CliRunner().invoke(main, ["check", "--quick", "--json", "--lessons", str(folder)])
    assert done.exit_code == 1
    report = json.loads(done.output)
    assert report["facts"] is None
    assert [lesson["id"] for lesson in report["figures"]["lessons"]] == ["first", "second"]
    in_lessons = {
        f"{lesson}/{name}"
        for lesson in ("first", "second")
        for name in ("lesson.md", "questions.toml")
    }
    too_few = "sentences/formal-or-casual.csv"
    assert {one["file"] for one in report["problems"]} == {*in_lessons, too_few}


def test_check_names_file_and_mend_of_a_broken_lesson(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["check", "--lessons", str(tmp_path)])
    assert done.exit_code == 78
    assert "course.toml" in done.output
