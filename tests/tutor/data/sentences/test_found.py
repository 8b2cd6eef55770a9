"""Where a sentence shows its signals, and that no text however nasty takes long to read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.data.sentences.signals import SIGNALS, found_in, signals_of
from tests.tutor.data.sentences.timing import grows_with_the_text

NASTY = (
    *("a", "A", "'", "''a", "`", "ha", "awh", "he", ".", " .", "?", "? ", "! ", " ", "a ", "a'"),
    *("a-", "a.", "(", ") ", ".)", ":) ", ": )", "x@", "://a", "www.", ".com", "is very very "),
    *("isly", "ed by ", "in order ", "do n't ", "do  ", "you know ", "Dr ", "can not ", "yahoo!"),
    *("tion", "e.g. ", "has been ", "\u0130", "\U0001f600", "[..]", "^_^"),
)


def pieces(sentence: str) -> dict[str, tuple[str, ...]]:
    return {found.signal.id: found.words for found in found_in(sentence)}


def test_the_page_s_sentences_show_the_words_that_a_reader_would_name() -> None:
    assert pieces("I would be grateful for your assistance.") == {
        "you": ("your",),
        "first-person": ("I",),
        "modal": ("would",),
        "polite": ("grateful",),
        "heavy-noun": ("assistance",),
    }
    assert pieces("Hey, wanna grab pizza?") == {
        "question": ("?",),
        "slang": ("Hey", "wanna", "grab"),
    }
    assert pieces("The committee has reviewed the proposal.") == {
        "long-words": ("committee", "reviewed", "proposal")
    }


@pytest.mark.parametrize(
    ("sentence", "signal", "words"),
    [
        ("well hello There", "small-start", ("well",)),
        ("See you :)", "no-end", ("you",)),
        ("What?? Go!! No…", "excited", ("??", "!!", "…")),
        ("Why? And why?", "question", ("?",)),
        ("I do n't think it\u2019s on, it\u2019s off.", "contraction", ("do n't", "it\u2019s")),
        ("So it is SO good, so there.", "intensifier", ("So",)),
        (
            "The plan has not yet been read; it has been fully reviewed.",
            "passive",
            ("has been fully reviewed",),
        ),
        ("A book written by them will be sold.", "passive", ("written by", "will be sold")),
        ("Bye :) \U0001f600 :)", "emoticon", (":)", "\U0001f600")),
        ("In  order to win, however, we ran.", "linking", ("In  order to", "however")),
    ],
)
def test_pieces_stand_in_their_order_as_typed_and_once(
    sentence: str, signal: str, words: tuple[str, ...]
) -> None:
    assert pieces(sentence)[signal] == words


@given(st.text() | st.text("aI'\u2019`. !?:()hn-@/wt sodb\u0130\u1e9e\U0001f600", max_size=80))
def test_what_is_found_is_in_the_sentence_and_is_what_the_signals_say(text: str) -> None:
    found = found_in(text)
    on = [signal for signal, shown in zip(SIGNALS, signals_of(text), strict=True) if shown]
    assert [one.signal for one in found] == on
    for one in found:
        assert one.words
        assert all(piece and piece in text for piece in one.words)
        assert len(set(one.words)) == len(one.words)


@pytest.mark.parametrize("nothing", ["", " ", "***", "(", "\u200b"])
def test_a_text_without_a_word_shows_nothing(nothing: str) -> None:
    assert found_in(nothing) == ()


@pytest.mark.nightly  # long because it is many
@pytest.mark.parametrize("unit", NASTY)
def test_four_times_the_text_takes_no_sixteen_times_as_long(unit: str) -> None:
    assert grows_with_the_text(found_in, unit)
