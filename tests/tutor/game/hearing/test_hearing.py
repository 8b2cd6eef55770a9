"""A correction is heard however it is typed, and what is none is not taken for one."""

from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.game.corrections import (
    FEATURE_MOST,
    Correction,
    Direction,
    correction_sentence,
    heard_correction,
)
from bot.tutor.game.hearing.hear import Heard, Missing, Partly, added, hear
from tests.tutor.game.hearing import held_out_corrections, held_out_remarks, said_corrections

HIGH, LOW = Direction.HIGH, Direction.LOW


def rows(table: str) -> list[tuple[str, Heard]]:
    return [row(line) for line in table.strip().splitlines()]


def row(line: str) -> tuple[str, Heard]:
    text, direction, feature = (part.strip() for part in line.rsplit("|", 2))
    said = {"high": HIGH, "low": LOW, "-": None}[direction]
    return text, Correction(feature, said) if feature and said else Partly(feature, said)


HEARD = rows(said_corrections.HEARD) + rows(held_out_corrections.HEARD)
PARTLY = rows(said_corrections.PARTLY) + rows(held_out_remarks.PARTLY)
NONE = [*said_corrections.NONE.strip().splitlines(), *held_out_remarks.NONE.strip().splitlines()]


def test_the_tables_are_as_long_as_they_should_be() -> None:
    assert len(rows(said_corrections.HEARD)) >= 90
    assert len(HEARD) + len(PARTLY) + len(NONE) >= 400


@pytest.mark.parametrize(("text", "heard"), HEARD)
def test_a_correction_is_heard_with_its_feature_and_direction(text: str, heard: Heard) -> None:
    assert hear(text) == heard
    assert heard_correction(text) == heard


@pytest.mark.parametrize(("text", "heard"), PARTLY)
def test_half_a_correction_is_heard_with_what_it_has(text: str, heard: Heard) -> None:
    assert hear(text) == heard
    assert heard_correction(text) is None


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_correction_is_not_heard_as_one(text: str) -> None:
    assert hear(text) is None


@pytest.mark.parametrize(
    ("partly", "missing"),
    [
        (Partly("hey"), Missing.DIRECTION),
        (Partly("", HIGH), Missing.FEATURE),
        (Partly(), Missing.BOTH),
    ],
)
def test_what_is_missing_can_be_asked_for(partly: Partly, missing: Missing) -> None:
    assert partly.missing is missing


@pytest.mark.parametrize(
    ("before", "now", "together"),
    [
        (Partly("hey"), Partly("", LOW), Correction("hey", LOW)),
        (Partly("", LOW), Partly("hey"), Correction("hey", LOW)),
        (Partly("", LOW), Partly("", HIGH), Partly("", HIGH)),
        (Partly("", LOW), None, Partly("", LOW)),
        (Partly(), Partly(), Partly()),
        (Partly("hey"), Correction("wanna", LOW), Correction("wanna", LOW)),
    ],
)
def test_two_halves_make_one_correction(before: Partly, now: Heard | None, together: Heard) -> None:
    assert added(before, now) == together


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("grateful\ntoo low", Correction("grateful", LOW)),
        ("Too low. The word hey.", Correction("hey", LOW)),
        ("I relied on the greeting. Too much!", Correction("greeting", HIGH)),
        ("hm, " * 900 + "I think I weighted the slang too high.", Correction("slang", HIGH)),
        ("I like tea. Tea is good. pizza", None),
        (correction_sentence("x" * 201, LOW).lower(), Partly("", LOW)),
    ],
)
def test_a_message_of_several_sentences_is_heard_as_one(text: str, heard: Heard | None) -> None:
    assert hear(text) == heard


def is_sayable(feature: str) -> bool:
    """Whether a feature can stand in the sentence at all: it has a letter, and no template."""
    plain = feature.lower()
    named = any(map(str.isalnum, plain)) and feature == feature.strip()
    return named and "word/feature" not in plain and not plain.endswith(" or")


SAYABLE = st.text(min_size=1, max_size=FEATURE_MOST).filter(is_sayable)


@given(SAYABLE, st.sampled_from(Direction))
def test_what_the_bot_says_for_a_person_it_also_hears(feature: str, direction: Direction) -> None:
    heard = hear(correction_sentence(feature, direction))
    assert heard is not None
    assert heard.direction is direction


WORDS = """
too to high low much little weighted i the it not n't enough more less should or and slang "hey"
'hey' [word/feature] ? ! . , : - = because of for on weight over under think don't * “ ” / will
adjust rule so that than if you
"""
SAID = st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=40).map(" ".join)


@given(st.one_of(st.text(), SAID))
def test_hearing_never_fails_on_any_text(text: str) -> None:
    heard = hear(text)
    assert heard is None or heard.direction in {HIGH, LOW, None}


NASTY: dict[str, Callable[[int], str]] = {
    "one letter": lambda size: "a" * size,
    "too": lambda size: "too " * (size // 4),
    "too high": lambda size: "not too high " * (size // 13),
    "weighted": lambda size: "i weighted " * (size // 11),
    "marks": lambda size: "!?." * (size // 3) + "x",
    "quotes": lambda size: "\"'" * (size // 2),
    "stars": lambda size: "*a" * (size // 2) + "[" * 50,
    "brackets": lambda size: "[" * size,
    "spaces": lambda size: "x" + " " * size + "y",
    "hyphens": lambda size: "a-'" * (size // 3),
    "enough": lambda size: "not enough and more or less " * (size // 28),
    "lines": lambda size: "slang\n" * (size // 6),
    "commas": lambda size: "slang, too, " * (size // 12),
}


def seconds(text: str) -> float:
    begun = process_time()
    hear(text)
    return process_time() - begun


@pytest.mark.nightly  # long because it is many
@pytest.mark.parametrize("nasty", NASTY.values(), ids=NASTY)
def test_four_times_the_text_takes_about_four_times_the_time(nasty: Callable[[int], str]) -> None:
    quarter, whole = (min(seconds(nasty(size)) for _ in range(2)) for size in (25_000, 100_000))
    assert whole < 8 * quarter + 0.1
    assert seconds(nasty(4_000)) < 0.25
