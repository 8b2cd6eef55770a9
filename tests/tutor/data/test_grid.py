"""From text to cells: separators, quotes, Markdown, names of columns, sentences with commas."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from bot.tutor.data.choices import Choices
from bot.tutor.data.dry_run import dry_run
from bot.tutor.data.grid import Grid, grid_of
from bot.tutor.errors import TutorError

CELLS = [("1", "2", "a"), ("3", "4", "b"), ("5", "6", "a"), ("7", "8", "b")]
ROWS = "\n".join(map(",".join, CELLS))


def cells(grid: Grid) -> list[tuple[str, ...]]:
    return [line.cells for line in grid.lines]


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        (ROWS, "a comma"),
        (ROWS.replace(",", ";"), "a semicolon"),
        (ROWS.replace(",", "\t"), "a tab"),
        (ROWS.replace(",", "|"), "an upright stroke (|)"),
        (ROWS.replace(",", " "), "spaces"),
        (ROWS.replace(",", "   "), "spaces"),
        ("sep=;\n" + ROWS.replace(",", ";"), "a semicolon"),
        ("SEP=,\r\n" + ROWS, "a comma"),
        ('"sep=\t"\n' + ROWS.replace(",", "\t"), "a tab"),
        ("sep=:\n" + ROWS.replace(",", ":"), "the sign :"),
        ("sep=,,,\n" + ROWS, "a comma"),
        ("\ufeff" + ROWS, "a comma"),
        ("\n".join(f"| {' | '.join(row)} |" for row in CELLS), "an upright stroke (|)"),
        (ROWS.replace("\n", ",\n") + ",", "a comma"),
        (ROWS.replace("\n", ",,,\n"), "a comma"),
        ("\n".join('"' + '","'.join(row) + '"' for row in CELLS), "a comma"),
        (ROWS.replace("\n", "\n\n \n"), "a comma"),
    ],
)
def test_one_table_in_many_forms_is_one_table(text: str, separator: str) -> None:
    grid = grid_of(text)
    assert cells(grid) == CELLS
    assert (grid.separator, grid.named) == (separator, False)
    assert grid.names == ("x1", "x2", "last column")


@pytest.mark.parametrize(
    "text",
    [
        "x,y,kind\n" + ROWS,
        "sep=,\nx,y,kind\n" + ROWS,
        "| x | y | kind |\n|---|:-:|--:|\n" + "\n".join(f"| {' | '.join(row)} |" for row in CELLS),
        "x | y | kind\n--- | --- | ---\n" + "\n".join(map(" | ".join, CELLS)),
        " x | y | kind\n---+---+------\n" + "\n".join(map(" | ".join, CELLS)),
        "+---+---+------+\n| x | y | kind |\n+---+---+------+\n"
        + "\n".join(f"| {' | '.join(row)} |" for row in CELLS)
        + "\n+---+---+------+",
        "x y kind\n" + ROWS.replace(",", " "),
        "x,y,kind,\n" + ROWS.replace("\n", ",\n") + ",",
        "x,y,kind\n" + ROWS.replace("\n", ",\n") + ",",
    ],
)
def test_names_of_columns_are_found_in_each_form(text: str) -> None:
    grid = grid_of(text)
    assert (grid.names, grid.named) == (("x", "y", "kind"), True)
    assert cells(grid) == CELLS


def test_an_escaped_stroke_of_markdown_is_no_separator() -> None:
    text = "| text | class |\n|---|---|\n" + "| a \\| b | x |\n| hi; there | y |\n" * 2
    assert cells(grid_of(text)) == [("a | b", "x"), ("hi; there", "y")] * 2


def test_a_cell_in_quotes_may_go_on_over_lines_and_the_next_lines_keep_their_numbers() -> None:
    text = 'text,label\n"Hello\nthere, you",c\n"Dear ""Sir""\r\n,",f\nyo,c\nI remain,f\n'
    grid = grid_of(text)
    assert cells(grid) == [
        ("Hello there, you", "c"),
        ('Dear "Sir" ,', "f"),
        ("yo", "c"),
        ("I remain", "f"),
    ]
    assert [line.number for line in grid.lines] == [2, 4, 6, 7]


def test_a_quotation_mark_that_nothing_closes_is_a_sign_like_any_other() -> None:
    text = '"Hello there,c\n5" wide,f\nyo,c\nI remain,f\n'
    assert cells(grid_of(text))[:2] == [('"Hello there', "c"), ('5" wide', "f")]


def test_commas_in_sentences_part_no_columns_whichever_side_the_class_is_on() -> None:
    last = "Hey, you,a\nDear Sir, or Madam, hello,b\nyo,a\nI remain,b"
    assert cells(grid_of(last))[1] == ("Dear Sir, or Madam, hello", "b")
    first = "ham,Go on, please\nham,Ok, lar, yes\nspam,Free entry\nspam,You won, call us, now"
    assert cells(grid_of(first))[3] == ("spam", "You won, call us, now")


def test_names_that_fit_no_column_as_they_are_are_changed_and_that_is_said() -> None:
    grid = grid_of(
        "x,x,,a name with over thirty-two characters in it,k\n" + "1,2,3,4,a\n5,6,7,8,b\n"
    )
    assert grid.names == ("x", "x 2", "x3", "a name with over thirty-two…", "k")
    assert grid.notes == (
        "A column named “x” is called “x 2” here.",
        "A column named “a name with over thirty-two characters…” is called “a name with over "
        "thirty-two…” here.",
    )


def test_a_column_of_row_names_that_has_no_name_is_called_row() -> None:
    grid = grid_of('"sl" "sw" "k"\n"1" 1.5 2 "a"\n"2" 3 4 "b"\n"3" 5 6 "a"\n"4" 7 8 "b"')
    assert grid.names == ("row", "sl", "sw", "k")


@pytest.mark.parametrize("title", ["My flowers", "My flowers,,", '"My flowers, 2024"'])
def test_a_title_above_the_table_is_left_out_and_that_is_said(title: str) -> None:
    grid = grid_of(f"{title}\nx,y,kind\n{ROWS}")
    assert (grid.names, cells(grid)) == (("x", "y", "kind"), CELLS)
    assert grid.notes[0].startswith("Line 1, “My flowers")


def test_dates_and_years_over_numbers_are_data_unless_the_last_is_a_name() -> None:
    assert not grid_of("2019,2020,a\n1,2,a\n3,4,b\n5,6,b").named
    assert grid_of("2019,2020,class\n1,2,a\n3,4,b\n5,6,b").named


def test_the_first_line_of_sentences_names_them_if_its_class_is_no_class() -> None:
    body = "Hello; a\nDear Sir; b\nyo; a\nI remain; b"
    assert grid_of("tweet;mood\n" + body).names == ("tweet", "mood")
    assert not grid_of(body).named
    assert not grid_of("Hello; c\n" + body.replace("; a", "; c", 1)).named


@pytest.mark.parametrize("line", ["a, b; c | d", '"', '"a', "|", "1,2;3", "\t", "😀 ", '""",'])
def test_reading_takes_time_in_proportion_to_the_text(line: str) -> None:
    def seconds(rows: int) -> float:
        text = f"{line * (50 // len(line))}\n" * rows
        began = time.process_time()
        with suppress(TutorError):
            dry_run("m", grid_of(text), Choices())
        return time.process_time() - began

    seconds(20)
    short, long = (min(seconds(rows) for _ in range(7)) for rows in (20, 200))  # 1 kB and 10 kB
    assert long < 25 * short + 0.01
