"""`nudge db` as an operator meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from bot.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path


def test_the_database_goes_through_upgrade_backup_and_restore(tmp_path: Path) -> None:
    database, copy = str(tmp_path / "nudge.sqlite3"), str(tmp_path / "copy.sqlite3")
    run = CliRunner()
    for arguments, words in (
        (["db", "upgrade", "--database", database], "new and empty"),
        (["db", "backup", "--database", database, copy], "Backed up"),
        (["db", "restore", "--database", database, copy], "The old one is"),
    ):
        done = run.invoke(main, arguments)
        assert done.exit_code == 0, done.output
        assert words in done.output


def test_a_file_that_is_no_backup_is_refused_and_nothing_is_lost(tmp_path: Path) -> None:
    database, wrong = tmp_path / "nudge.sqlite3", tmp_path / "notes.txt"
    CliRunner().invoke(main, ["db", "upgrade", "--database", str(database)])
    before = database.read_bytes()
    wrong.write_text("not a database at all", encoding="utf-8")
    done = CliRunner().invoke(main, ["db", "restore", "--database", str(database), str(wrong)])
    assert done.exit_code == 78
    assert "Traceback" not in done.output
    assert database.read_bytes() == before


def test_a_source_that_is_no_backup_is_not_called_the_database(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("Shopping: bread.\n" * 100, encoding="utf-8")
    database = tmp_path / "nudge.sqlite3"
    done = CliRunner().invoke(main, ["db", "restore", "--database", str(database), str(text)])
    assert done.exit_code == 78
    assert "no backup of Nudge's" in done.output
    assert "restore --database" not in done.output
    assert text.read_text(encoding="utf-8").startswith("Shopping")


def test_a_folder_is_said_to_be_one(tmp_path: Path) -> None:
    for words in (["upgrade", "--database", str(tmp_path)],):
        done = CliRunner().invoke(main, ["db", *words])
        assert done.exit_code == 78
        assert "is a folder" in done.output
    good = tmp_path / "nudge.sqlite3"
    made = CliRunner().invoke(main, ["db", "upgrade", "--database", str(good)])
    assert "new and empty" in made.output
    assert (
        "up to date" in CliRunner().invoke(main, ["db", "upgrade", "--database", str(good)]).output
    )
    done = CliRunner().invoke(main, ["db", "backup", "--database", str(good), str(tmp_path)])
    assert "is a folder" in done.output


def test_what_the_computer_refuses_comes_with_advice(tmp_path: Path) -> None:
    good = tmp_path / "nudge.sqlite3"
    CliRunner().invoke(main, ["db", "upgrade", "--database", str(good)])
    missing = tmp_path / "nowhere" / "copy.sqlite3"
    done = CliRunner().invoke(main, ["db", "backup", "--database", str(good), str(missing)])
    assert done.exit_code == 78
    assert f"{missing.parent}: No such file or directory. Make the folder" in done.output
