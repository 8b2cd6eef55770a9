"""Progress goes from a worker to the bot through a file that is replaced in one step."""

from pathlib import Path

from bot.jobs.progress_file import read_progress, write_progress
from bot.trainings.news import Progress


def test_what_was_written_last_is_read(tmp_path: Path) -> None:
    note = tmp_path / "7-1"
    assert read_progress(note) is None
    for done in (10, 20):
        write_progress(note, Progress(done, 300, 0.25, 4.5))
    assert read_progress(note) == Progress(20, 300, 0.25, 4.5)
    assert [file.name for file in tmp_path.iterdir()] == ["7-1"]
