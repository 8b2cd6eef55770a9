"""Features are heard with the side that they speak for, however they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.game.hearing.feature_names import FORMALITY, REVIEW
from bot.tutor.game.hearing.naming import NamedAs
from bot.tutor.game.hearing.typed_features import LONGEST, heard_features

SIDES = ("formal", "casual")


def heard(text: str) -> list[tuple[str, str]]:
    found = heard_features(text, FORMALITY, SIDES).found
    return [(one.naming.feature or one.naming.name, one.side) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "slang casual, polite words formal",
        "slang = casual and politeness = formal",
        "casual: slang; formal: politeness",
        "casual slang formal politeness",
        "Slang is casual. Politeness is formal.",
        "slang -> casual\npolite words -> formal",
        "slang \N{RIGHTWARDS ARROW} casual & polite words \N{RIGHTWARDS ARROW} formal",
        "I will use slang for casual and politeness for formal",
        "slang (casual), politeness (formal)",
        "Slang words point to casual; the polite words point to formal!",
        "slang casaul, politness fromal",
        "slang: informal, politeness: formal",
    ],
)
def test_two_features_with_their_sides(text: str) -> None:
    assert heard(text) == [("slang", "casual"), ("polite", "formal")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("slang, contractions casual", [("slang", "casual"), ("contraction", "casual")]),
        (
            "formal: long words, passive, casual: !",
            [("long-words", "formal"), ("passive", "formal"), ("excited", "casual")],
        ),
        ("I = casual, passive = formal", [("first-person", "casual"), ("passive", "formal")]),
        ("topic formal", [("topic", "formal")]),
        ("slang and politeness", [("slang", ""), ("polite", "")]),
        ("slang casual, slang formal", [("slang", "casual")]),
        ("", []),
        ("casual", []),
    ],
)
def test_lists_words_and_missing_sides_are_kept_apart(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert heard(text) == found


@pytest.mark.parametrize(
    ("text", "unclear"),
    [
        ("slang is not formal", ("slang is not",)),
        ("casual: slang, but long words not", ("but long words not",)),
        ("slang is formal or casual, politeness formal", ("slang",)),
        ("123 casual", ("123",)),
        (f"{'so ' * 20}casual", (("so " * 20).strip(),)),
    ],
)
def test_what_is_not_understood_is_told(text: str, unclear: tuple[str, ...]) -> None:
    assert heard_features(text, FORMALITY, SIDES).unclear == unclear


def test_those_with_a_side_are_whole() -> None:
    said = heard_features("slang casual, politeness", FORMALITY, SIDES)
    assert [one.naming.feature for one in said.whole] == ["slang"]
    assert said.whole[0].naming.kind is NamedAs.FEATURE


def test_the_other_game_has_its_own_features_and_sides() -> None:
    said = heard_features(
        "praise positive; never again = negative", REVIEW, ("positive", "negative")
    )
    assert [(one.naming.feature, one.side) for one in said.found] == [
        ("good-word", "positive"), ("never-again", "negative"),
    ]  # fmt: skip


@given(st.one_of(st.text(), st.text(alphabet=st.sampled_from("formal casual ,;.=and not slang\n"))))
def test_any_text_is_read_without_failing(text: str) -> None:
    for one in heard_features(text, FORMALITY, SIDES).found:
        assert one.side in {"", *SIDES}


def test_a_long_text_is_read_to_its_limit() -> None:
    said = heard_features("slang, " * 20_000 + "casual", FORMALITY, SIDES)
    assert len(said.unclear) + len(said.found) <= LONGEST
