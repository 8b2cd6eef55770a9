"""Names of people's own data: any script, flags and emoji; none that nobody can see."""

from __future__ import annotations

import unicodedata

import pytest

from bot.tutor.data.naming import SAFE, checked_name, is_named
from bot.tutor.errors import TutorError

PERSIAN = "گل\u200c\u0647\u0627"  # two words that join, kept apart by what nobody sees
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
RESERVED = ("moons", "own")


@pytest.mark.parametrize(
    "name",
    [
        "my-flowers", "straße_2", PERSIAN, "फूल", "क्\u200cष", "ดอกไม้", "🇮🇷-گل", "🇩🇪🇫🇷", SCOTLAND,
        f"flags-{SCOTLAND}", "🦊", "👩\u200d🔬", "👍🏽", "❤️", "1️⃣",
    ],
)  # fmt: skip
def test_a_name_is_kept_as_it_was_typed(name: str) -> None:
    assert checked_name(f" {name} ", RESERVED) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    "name",
    [
        "\u200b", "\u200c", "\u200d\u200d", "\u2060\ufeff", "\u3164", "\u115f\u1160",
        "\uffa0", "\u2800", "\x00\x07", "\u202e", "\ufe0f", "\u00ad", "\u0301", "\u034f",
        "\U000e0067\U000e007f", "\U000e0100",
    ],
)  # fmt: skip
def test_a_name_that_nobody_can_see_is_refused_kindly(name: str) -> None:
    with pytest.raises(TutorError, match="Nobody could see that name") as refused:
        checked_name(name, RESERVED)
    assert SAFE in str(refused.value)
    assert "`my-flowers`" in str(refused.value)


@pytest.mark.parametrize(
    "name", ["a b", "a\u3164b", "a\u2800b", "a:b", "a`b", "a|b", "x" * 33, "🦊" * 17, "", " "]
)
def test_other_names_are_refused_with_what_a_name_may_hold(name: str) -> None:
    with pytest.raises(TutorError, match="1 to 32 letters, digits, emoji, - or _"):
        checked_name(name, RESERVED)


@pytest.mark.parametrize(
    "name",
    ["moons", "MOONS", "moons\u200c", "moons\ufe0f", "m\u200boons"],
)
def test_a_name_that_looks_like_one_that_is_taken_is_refused(name: str) -> None:
    with pytest.raises(TutorError, match="data that comes with me"):
        checked_name(name, RESERVED)


def test_a_kept_name_is_found_however_it_was_typed() -> None:
    assert is_named("é", " e\u0301 ")
    assert is_named(PERSIAN, PERSIAN)
    assert is_named("moons", "moons\u200b")
    assert not is_named("moons", "moon")
