"""Numbers in all dress: one reading for a whole column, and dates for what they are."""

from __future__ import annotations

import pytest

from bot.tutor.data.readings import NumberReading, is_date, is_missing, is_number_like, worn_by

POINT, COMMA = NumberReading(), NumberReading(comma=True)


@pytest.mark.parametrize(
    ("cell", "by_point", "by_comma"),
    [
        ("1.5", 1.5, None),
        ("1,5", None, 1.5),
        ("1,234", 1234.0, 1.234),
        ("1.234", 1.234, 1234.0),
        ("1,234.5", 1234.5, None),
        ("1.234,5", None, 1234.5),
        ("0,125", None, 0.125),
        ("1,234,567", 1234567.0, None),
        ("1,23,456", 123456.0, None),
        ("1,2,3", None, None),
        ("12 345.5", 12345.5, None),
        ("12\u202f345,5", None, 12345.5),
        ("1'234", 1234.0, 1234.0),
        ("1\u2019234.5", 1234.5, None),
        ("\u22125", -5.0, -5.0),
        ("+5", 5.0, 5.0),
        ("1e-3", 0.001, 0.001),
        (".5", 0.5, None),
        ("\uff11\uff12", 12.0, 12.0),
        ("\u0661\u0662\u066b\u0665", 12.5, None),
        ("", None, None),
        ("nan", None, None),
        ("five", None, None),
        ("1 2", None, None),
    ],
)
def test_a_number_is_read_with_one_decimal_sign(
    cell: str, by_point: float | None, by_comma: float | None
) -> None:
    assert (POINT.read(cell), COMMA.read(cell)) == (by_point, by_comma)


@pytest.mark.parametrize(
    ("cells", "worn", "numbers"),
    [
        (["12%", "5.5 %"], ("", "%"), [12.0, 5.5]),
        (["$12", "-$1,200", "$ 3"], ("$", ""), [12.0, -1200.0, 3.0]),
        (["12 €", "3€"], ("", "€"), [12.0, 3.0]),
        (["EUR 12", "EUR 3.5"], ("EUR", ""), [12.0, 3.5]),
        (["12 kg", "3 kg"], ("", "kg"), [12.0, 3.0]),
        (["20°C", "-3 °C"], ("", "°C"), [20.0, -3.0]),
        (["$12", "$5", "€3"], ("$", ""), [12.0, 5.0, None]),
        (["12%", "5%", "0.1"], ("", "%"), [12.0, 5.0, None]),
        (["1", "2"], ("", ""), [1.0, 2.0]),
    ],
)
def test_a_column_is_read_in_the_dress_that_most_of_it_wears(
    cells: list[str], worn: tuple[str, str], numbers: list[float | None]
) -> None:
    assert worn_by(cells) == worn
    assert [NumberReading(False, *worn).read(cell) for cell in cells] == numbers


@pytest.mark.parametrize(
    "cell",
    [
        *("2024-01-05", "5.1.2024", "1/2/24", "5 Jan 2024", "Jan 5, 2024", "May 2020", "2024-05"),
        *("2024-01-05T12:30:00Z", "2024-01-05 12:30", "12:30", "12:30:15", "5 Jan", "8:00 am"),
    ],
)
def test_dates_and_times_are_known(cell: str) -> None:
    assert is_date(cell)


@pytest.mark.parametrize("cell", ["2024", "1.5", "3-4", "may", "a", "", "1.234.567", "12 kg"])
def test_other_cells_are_no_dates(cell: str) -> None:
    assert not is_date(cell)


def test_a_gap_is_meant_as_a_number_and_words_are_not() -> None:
    assert all(map(is_missing, ["", "NA", "n/a", "NaN", "null", "?", "-"]))
    assert all(map(is_number_like, ["", "1,5", "$3", "5 kg", "1e9", "\uff13"]))
    assert not any(map(is_number_like, ["yes", "see 5 of you", "...", ",", "A1", "5 monkeys"]))
