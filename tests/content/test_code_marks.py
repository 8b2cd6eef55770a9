"""Sums in code marks: what is worked out, what is left alone, and what is said of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.code_marks import check_marks, wrong_sums
from bot.content.problems import Ledger
from bot.content.toml_files import read_file

RIGHT = (
    "1 - 0.1 × (-4) = 1.4",
    "-ln 0.73 = 0.315",
    "-ln(0.12) = 2.120",
    "e^2 = 7.389",
    "e^(-1.3) = 0.273",
    "sigmoid(1) = 0.731",
    "tanh 0.5 = 0.462",
    "1 × 2 + 1 × (-1.5) - 0.2 = 0.3",
    "1 - 0.1 × (-4) = 1 + 0.4 = 1.4",
    "(0 - 3)² = 9",
    "[2 - 5]^2 = 9",
    "2 · 3 ÷ 4 = 1.5",
    "0.73 = 73%",
    "2 / 3 ≈ 0.67",
    "2 / 3 = 0.667",
    "100 / 3 ≈ 33",
    "w = 1 - 0.1 × (-4) = 1.4",
    "1 \N{MINUS SIGN} 2 = \N{MINUS SIGN}1",
    "1,000 × 2 = 2,000",
    "e^2 / (e^2 + e^0.4 + e^0.2) = 7.389 / 10.102 = 0.731",
)
LEFT_ALONE = (
    "new w = w - rate × slope",
    "w = 1.4",
    "0.5",
    "",
    "=",
    "1 = ",
    "loss <= 0.1",
    "1 == 2",
    "x != 3",
    "1 ≠ 2",
    "ln 0 = 1",
    "1 / 0 = 3",
    "{w} - 1 = 4",
    "True = 1",
    "2(3 + 1) = 9",
)


@pytest.mark.parametrize("mark", [*RIGHT, *LEFT_ALONE])
def test_right_sums_and_what_is_no_sum_are_left_alone(mark: str) -> None:
    assert list(wrong_sums(mark)) == []


@pytest.mark.parametrize(
    ("mark", "told", "right"),
    [
        ("1 - 0.1 × (-4) = 0.6", "0.6", "1.4"),
        ("-ln 0.73 = 0.314", "0.314", "0.315"),
        ("2.4 × 3 = 7", "7", "7.2"),
        ("100 / 3 = 33", "33", "33.333"),
        ("100 / 3 ≈ 34", "34", "33.333"),
        ("2 / 3 ≈ 0.68", "0.68", "0.67"),
        ("1 + 1 = 2 + 1", "2 + 1", "2"),
        ("3 × 3 = 9 = 10", "10", "9"),
        ("0.731 = 74%", "74%", "73%"),
        ("sigmoid(0) = 0.6", "0.6", "0.5"),
    ],
)
def test_a_wrong_sum_is_told_with_the_right_value(mark: str, told: str, right: str) -> None:
    assert list(wrong_sums(mark)) == [(told, right)]


def test_each_wrong_sum_is_reported_with_its_line() -> None:
    ledger = Ledger("lesson.md")
    text = 'a `1 + 1 = 3` b\n```toml\nx = "`2 + 2 = 5`"\n```\n\nIt is `3 +\n3 = 7`.'
    check_marks(text, ledger)
    assert [(one.where, one.message.split(".")[0]) for one in ledger.found] == [
        ("line 1", 'the sum "1 + 1 = 3" is wrong: 3 should be 2'),
        ("line 3", 'the sum "2 + 2 = 5" is wrong: 5 should be 4'),
        ("line 6", 'the sum "3 + 3 = 7" is wrong: 7 should be 6'),
    ]


@given(st.text("0123456789.+-*/×÷²^()[]=≈%, elntahsigmoidw{}\n`", max_size=60))
def test_any_text_is_read_to_its_end(text: str) -> None:
    ledger = Ledger("lesson.md")
    check_marks(text, ledger)
    check_marks(f"`{text}`", ledger)
    assert all("Mend: " in problem.message for problem in ledger.found)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "lesson.md").write_bytes(b"a" * 400_001)
    ledger = Ledger("lesson.md")
    assert read_file(tmp_path, ledger) is None
    assert "larger than 400 kB" in ledger.found[0].message


def test_a_mark_too_long_for_a_sum_is_left_alone() -> None:
    assert not list(wrong_sums(f"{'1 + ' * 10_000}1 = 2"))
    assert list(wrong_sums("1 + 1 = 3"))
