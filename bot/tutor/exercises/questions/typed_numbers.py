"""Numbers as people type them: 0,31 or 0.31, -2 with any dash, 1/3, 12 %, 1e-3, minus two."""

from __future__ import annotations

import re
from math import isfinite

DASHES = (
    "\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}"
    "\N{FULLWIDTH HYPHEN-MINUS}\N{SMALL HYPHEN-MINUS}\N{HEAVY MINUS SIGN}"
)
MINUS = str.maketrans(dict.fromkeys(DASHES, "-"))
EMPHASIS = "*_`"  # marks of Markdown around a number, as in **1.4**
PLAIN = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?", re.IGNORECASE | re.ASCII)
GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?", re.ASCII)
SPACED = re.compile(r"\d\s+[\d.]", re.ASCII)
THOUSANDS = re.compile(r"^\W*[1-9]\d{0,2}(?:\s\d{3})+(?![\s\d])", re.ASCII)  # 1 000 000
UNIT = re.compile(r"(?!e\d)[^\s\d.,+/-]\S*", re.IGNORECASE)  # "1e3" is no 1 of a unit e3

NAMED = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


def readings(typed: str, unit: str = "") -> tuple[float, ...]:
    """Return what a text may mean as a number, the likeliest first; () when it is none.

    "2,120" may be 2.12 or 2120. Where the unit is %, "12 %" means 12, else 0.12; and a share such
    as "0.12" or "3/25" may mean 12 there.
    """
    if SPACED.search(typed) and not THOUSANDS.search(typed):
        return ()  # "1 1/2" is neither 11/2 nor 1 and 1/2 for sure
    text = re.sub(r"\s+", "", typed.translate(MINUS)).strip(EMPHASIS).lstrip("=≈~")
    text = re.sub(r"^minus", "-", text, flags=re.IGNORECASE)
    percent = text.endswith("%")
    if unit and text.casefold().endswith(unit.casefold()):
        text = text[: -len(unit)]
    text = _in_digits(text)
    share = text.endswith("%")
    top, slash, bottom = text.removesuffix("%").partition("/")
    below = _plain(bottom) if slash else (1.0,)
    values = [above / under for above in _plain(top) for under in below if under]
    found = [v / 100 if share else v for v in values if isfinite(v)]
    if unit == "%" and not percent:
        found += [100 * v for v in found if 0 < abs(v) < 1]
    return tuple(found)


def _in_digits(text: str) -> str:
    """Write "two" or "-two", with any unit after it left as it is, as 2 or -2; else as it was."""
    sign = "-" if text.startswith("-") else ""
    word = text.removeprefix(sign).casefold().removesuffix("%")
    if word not in NAMED:
        return text
    return f"{sign}{NAMED.index(word)}{'%' if text.endswith('%') else ''}"


def _plain(text: str) -> tuple[float, ...]:
    """Read a number without a fraction, with its comma for the decimals or for the thousands."""
    spellings = [text.replace(",", ".")] if text.count(",") <= 1 else []
    if GROUPED.fullmatch(text):
        spellings.append(text.replace(",", ""))
    return tuple(float(s) for s in spellings if PLAIN.fullmatch(s))
