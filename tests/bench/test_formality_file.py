"""Files of rated sentences as people have them: any separator, order and label, and what is not."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from bot.bench.commands import bench
from bot.bench.formality_file import RatedFile, UnreadFileError, read_rated

if TYPE_CHECKING:
    from pathlib import Path

EXPECTED = [("Hello, you.", False), ("It is so.", True)]


def read(folder: Path, content: str | bytes) -> RatedFile:
    file = folder / "rated.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_rated(file)


def pairs(rated: RatedFile) -> list[tuple[str, bool]]:
    return [(one.text, one.formal) for one in rated.sentences]


@pytest.mark.parametrize(
    "content",
    [
        'text,label\n"Hello, you.",casual\nIt is so.,formal\n',
        "text;label\nHello, you.;casual\r\nIt is so.;FORMAL",
        "Hello, you.\tinformal\nIt is so.\tFormal\n",
        "text,label\nHello, you.,0\nIt is so.,1\n",
        "Label;Id; TEXT \n-1,5;1;Hello, you.\n2;2;It is so.\n",
        "\ufefftext,label\n\nHello, you.,-0.4\n  \nIt is so.,+0.2\n",
        'score,sentence\n-3,"Hello, you."\n3,It is so.\n',
        "text,label\nHello, you.,casual\nIt is so.,formal\n".encode("utf-16"),
    ],
)
def test_a_file_is_read_as_it_comes(tmp_path: Path, content: str | bytes) -> None:
    rated = read(tmp_path, content)
    assert pairs(rated) == EXPECTED
    assert not rated.told


def test_a_file_in_an_old_encoding_is_read_too(tmp_path: Path) -> None:
    assert pairs(read(tmp_path, "Caf\u00e9 time!,casual".encode("cp1252"))) == [
        ("Caf\u00e9 time!", False)
    ]


def test_bad_rows_are_counted_and_the_others_are_read(tmp_path: Path) -> None:
    rated = read(tmp_path, "text,label\nYo.,casual\nWhat\n,formal\nHm.,both\nOh.,nan\n")
    assert pairs(rated) == [("Yo.", False)]
    assert rated.told == (
        "4 of 5 rows of the file: 2 with a label that says neither, 1 without a label, "
        "1 without a text"
    )


def test_a_stray_quotation_mark_does_not_swallow_what_follows(tmp_path: Path) -> None:
    rated = read(tmp_path, 'text,label\n"Oh no he said,casual\nYo.,casual\nIt is so.,formal\n')
    assert [text for text, _ in pairs(rated)][-2:] == ["Yo.", "It is so."]


def test_a_quoted_line_break_stays_in_its_sentence(tmp_path: Path) -> None:
    rated = read(tmp_path, 'text,label\n"One\ntwo",formal\n"Three\nfour",casual\n')
    assert pairs(rated) == [("One\ntwo", True), ("Three\nfour", False)]


def test_only_ratings_far_from_0_are_clear_and_labels_all_are(tmp_path: Path) -> None:
    rated = read(tmp_path, "a,-2\nb,-1\nc,0.9\nd,0\n")
    assert [one.clear for one in rated.sentences] == [True, True, False, False]
    assert all(one.clear for one in read(tmp_path, "a,1\nb,0\n").sentences)


@pytest.mark.parametrize(
    "content", ["", "\n\n", "text,label\n", "name,age\nAnn,old\n", "one column\nof text\n", "\0\0"]
)
def test_a_file_without_the_columns_is_a_sentence_and_exit_code_2(
    tmp_path: Path, content: str
) -> None:
    file = tmp_path / "rated.csv"
    file.write_text(content, encoding="utf-8")
    outcome = CliRunner().invoke(bench, ["formality", str(file)])
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith("I find no sentence with a label in ")
    assert "text and label" in outcome.stderr


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_a_file_that_is_not_there_is_a_sentence_and_exit_code_2(tmp_path: Path, name: str) -> None:
    outcome = CliRunner().invoke(bench, ["formality", str(tmp_path / name)])
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith("I cannot read ")
    assert outcome.stderr.count("\n") == 1


@given(st.text() | st.text('a,;"\n\t1', max_size=60) | st.binary(max_size=60))
def test_any_file_is_read_or_refused_with_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: str | bytes
) -> None:
    bytes_ = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    with suppress(UnreadFileError):
        rated = read(tmp_path_factory.getbasetemp(), bytes_)
        assert rated.sentences
        assert all(one.text for one in rated.sentences)
