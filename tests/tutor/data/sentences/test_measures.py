"""The measures of a sentence: names, bounds, what some sentences come to, and long nasty texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.data.sentences.measures import MEASURES, measures_of
from bot.tutor.data.sentences.signals import SIGNALS
from tests.tutor.data.sentences.timing import grows_with_the_text

LONG = (
    "However, the committee (of nine) has reviewed the proposal for an extension of the agreement, "
    "which was signed in 2004 by the Bank of Norway, and the regulations on payments."
)


def measured(sentence: str) -> dict[str, float]:
    pairs = zip(MEASURES, measures_of(sentence), strict=True)
    return {measure.id: value for measure, value in pairs if value}


def test_there_is_one_for_each_signal_and_nine_more_and_each_has_a_name_of_its_own() -> None:
    ids = {measure.id for measure in MEASURES}
    assert {signal.id for signal in SIGNALS} <= ids
    assert len(ids) == len({measure.name for measure in MEASURES}) == len(MEASURES) == 25


def test_a_casual_line_shows_how_casual_it_is() -> None:
    found = measured("hey guys!! can't get it, don't know :)")
    assert found.pop("letters") == pytest.approx(((3 + 4 + 4 + 3 + 2 + 4 + 4) / 7 - 3) / 4)
    assert found == {
        "excited": 0.5,
        "small-start": 1,
        "no-end": 1,
        "contraction": 1,
        "slang": 1,
        "emoticon": 1,
        "short": 1,
        "length": 7 / 30,
        "chatty": 2 / 3,
    }


def test_a_long_formal_sentence_shows_how_formal_it_is() -> None:
    found = measured(LONG)
    assert {"linking", "passive", "heavy-noun", "long", "brackets", "figures"} <= {*found}
    assert found["glue"] == found["length"] == found["heavy-noun"] == 1
    assert found["names"] == found["figures"] == 0.5
    assert "short" not in found
    assert "short" in measured("Not now.")


@given(st.text() | st.text("aI'. !?:()hn-,0A", max_size=60))
def test_every_measure_of_any_text_is_between_0_and_1(text: str) -> None:
    assert all(0 <= value <= 1 for value in measures_of(text))


@pytest.mark.nightly  # long because it is many
@pytest.mark.parametrize("unit", ["a", "a ", "A b, ", "(", "1 ", "don't ", ":-"])
def test_four_times_the_text_takes_no_sixteen_times_as_long(unit: str) -> None:
    assert grows_with_the_text(measures_of, unit)
