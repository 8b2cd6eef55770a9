from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

import pytest

from bot.remembered import recalled, remember, state_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "lessons"
    (made / "loss").mkdir(parents=True)
    (made / "loss" / "lesson.md").write_text("one", encoding="utf-8")
    return made


def test_what_was_remembered_comes_back_until_a_file_changes(folder: Path, tmp_path: Path) -> None:
    note, state = tmp_path / "note", state_of([folder])
    assert recalled(note, state) is None
    remember(note, state, {"a": (1, 2)})
    assert recalled(note, state_of([folder])) == {"a": (1, 2)}
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["note"]
    states = {state}
    (folder / "loss" / "lesson.md").write_text("more", encoding="utf-8")
    states.add(state_of([folder]))
    os.utime(folder / "loss" / "lesson.md", (1e9, 1e9))
    states.add(state_of([folder]))
    (folder / "new.md").touch()
    states.add(state_of([folder]))
    (folder / "loss").rename(folder / "gain")
    states.add(state_of([folder]))
    assert len(states) == 5
    assert recalled(note, b"another state".ljust(32)) is None


@pytest.mark.parametrize("spoiled", [b"", b"x" * 100, None])
def test_a_note_that_is_cut_off_or_spoiled_is_not_used(
    tmp_path: Path, folder: Path, spoiled: bytes | None
) -> None:
    note, state = tmp_path / "note", state_of([folder])
    remember(note, state, [1] * 1000)
    whole = note.read_bytes()
    note.write_bytes(whole[:-5] if spoiled is None else spoiled)
    assert recalled(note, state) is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_note_that_others_may_write_is_not_used(tmp_path: Path, folder: Path) -> None:
    note, state = tmp_path / "note", state_of([folder])
    remember(note, state, 7)
    assert note.stat().st_mode & 0o777 == 0o600
    note.chmod(0o666)
    assert recalled(note, state) is None


def test_what_cannot_be_remembered_is_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        remember(tmp_path / "none" / "note", b"", 7)
        remember(tmp_path / "note", b"", lambda: None)
    assert len(caplog.records) == 2
    assert list(tmp_path.iterdir()) == []
