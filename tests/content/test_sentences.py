"""Files of sentences: the shipped ones are sound, and a broken one says where and what to mend."""

from __future__ import annotations

import csv
import io
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.sentences import COLUMNS, MOST_FOUND, MOST_ROWS, PAGE, load_sentences
from bot.content.toml_files import LARGEST
from tests.content.shipped import LESSONS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEAD = ",".join(COLUMNS)
GOOD = f"""{HEAD}
good-soup,I like this soup.,positive,easy,food,train,
not-bad,"Not bad, not at all!",positive,trap,food,held-out,"Twice ""not"" and ""bad"" mean good."
so-so,It has two sides,,ambiguous,film,held-out,Nobody can tell.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("course")
    (folder / "sentences").mkdir()
    return folder


def found_in(folder: Path, content: str | bytes, name: str = "positive-or-negative") -> list[str]:
    """Return the problems of one file; it is loaded exactly when there are none."""
    path = folder / "sentences" / f"{name}.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    try:
        files, problems = load_sentences(folder)
    finally:
        path.unlink()
    assert (name in files) == (not problems)
    return [str(problem) for problem in problems]


def test_the_shipped_sentences_are_sound_and_load_in_an_instant() -> None:
    start = time.process_time()
    files, problems = load_sentences(LESSONS)
    assert time.process_time() - start < 1  # about 0.1 s; more only where the machine is slow
    assert [str(problem) for problem in problems] == []
    assert list(files) == ["formal-or-casual", "positive-or-negative"]


def test_a_course_without_sentences_is_no_problem(tmp_path: Path) -> None:
    assert load_sentences(tmp_path) == ({}, ())


def test_cells_are_kept_as_written_and_columns_may_stand_in_any_order(folder: Path) -> None:
    assert found_in(folder, GOOD) == []
    rows = [row[::-1] for row in csv.reader(io.StringIO(GOOD))]
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    (folder / "sentences" / "positive-or-negative.csv").write_text(text.getvalue())
    files, _ = load_sentences(folder)
    (folder / "sentences" / "positive-or-negative.csv").unlink()
    _, second, third = files["positive-or-negative"]
    assert second.text == "Not bad, not at all!"
    assert second.why == 'Twice "not" and "bad" mean good.'
    assert (third.label, third.tier, third.part) == ("", "ambiguous", "held-out")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id,text", "id,texts", "line 1: the columns are"),
        (",why\n", "\n", "line 1: the columns are"),
        (HEAD, f"{HEAD},note", "line 1: the columns are"),
        ("soup.,pos", "soup,pos,", "line 2: there are 8 cells and not 7. Mend: look for a missing"),
        ("good-soup", "Good Soup", 'line 2, id: "Good Soup" cannot be used here. Mend: write'),
        ("good-soup", "soup" * 9, "line 2, id: "),
        ("not-bad", "good-soup", 'line 3, id: line 2 has the id "good-soup" too'),
        ("It has two sides", "i LIKE this soup?", "line 4, text: line 2 has the same words"),
        ("I like this soup.", "", "line 2, text: this text is empty"),
        ("I like this soup.", "?!", "line 2, text: there is no word in this text"),
        ("I like this soup.", "I like  this.", "line 2, text: there are spaces or line breaks to"),
        ("I like this soup.", '"I like\nthis."', "line 2, text: there are spaces or line breaks"),
        ("I like this soup.", "so " * 100 + "so", "line 2, text: this has 302 characters and at"),
        ("like this", "like\u202ethis", "line 2, text: there is a hidden sign, U+202E"),
        ("positive,easy", "formal,easy", 'line 2, label: "formal" is unknown. Mend: write pos'),
        ("positive,easy", ",easy", "line 2, label: "),
        (",,amb", ",positive,amb", "line 4, label: an ambiguous sentence has no right label"),
        ("film,held-out", "film,train", "line 4, part: nothing can be trained without a label"),
        ("easy", "simple", 'line 2, tier: "simple" is unknown. Mend: write easy or trap or amb'),
        ("food,train", "food,test", 'line 2, part: "test" is unknown. Mend: write train or held'),
        ("easy,food", "easy,", 'line 2, kind: "" cannot be used here'),
        ("Nobody can tell.", "", "line 4, why: this text is empty"),
        ("Nobody can tell.", "w" * 121, "line 4, why: this has 121 characters and at most 120"),
        ('mean good."', "mean good.", "line 3: this is not valid CSV"),
        ('"Not bad, not at all!"', '"Not" bad', "line 3: this is not valid CSV"),
        (GOOD, HEAD, "there are no sentences in this file"),
        (GOOD, "", "line 1: the columns are"),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_line_and_the_mend(
    folder: Path, old: str, new: str, said: str
) -> None:
    problems = found_in(folder, GOOD.replace(old, new, 1))
    assert said in "\n".join(problems)
    assert all(one.startswith("sentences/positive-or-negative.csv") for one in problems)
    assert all("Mend: " in one for one in problems)


@pytest.mark.parametrize("name", ["formal", "a-or-b-or-c", "-or-b"])
def test_the_name_of_a_file_tells_its_two_labels(folder: Path, name: str) -> None:
    (problem,) = found_in(folder, GOOD, name)
    assert "does not tell two labels" in problem


def lines_of(*texts: str) -> str:
    rows = [f'slug-{k},"{text}",positive,easy,food,train,' for k, text in enumerate(texts)]
    return "\n".join([HEAD, *rows])


def test_a_near_duplicate_is_named_with_both_lines(folder: Path) -> None:
    twins = "This is the best soup in town.", "Good bread.", "This was the best soup in town!"
    (problem,) = found_in(folder, lines_of(*twins))
    assert "csv, line 4, text: " in problem
    assert 'has most of the words of line 2, "This is the best soup in town."' in problem


def test_a_template_family_is_named_with_its_lines(folder: Path) -> None:
    family = "The fish was on the table.", "The juice was on the red floor.", "Good bread."
    (problem,) = found_in(folder, lines_of(*family, "The cold soup was on the stove."))
    assert 'lines 2, 3, 5 are made from one template: "the … was on the …"' in problem
    assert found_in(folder, lines_of(*family)) == []


def formality(rows: Sequence[tuple[str, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(
        [COLUMNS, *((*row[:4], "chat", row[4], "So it is.") for row in rows)]
    )
    return text.getvalue()


def test_the_formality_file_begins_with_the_sentences_of_the_page(folder: Path) -> None:
    page = list(PAGE)
    assert found_in(folder, formality(page), "formal-or-casual") == []
    for changed in (page[:2], [page[1], page[0], page[2]], [*page[:2], ("x", *page[2][1:])]):
        problems = found_in(folder, formality(changed), "formal-or-casual")
        assert any("must be the page's own" in one for one in problems)


def test_a_file_with_countless_slips_tells_the_first_and_a_huge_one_is_refused(
    folder: Path,
) -> None:
    assert len(found_in(folder, lines_of(*["?"] * 1000))) == MOST_FOUND
    many = lines_of(*(f"word{k} other{k}" for k in range(MOST_ROWS + 1)))
    (problem,) = found_in(folder, many)
    assert f"there are more than {MOST_ROWS} sentences" in problem
    (problem,) = found_in(folder, GOOD + "\n" * LARGEST)
    assert "is larger than 400 kB" in problem
    (problem,) = found_in(folder, f'{HEAD}\na,"{"x" * 200_000}')
    assert "line 2: this is not valid CSV" in problem


def test_a_folder_in_place_of_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "sentences" / "a-or-b.csv").mkdir(parents=True)
    files, (problem,) = load_sentences(tmp_path)
    assert not files
    assert "this file cannot be read" in str(problem)


@given(content=st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_loaded_or_reported(folder: Path, content: bytes) -> None:
    assert all(one.isprintable() for one in found_in(folder, content))


CELLS = st.text(alphabet='ab"\n\r\t, -\0é\u202e', max_size=6)


@given(rows=st.lists(st.lists(CELLS, max_size=8), max_size=6), place=st.floats(0, 1))
def test_wild_cells_and_junk_in_a_sound_file_are_loaded_or_reported(
    folder: Path, rows: list[list[str]], place: float
) -> None:
    wild = "\n".join(",".join(row) for row in rows)
    assert all(one.isprintable() for one in found_in(folder, f"{HEAD}\n{wild}"))
    cut = int(place * len(GOOD))
    assert all(one.isprintable() for one in found_in(folder, GOOD[:cut] + wild + GOOD[cut:]))
