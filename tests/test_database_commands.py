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
        (["db", "upgrade", "--database", database], "up to date"),
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
