"""The words of a message: cut, without markup, shorthand written out, whatever was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.conversation.words import FILLERS, LONGEST, SHORTHAND, cut, words_of


def read(text: str) -> str:
    return " ".join(words_of(cut(text)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("u dont know wat ur doing", "you dont know what your doing"),
        ("I do NOT know", "i dont know"),
        ("idk lol", "i dont know"),
        ("it's it\u2019s ITS", "it is it is it is"),
        ("whats a lr plz", "what is a learning rate"),
        ("eli5 sgd", "explain simply gradient descent"),
        ("neural nets and back propagation", "neural network and backpropagation"),
        ("over fitting, under-fit", "overfitting underfitting"),
        ("optimize realized sizes", "optimise realised sizes"),
        ("cannot, can't, cant", "cant cant cant"),
        ("0,5 and 1.25 and 3", "0,5 and 1.25 and 3"),
        ("loss_function", "loss function"),
        ("um, like, bro", ""),
    ],
)
def test_shorthand_is_written_out_and_fillers_are_left_out(text: str, words: str) -> None:
    assert read(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<@123> hi", "hi"),
        ("<@!123><#5><:smile:77> hi </learn:12>", "hi"),
        ("see https://example.org/loss?gradient=1 there", "see there"),
        ("**what** __is__ ~~a~~ `loss` ||now||", "what is a loss now"),
        ("> # what\n```is a```\nloss", "what is a loss"),
        ("3 < 5 and 6 > 2", "3 5 and 6 2"),
    ],
)
def test_markup_mentions_and_links_are_not_read(text: str, words: str) -> None:
    assert read(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("l\u0337o\u0338\u0322s\u0335s\u0334", "loss"),
        ("gra\u200bdi\u00adent", "gradient"),
        ("\uff57\uff48\uff41\uff54 is \uff4c\uff4f\uff53\uff53", "what is loss"),
        ("\U0001d425\U0001d428\U0001d42c\U0001d42c", "loss"),
        ("re\u0301sume\u0301", "résumé"),
        ("\ud800loss\x00", "loss"),
        ("Stra\u00dfe", "strasse"),
        ("\U0001f389\U0001f389 !!! ...", ""),
        ("как дела", "как дела"),
    ],
)
def test_strange_letters_are_read_as_what_they_look_like(text: str, words: str) -> None:
    assert read(text) == words


def test_only_the_beginning_of_a_long_message_is_read() -> None:
    assert cut("a" * (LONGEST + 50)) == "a" * LONGEST
    assert "gradient" not in read("word " * LONGEST + "gradient")


def test_shorthand_is_written_out_once_for_all() -> None:
    for short, written in SHORTHAND.items():
        assert words_of(written) == words_of(short), short
        assert short not in FILLERS


@given(st.text(max_size=300))
def test_any_text_has_words_in_small_letters_and_reading_them_again_changes_none(text: str) -> None:
    words = words_of(cut(text))
    assert all(word and word == word.casefold() and not word.isspace() for word in words)
    assert not FILLERS & set(words)
    assert len(cut(text)) <= LONGEST


@given(st.text(alphabet="ab \u0337\u0338\u200b<>@#`*_~|:/'\u2019\n", max_size=120))
def test_markup_and_marks_in_any_order_leave_only_letters(text: str) -> None:
    assert all(set(word) <= set("abei n") for word in words_of(cut(text)) if "b" not in word[1:])
