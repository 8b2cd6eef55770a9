"""The signals of a sentence: the page's own three, each signal by itself, and wild text."""

import math
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.data.sentences.signals import SIGNALS, signals_of
from bot.tutor.data.sentences.signals_reading import words_of

PAGE = (
    ("I would be grateful for your assistance.", True),
    ("Hey, wanna grab pizza?", False),
    ("The committee has reviewed the proposal.", True),
)


def shown(sentence: str) -> set[str]:
    pairs = zip(SIGNALS, signals_of(sentence), strict=True)
    return {signal.id for signal, on in pairs if on}


def test_the_page_shows_the_signals_of_the_worked_run() -> None:
    first, second, third = (shown(sentence) for sentence, _ in PAGE)
    assert first == {"you", "first-person", "polite", "heavy-noun", "modal"}
    assert second == {"slang", "question"}
    assert third == {"long-words"}


def test_the_worked_run_comes_out_as_the_course_tells_it() -> None:
    weights, bias, seen = [0.0] * len(SIGNALS), 0.0, []

    def formal(sentence: str) -> float:
        present = zip(weights, signals_of(sentence), strict=True)
        return 1 / (1 + math.exp(-bias - sum(weight for weight, on in present if on)))

    for sentence, is_formal in PAGE:
        seen.append(formal(sentence))
        nudge = 0.5 * (is_formal - seen[-1])
        bias += nudge
        pairs = zip(weights, signals_of(sentence), strict=True)
        weights = [weight + nudge * on for weight, on in pairs]
    assert seen == pytest.approx([0.500, 0.562, 0.492], abs=0.0005)
    assert [formal(sentence) for sentence, _ in PAGE] == pytest.approx(
        [0.81, 0.42, 0.62], abs=0.005
    )


def test_no_signal_is_named_twice() -> None:
    assert len({signal.id for signal in SIGNALS}) == len({s.name for s in SIGNALS}) == 16


@pytest.mark.parametrize(
    ("signal", "with_it", "without_it"),
    [
        (
            "excited",
            ("Go!", "What??", "Well...", "Well…", "Well . . ."),
            ("Go.", "What?", "the U.S. .", "Yahoo! rose.", "It [...] fell."),
        ),
        (
            "small-start",
            ("hello there.", '"so what"', "i do"),
            ("Hello.", "3 men.", "iPhones sell.", "(a) The lease ends."),
        ),
        ("question", ("Why? No.",), ("Why.",)),
        (
            "no-end",
            ("see you", "see you. :)x", "bye :)"),
            ('He said "no."', "See you: ", "Go!", "Dear Ann,", "`` No . ''"),
        ),
        (
            "contraction",
            (
                "I do n't",
                "it\u2019s",
                "dont go",
                "they 're",
                "The bakery's now closed.",
                "i don t know",
            ),
            ("the committee's", "I do not", "The bakery's bread", "It is cont'd."),
        ),
        (
            "slang",
            (
                "lol",
                "soooo",
                "haha",
                "THIS IS IT",
                "a lot of",
                "it's kind of cold",
                "You know, it's late.",
                "Well, no.",
                "I would NEVER go.",
                "And boy, it was.",
                "Turns out he left.",
            ),
            (
                "The U.S. is",
                "World War III",
                "rated AAA",
                "the cable xxx3",
                "this kind of bird",
                "a parking lot",
                "NATO and the IMF",
                "We will see you.",
                "a running mate",
                "Do you know it?",
                "It went well.",
                "The boy, who ran, fell.",
                "He fell as well.",
                "seriously injured",
            ),
        ),
        (
            "intensifier",
            ("so good", "Really?", "way better", "pretty good", "It is pretty obvious."),
            ("also good", "sofa", "on the way home", "a pretty garden", "and so on", "so that"),
        ),
        ("you", ("your car", "u there"), ("The U.S. army", "youth")),
        (
            "first-person",
            ("I am", "i'm", "to us.", "We do"),
            ("The US army", "I-95", "i.e. this", "a gold mine"),
        ),
        (
            "emoticon",
            ("ok :)", "thanks:)", "xD", "<3", "ok \U0001f600"),
            ("at 3:30 (noon)", "Note: this"),
        ),
        (
            "modal",
            ("It may rain.", "May I ask?", "I should"),
            ("in May 2010", "I can", "Wouldn't it?"),
        ),
        (
            "long-words",
            ("Several committees reviewed proposals.",),
            ("Go to it now.", "Absolutely!"),
        ),
        ("polite", ("Please sit.", "Dear Ann,", "said Mr. Brown"), ("Oh dear.", "pls sit")),
        (
            "linking",
            ("However, it rained.", "a man whose car", "the dam, which held"),
            ("How ever did it rain?", "Which one?"),
        ),
        (
            "passive",
            ("It was not fully reviewed.", "books written by her"),
            ("I am tired.", "I stopped by."),
        ),
        (
            "heavy-noun",
            ("assistance", "Donations help.", "an international law"),
            ("a question", "a city"),
        ),
    ],
)
def test_each_signal_is_seen_where_it_is_and_only_there(
    signal: str, with_it: tuple[str, ...], without_it: tuple[str, ...]
) -> None:
    assert all(signal in shown(sentence) for sentence in with_it), [*map(shown, with_it)]
    assert not any(signal in shown(sentence) for sentence in without_it), [*map(shown, without_it)]


def test_a_longer_sentence_of_the_same_kind_shows_the_same() -> None:
    short = "The committee has reviewed the proposal."
    assert shown(short) == shown(short.removesuffix(".") + " and the committee has reviewed it.")


def test_words_are_small_and_marks_of_excitement_count_as_words() -> None:
    assert words_of("Don\u2019t go!? Well-known “things” do n't.") == (
        *("don't", "go", "!", "?", "well-known", "things", "don't"),
    )


@given(st.text())
def test_any_text_has_sixteen_signals(text: str) -> None:
    assert len(signals_of(text)) == 16
    assert all(type(signal) is bool for signal in signals_of(text))
    assert all(word == sys.intern(word).lower() for word in words_of(text) if word.isascii())
