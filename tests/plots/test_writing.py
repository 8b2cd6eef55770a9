"""Names in any script are drawn with glyphs, else spelled, and never as boxes or question marks."""

from __future__ import annotations

import unicodedata

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.plots.fonts import FIRST, families, font_with
from bot.plots.sheet import Sheet
from bot.plots.style import Ink
from bot.plots.writing import drawable, fonts_of, whole_signs

MARK = "\N{LEFT-TO-RIGHT MARK}"
SCRIPTS = {
    "Chinese": "快乐",
    "Japanese": "ひらがなカタカナ漢字",
    "Korean": "한국어",
    "Arabic": "قطة سوداء",
    "Urdu": "ٹھیک",
    "Hebrew": "חתול",
    "Devanagari": "क्षत्रिय",
    "Thai": "ที่นี่",
    "Tamil": "தமிழ்",
    "Bengali": "বাংলা",
    "Cyrillic": "Кошка",
    "Greek": "γάτα",
    "Georgian": "ქართული",
    "emoji": "😀🦊👍🏽",
    "joined emoji": "👩‍🚀",
    "flag": "🇨🇭",
}


@pytest.mark.parametrize("name", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_a_name_in_any_script_keeps_its_own_signs(name: str) -> None:
    kept = drawable(name).replace(MARK, "")
    assert kept == unicodedata.normalize("NFC", name)
    assert all(font_with(sign) for sign in kept if unicodedata.category(sign) != "Cf")


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("ᏣᎳᎩ", "TsaLaGi"),
        ("བོད", "bod"),
        ("\U0001faea", "U+1FAEA"),  # newer than every font and table
        ("\ue000", "U+E000"),
        ("\ud800", "U+D800"),
    ],
)
def test_what_no_font_has_is_spelled_in_letters(name: str, spelled: str) -> None:
    assert drawable(name) == spelled


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("né\ttab\nline", "né tab\nline"),
        ("a\u202etxt\u202c", "atxt"),  # would turn the rest around
        ("a\u200bb\u2066c\x07", "abc"),
        ("x\u200dy", "xy"),
        ("❤\ufe0f", "❤"),
        ("a" + "\u0301" * 20, "á\u0301\u0301\u0301"),
        (":\U0001f3fb", ":"),  # a tone of skin, in a font that has no colon
        ("a\u0947", "a"),  # a mark of another script
        ("✊\U0001f3fb", "✊\U0001f3fb"),
        ("$x^2$ % \\frac", "$x^2$ % \\frac"),
        ("", ""),
    ],
)
def test_signs_that_only_steer_the_layout_are_left_out(name: str, drawn: str) -> None:
    assert drawable(name) == drawn


def test_numbers_after_a_name_that_runs_to_the_left_stay_after_it() -> None:
    assert drawable("קט 0.5 → 0.2") == f"{MARK}קט{MARK} 0.5 → 0.2{MARK}"
    assert drawable("seed 1") == "seed 1"


def test_latin_words_need_one_font_and_others_the_one_of_their_script() -> None:
    assert fonts_of("seed 1") == (FIRST,)
    assert families(list("né Кошка →")) == (FIRST,)
    assert families(list("快乐 x")) == (FIRST, "Noto Sans CJK JP")
    assert families(list("ٹ ﷺ"))[0] in {"Noto Sans Arabic", FIRST}


def test_letters_that_join_come_from_one_font() -> None:
    lacking = next(sign for sign in map(chr, range(0x600, 0x700)) if _is_noto_arabic(sign))
    assert families(list(f"قط{lacking}"))[0] == "Noto Sans Arabic"


def _is_noto_arabic(sign: str) -> bool:
    return sign.isalpha() and font_with(sign) == "Noto Sans Arabic"


def test_words_are_cut_between_signs_as_people_see_them() -> None:
    assert whole_signs("a👩‍🚀🇨🇭é👍🏽") == ["a", "👩‍🚀", "🇨🇭", "é", "👍🏽"]
    sheet = Sheet(400, 40)
    cut = sheet.fitted("🇨🇭" * 30, 20, 100).removesuffix("…")
    assert cut
    assert len(cut) % 2 == 0


def _ink_of(words: str) -> int:
    sheet = Sheet(500, 60)
    sheet.begin("white", lambda: None)
    sheet.write(words, 20, 30, Ink(30))
    return int((sheet.pixels.min(axis=2) < 128).sum())


@pytest.mark.parametrize("name", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_a_name_in_any_script_leaves_ink(name: str) -> None:
    assert _ink_of(name) > 40


def test_arabic_letters_are_joined_and_read_from_the_right() -> None:
    sheet = Sheet(500, 60)
    apart = sum(sheet.width_of(letter, 30) for letter in "قطة")
    assert sheet.width_of("قطة", 30) < 0.9 * apart
    right_side = Sheet(200, 60)
    right_side.begin("white", lambda: None)
    right_side.write("اااب", 20, 30, Ink(30))
    columns = np.flatnonzero((right_side.pixels.min(axis=2) < 128).any(axis=0))
    bowl = (right_side.pixels[36:45, columns[0] : columns[0] + 12].min(axis=2) < 128).sum()
    alifs = (right_side.pixels[36:45, columns[-1] - 12 : columns[-1]].min(axis=2) < 128).sum()
    assert bowl > alifs  # the last letter, with a bowl on the line, stands at the left


@given(st.text(max_size=60))
@settings(deadline=None)
def test_any_words_can_be_measured_and_drawn(words: str) -> None:
    sheet = Sheet(300, 60)
    sheet.begin("white", lambda: None)
    sheet.write(words, 10, 30)
    drawn = drawable(words)
    assert sheet.width_of(sheet.fitted(words, 20, 200), 20) <= 200
    if not words.isspace() and any(sign.isalnum() for sign in words):
        assert drawn.strip()
