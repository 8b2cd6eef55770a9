"""Tables that come with the course load by their file's name; a broken one says what to mend."""

from __future__ import annotations

from pathlib import Path

from bot.content.data import load_data
from bot.content.toml_files import LARGEST
from bot.trainings.catalogue import CATALOGUE

LESSONS = Path(__file__).resolve().parents[2] / "lessons"
FOUR_HUNDRED = "text,class\n" + "\n".join(
    f"Sentence {k} is like no other.,{'formal' if k % 2 else 'casual'}" for k in range(400)
)


def test_the_shipped_tables_are_sound_and_hide_no_built_in_data() -> None:
    tables, problems = load_data(LESSONS)
    assert not problems
    assert tables
    assert not tables.keys() & set(CATALOGUE.built_in)
    for table in tables.values():
        assert len(set(table.sentences)) == len(table.sentences)
        shares = [table.labels.count(name) / len(table.labels) for name in table.classes]
        assert min(shares) >= 0.4


def test_four_hundred_sentences_load_when_their_file_is_there(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "formality.csv").write_text(FOUR_HUNDRED, encoding="utf-8")
    tables, problems = load_data(tmp_path)
    assert not problems
    assert len(tables["formality"].sentences) == 400
    assert tables["formality"].classes == ("casual", "formal")


def test_a_broken_table_is_left_out_and_named(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "good.csv").write_text(FOUR_HUNDRED, encoding="utf-8")
    (tmp_path / "data" / "bad.csv").write_text("1,2,a\n1,x,b\n1,2,a\n3,4,b\n", encoding="utf-8")
    tables, (problem,) = load_data(tmp_path)
    assert list(tables) == ["good"]
    assert str(problem).startswith("data/bad.csv: ")
    assert "ine 2" in problem.message


def test_a_file_that_is_too_large_or_no_file_is_left_out_like_those_of_lessons(
    tmp_path: Path,
) -> None:
    (tmp_path / "data" / "folder.csv").mkdir(parents=True)
    rows = FOUR_HUNDRED + "\n" * LARGEST
    (tmp_path / "data" / "large.csv").write_text(rows, encoding="utf-8")
    tables, (folder, large) = load_data(tmp_path)
    assert tables == {}
    assert str(folder).startswith("data/folder.csv: this file cannot be read")
    assert str(large) == (
        "data/large.csv: this file is larger than 400 kB. Mend: make it shorter, or several of it."
    )


def test_a_course_without_tables_is_no_problem(tmp_path: Path) -> None:
    assert load_data(tmp_path) == ({}, ())
