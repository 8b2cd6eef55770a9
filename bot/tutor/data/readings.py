"""How the numbers of a column are written: with which decimal sign, and dressed in which units."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_CELLS = 8_000  # remembered, as a column is looked at several times; some megabytes
NO_NUMBERS = {
    *("", "nan", "inf", "-inf", "+inf", "infinity", "-infinity"),
    *("na", "n/a", "#n/a", "null", "none", "-", "--", "?", "missing"),
}
CODES = "EUR|USD|GBP|CHF|JPY|INR|CNY|Rs|kr|zł|Fr"
DRESSED = re.compile(
    rf"(?=[^0-9]*[0-9])(?P<sign>[+-]?)(?P<before>{CODES}|[^\w\s.,+\-'\"]?)\s?"
    r"(?P<body>[+-]?[0-9.,][0-9.,' ]*(?:[eE][+-]?[0-9]+)?)"
    r"\s?(?P<after>(?:[^\W\d_]|[%‰°²³µ/]|[$€£¥₹])[^\s\d.,]{0,3})?"
)
PLAIN = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
# Groups of three, or as in India of two before the last three, parted by one sign all through.
GROUPED = re.compile(
    r"[+-]?[1-9][0-9]{0,2}(?:(?:,[0-9]{2,3})*,[0-9]{3}|(?: [0-9]{3})+|(?:'[0-9]{3})+)(?:\.[0-9]*)?"
)
SAME = str.maketrans(
    {
        **dict.fromkeys("\u2212\u2012\u2013\ufe63\uff0d", "-"),
        **dict.fromkeys("\u2019\u02bc\uff07", "'"),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000", " "),
        "\uff0c": ",",
        "\uff0e": ".",
        "\u066b": ".",
        "\u066c": ",",
        "\uff05": "%",
    }
)
SWAPPED = str.maketrans(",.", ".,")
YEAR, SHORT = r"(?:1[0-9]|2[0-9])[0-9]{2}", r"[0-9]{1,2}"
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
TIME = rf"{SHORT}:[0-9]{{2}}(?::[0-9]{{2}}(?:[.,][0-9]+)?)?(?:\s?[ap]m)?(?:z|\s?[+-][0-9:]{{2,5}})?"
DAY = (
    rf"{YEAR}[-/.]{SHORT}[-/.]{SHORT}|{SHORT}[-/.]{SHORT}[-/.](?:{YEAR}|[0-9]{{2}})"
    rf"|{SHORT}\.?[ -]{MONTH}(?:[ -](?:{YEAR}|[0-9]{{2}}))?|{MONTH} {SHORT}(?:,? {YEAR})?"
    rf"|{MONTH} {YEAR}|{YEAR}-[0-9]{{2}}"
)
DATE = re.compile(rf"(?:{DAY})(?:[ t,]\s?{TIME})?|{TIME}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NumberReading:
    """One way to read all numbers of a column.

    With `comma` a comma begins the decimals and a point parts groups of three; else it is the other
    way round. Each number stands between `before` and `after`, such as "$" or "%".
    """

    comma: bool = False
    before: str = ""
    after: str = ""

    def read(self, cell: str) -> float | None:
        """Return the number of a cell; None for one that is not written in this way."""
        return _read(cell, self.comma, self.before, self.after)


@lru_cache(maxsize=MOST_CELLS)
def _read(cell: str, comma: bool, before: str, after: str) -> float | None:
    text = same_signs(cell)
    if before or after:
        worn = _worn(cell)
        if worn is None or worn[:2] != (before, after):
            return None
        text = worn[2]
    text = text.strip()
    text = text.translate(SWAPPED) if comma else text
    if GROUPED.fullmatch(text):
        text = re.sub("[, ']", "", text)
    return float(text) if PLAIN.fullmatch(text) else None


@lru_cache(maxsize=MOST_CELLS)
def _worn(cell: str) -> tuple[str, str, str] | None:
    """Return what a number stands between, and the number; None for a cell that holds none."""
    found = DRESSED.fullmatch(same_signs(cell))
    if found is None:
        return None
    return found["before"], found["after"] or "", found["sign"] + found["body"]


def same_signs(cell: str) -> str:
    """Write digits, minus signs, spaces and separators of all scripts as ASCII does."""
    if cell.isascii():
        return cell
    digits = (
        str(unicodedata.digit(sign)) if not sign.isascii() and sign.isdecimal() else sign
        for sign in cell.translate(SAME)
    )
    return "".join(digits)


def is_missing(cell: str) -> bool:
    """Whether a cell says that there is no number."""
    return cell.casefold() in NO_NUMBERS


def is_date(cell: str) -> bool:
    return DATE.fullmatch(same_signs(cell)) is not None


def is_number_like(cell: str) -> bool:
    """Whether a cell is meant as a number in any writing, also one that is missing."""
    return is_missing(cell) or _worn(cell) is not None


def worn_by(cells: Sequence[str]) -> tuple[str, str]:
    """Return what most of the numbers stand between, such as ("$", ""); the first on a tie."""
    dresses = Counter(worn[:2] for worn in map(_worn, cells) if worn)
    return max(dresses, key=lambda dress: dresses[dress], default=("", ""))
