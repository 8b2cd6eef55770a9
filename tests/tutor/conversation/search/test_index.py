"""Finding a text by its words: by stems, in spite of slips, for any message, in little time."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.train_chat.quick import quick_index
from bot.tutor.conversation.search.index import Text, built
from bot.tutor.conversation.search.terms import speller
from bot.tutor.conversation.words import cut, words_of

TEXTS = (
    ("loss/what", "the loss says how wrong a prediction is"),
    ("descent/rate", "a learning rate sets the size of each step"),
    ("descent/rate", "learning rates that are too large"),
    ("descent/slope", "the gradient is the slope of the loss for each weight"),
    ("descent/slope", "against the gradient it goes down"),
    ("overfit/what", "overfitting is learning the training examples by heart"),
    ("overfit/what", "is it overfitting when only the training examples are right"),
)
INDEX = built(Text(tuple(words_of(text)), target) for target, text in TEXTS)


def first(message: str) -> str:
    found = INDEX.found(words_of(cut(message)))
    return max(found, key=lambda target: found[target][0])


@pytest.mark.parametrize(
    ("message", "target"),
    [
        ("how wrong are the predictions?", "loss/what"),
        ("what do the steps depend on", "descent/rate"),
        ("slopes???", "descent/slope"),
        ("whats a graddient", "descent/slope"),
        ("overfiting", "overfit/what"),
        ("LERNING RATES", "descent/rate"),
    ],
)
def test_a_text_is_found_by_stem_and_in_spite_of_slips(message: str, target: str) -> None:
    assert first(message) == target


def test_a_text_itself_fits_as_well_as_can_be_and_strange_words_find_nothing() -> None:
    for target, text in TEXTS:
        cosine, rank = INDEX.found(words_of(text))[target]
        assert (round(cosine, 3), rank) == (1.0, 1.0)
    assert INDEX.found(["xyzzy", "qqq"]) == {}
    assert INDEX.found([]) == {}
    assert built([]).found(["loss"]) == {}


@given(st.text(max_size=300))
def test_any_text_is_looked_up_without_an_error(message: str) -> None:
    found = INDEX.found(words_of(cut(message)))
    assert set(found) <= {target for target, _ in TEXTS}
    assert all(0 <= cosine <= 1.001 and 0 <= rank <= 1 for cosine, rank in found.values())


@pytest.mark.parametrize("part", ["loss ", "a", "graddient", "e\u0301\u0327", "<@1> ", "0.1 "])
def test_a_very_long_text_takes_no_longer_than_its_beginning(part: str) -> None:
    began = perf_counter()
    INDEX.found(words_of(cut((part * 10_000)[:10_000])))
    assert perf_counter() - began < 1


def test_a_word_is_corrected_to_one_that_is_known_and_begins_like_it() -> None:
    correct = speller(["gradient", "weights", "bias"])
    assert [correct(word) for word in ("graident", "wieghts", "bais", "banana")] == [
        *("gradient", "weights"),
        *("bais", "banana"),
    ]


@given(st.lists(st.sampled_from([*words_of(" ".join(text for _, text in TEXTS)), "graddient"])))
def test_the_quick_index_finds_the_very_same(words: list[str]) -> None:
    found, quickly = INDEX.found(words), quick_index(INDEX).found(words)
    assert quickly.keys() == found.keys()
    for target, scores in found.items():
        assert quickly[target] == pytest.approx(scores)
