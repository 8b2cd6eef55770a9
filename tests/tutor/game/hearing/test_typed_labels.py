"""A prediction is heard with how sure it is said to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.game.hearing.typed_labels import LONGEST, SURENESS, heard_sure, label_of, nearest

FORMALITY, REVIEWS = ("formal", "casual"), ("positive", "negative")


@pytest.mark.parametrize(
    ("text", "label", "sureness"),
    [
        ("formal", "formal", None),
        ("Casual!", "casual", None),
        ("I think it\N{RIGHT SINGLE QUOTATION MARK}s formal.", "formal", None),
        ("my guess is casual", "casual", None),
        ("this one is formal", "formal", None),
        ("fromal", "formal", None),
        ("causal", "casual", None),
        ("formal, sure", "formal", 95),
        ("definitely casual", "casual", 95),
        ("casual (very sure)", "casual", 95),
        ("casual, no doubt", "casual", 95),
        ("sure it's formal", "formal", 95),
        ("I'm positive it's casual", "casual", 95),
        ("i think formal, fairly sure", "formal", 80),
        ("formal - pretty sure", "formal", 80),
        ("probably casual", "casual", 80),
        ("casual hunch", "casual", 60),
        ("maybe formal", "formal", 60),
        ("i guess casual", "casual", 60),
        ("formal?", "formal", 60),
        ("formal, but not very sure", "formal", 60),
        ("i dont know, formal", "formal", 60),
        ("50/50 formal", "formal", 60),
        ("95% formal", "formal", 95),
        ("formal 80", "formal", 80),
        ("formal. 100 %", "formal", 95),
        ("informal, 70%", "casual", 60),
        ("I'm 88 percent sure it's casual", "casual", 95),
        ("formal 0.81", "formal", 80),
        ("formal 0,95", "formal", 95),
        ("casual \N{SLICE OF PIZZA}", "casual", None),
    ],
)
def test_a_prediction_is_heard_with_its_sureness(
    text: str, label: str, sureness: int | None
) -> None:
    assert heard_sure(text, FORMALITY) == (label, sureness)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not formal",
        "formal or casual",
        "formal casual",
        "i think it's not formal",
        "is it formal?",
        "what is formal?",
        "why formal",
        "sure",
        "80",
        "play formal",
        "formal 30%",
        "formal 101",
        "normal",
        "slang is casual",
        "the formal words misled me",
        "I think I weighted formal words too high",
        "maybe " * 20 + "formal",
    ],
)
def test_what_says_more_or_less_is_no_prediction(text: str) -> None:
    assert heard_sure(text, FORMALITY) is None


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("positive, sure", ("positive", 95)),
        ("Postive 80", ("positive", 80)),
        ("negative?", ("negative", 60)),
        ("neg", ("negative", None)),
        ("positive or negative", None),
        ("not positive", None),
        ("formal", None),
    ],
)
def test_the_other_game_has_its_own_labels(text: str, heard: tuple[str, int | None] | None) -> None:
    assert heard_sure(text, REVIEWS) == heard


@pytest.mark.parametrize(
    ("percent", "level"), [(50, 60), (69, 60), (70, 60), (71, 80), (87, 80), (88, 95), (100, 95)]
)
def test_a_percentage_counts_as_the_nearest(percent: int, level: int) -> None:
    assert nearest(percent) == level


def test_a_short_or_another_word_is_no_label() -> None:
    assert [label_of(word, FORMALITY) for word in ("form", "format", "Formal", "x")] == [
        "", "", "formal", "",
    ]  # fmt: skip


@given(st.text(alphabet=st.sampled_from("formal casual?%0123456789., sure not"), max_size=LONGEST))
def test_any_text_is_a_prediction_or_none(text: str) -> None:
    heard = heard_sure(text, FORMALITY)
    assert heard is None or (heard[0] in FORMALITY and heard[1] in {None, *SURENESS})


@given(st.text())
def test_hearing_a_prediction_never_fails(text: str) -> None:
    heard_sure(text, REVIEWS)
    heard_sure(f"positive {text}", REVIEWS)
