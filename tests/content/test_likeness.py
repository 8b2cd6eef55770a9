"""Near-duplicates and template families are found, and ordinary sentences are left alone."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.likeness import near_duplicates, templates, words_in

ORDINARY = [
    "The committee has reviewed the proposal.",
    "The council approved the construction of a second bridge on Monday.",
    "Hey, wanna grab pizza?",
    "The lift is out of service for maintenance.",
    "I would be grateful for your assistance.",
    "It rained the whole week, but we had fun anyway.",
]


def doubles(*texts: str) -> list[tuple[int, int]]:
    return list(near_duplicates([words_in(text) for text in texts]))


def families(*texts: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.frame, one.places) for one in templates([words_in(text) for text in texts])]


def test_words_are_compared_without_case_marks_and_kinds_of_apostrophe() -> None:
    assert words_in("DON\u2019T stop\N{HORIZONTAL ELLIPSIS} it's 3 o`clock!") == (
        *("don't", "stop", "it's", "3", "o'clock"),
    )


@pytest.mark.parametrize(
    "other",
    [
        "The committee has reviewed our proposal!",
        "the committee has now reviewed the proposal",
        "The committee reviewed the proposal.",
        "Today the committee has reviewed the proposal.",
    ],
)
def test_a_sentence_with_a_word_or_so_changed_is_a_near_duplicate(other: str) -> None:
    assert doubles(*ORDINARY, other) == [(len(ORDINARY), 0)]


def test_the_same_words_in_another_order_or_half_of_them_are_no_near_duplicate() -> None:
    assert doubles(*ORDINARY, "Proposal: has the reviewed committee the?") == []
    assert doubles(*ORDINARY, "The committee has reviewed neither budget nor plan.") == []


@pytest.mark.parametrize(
    ("texts", "frame"),
    [
        (
            (
                "The lamp is under the bed.",
                "The key is under the mat.",
                "The cat is under the car.",
            ),
            "the … is under the …",
        ),
        (
            ("Turn the red key left.", "Turn the blue key right.", "Turn the green key twice."),
            "turn the … key …",
        ),
        (
            (
                "I would be grateful for help.",
                "I would be grateful if you called.",
                "I would be grateful to hear more.",
            ),
            "i would be grateful …",
        ),
    ],
    ids=["all content words", "two content words", "opening"],
)
def test_three_sentences_from_one_template_are_a_family(texts: list[str], frame: str) -> None:
    (found,) = families(*ORDINARY[1:4], *texts)
    assert found == (frame, (3, 4, 5))
    assert families(*ORDINARY[1:4], *texts[:2]) == []


def test_a_sentence_is_told_of_one_family_only() -> None:
    lot = [f"The {thing} is on the shelf." for thing in ("cup", "jug", "pot", "tin")]
    assert families(*lot) == [("the … is on the …", (0, 1, 2, 3))]


def test_a_frame_of_two_words_is_no_template() -> None:
    assert families("Dogs chase the ball.", "Cats love the sun.", "Birds need the rain.") == []


@given(st.lists(st.text(alphabet="ab c", min_size=1, max_size=12), max_size=5))
def test_the_index_loses_no_near_duplicate(texts: list[str]) -> None:
    sentences = [words for words in map(words_in, texts) if words]
    kept: list[int] = []
    wanted: set[int] = set()
    for place, words in enumerate(sentences):
        if any(common(words, sentences[other]) >= 0.75 for other in kept):
            wanted.add(place)
        else:
            kept.append(place)
    assert {place for place, _ in near_duplicates(sentences)} == wanted


def common(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Work out the likeness from its definition: the longest common subsequence, by recursion."""

    def longest(i: int, j: int) -> int:
        if i == len(one) or j == len(other):
            return 0
        if one[i] == other[j]:
            return 1 + longest(i + 1, j + 1)
        return max(longest(i + 1, j), longest(i, j + 1))

    return 2 * longest(0, 0) / (len(one) + len(other))


def test_one_changed_word_is_found_among_five_hundred_sentences() -> None:
    random = Random(3)
    words = [f"word{number}" for number in range(400)]
    lot = [tuple(random.choices(words, k=random.randint(6, 20))) for _ in range(500)]
    planted = [(*one[:3], "changed", *one[4:]) for one in lot[::50]]
    assert list(near_duplicates([*lot, *planted])) == [(500 + k, 50 * k) for k in range(10)]
