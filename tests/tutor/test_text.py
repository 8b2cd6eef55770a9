import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.text import clean, plain, seen, shortened


@given(st.text())
def test_cleaned_text_holds_nothing_a_database_chokes_on(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert "\0" not in cleaned
    assert clean(cleaned) == cleaned


@given(st.text(), st.integers(1, 50))
def test_shortened_text_keeps_to_its_length(text: str, most: int) -> None:
    assert len(shortened(text, most)) <= most


def test_marks_in_typed_text_are_shown_as_typed() -> None:
    assert plain("*bold* [link](x)") == r"\*bold\* \[link\]\(x\)"


SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"


@pytest.mark.parametrize(
    "text", [SCOTLAND, PERSIAN, "क्\u200cष", "🇮🇷 🇩🇪", "👩\u200d🔬", "👍🏽", "❤️"]
)
def test_flags_and_what_keeps_letters_apart_stay(text: str) -> None:
    assert clean(text) == text
    assert clean(f"a {text} b") == f"a {text} b"
    assert seen(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("mid\u200cpoint", "midpoint"),
        ("a\u200c", "a"),
        ("\u200c\u0627", "\u0627"),
        ("\u0627\u200c\u200c\u0628", "\u0627\u200c\u0628"),
        ("\u0627\u200b\u200c\u0628", "\u0627\u200c\u0628"),
        ("hi\U000e0068\U000e0069", "hi"),
        (SCOTLAND[:-1], "\U0001f3f4"),
        (SCOTLAND[1:], ""),
        ("\u200b\u2060\ufeff\u202e", ""),
    ],
)
def test_what_hides_is_dropped(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    "text", ["\u200c", "\u200d", "\u3164", "\u2800", "\ufe0f", "\u115f\xa0\u3000"]
)
def test_nothing_is_seen_of_blanks(text: str) -> None:
    assert seen(text) == ""
    assert seen(f"{text}a{text}") == "a"


@pytest.mark.parametrize("most", range(2, 14))
def test_no_half_emoji_is_left_at_a_cut(most: int) -> None:
    for text in ("🇮🇷🇩🇪🇫🇷" * 3, f"{SCOTLAND}{SCOTLAND}", "a👩\u200d🔬" * 4):
        cut = shortened(text, most).removesuffix("…")
        assert sum("🇦" <= sign <= "🇿" for sign in cut) % 2 == 0
        assert cut.count("\U0001f3f4") == cut.count("\U000e007f") or cut.endswith("\U0001f3f4")
        assert not cut.endswith("\u200d")


def test_text_with_nothing_hidden_is_cut_as_before() -> None:
    assert shortened("one two three", 9) == "one two…"
    assert shortened("🇮🇷 one two three", 9) == "🇮🇷 one…"
