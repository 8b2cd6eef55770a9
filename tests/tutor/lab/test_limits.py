"""What people ask of a training is read, or refused in kind words."""

import pytest

from bot.tutor.errors import TutorError
from bot.tutor.lab.limits import hidden_layers, number_in, one_of, whole_number_in, within


@pytest.mark.parametrize(
    ("text", "layers"),
    [("8", (8,)), ("8 4", (8, 4)), (" 8, 4 ", (8, 4)), ("none", ()), ("0", ()), ("8x4", (8, 4))],
)
def test_hidden_layers_are_read_as_people_write_them(text: str, layers: tuple[int, ...]) -> None:
    assert hidden_layers(text, 6, (1, 64)) == layers


@pytest.mark.parametrize("text", ["eight", "-3", "8.5", "65", "0 8", "1 1 1 1 1 1 1", "9" * 400])
def test_other_hidden_layers_are_refused_in_words(text: str) -> None:
    with pytest.raises(TutorError, match="Nothing was trained"):
        hidden_layers(text, 6, (1, 64))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1.0, 1000.5])
def test_a_value_out_of_range_is_answered_with_the_range(value: float) -> None:
    with pytest.raises(TutorError, match=r"between 0\.1 and 1,000"):
        within("learning rate", value, (0.1, 1000.0))


def test_a_choice_that_is_not_on_offer_is_answered_with_the_choices() -> None:
    with pytest.raises(TutorError, match="moons, xor"):
        one_of("data set", "cats", ("moons", "xor"))


@pytest.mark.parametrize(
    ("text", "value"), [("1,000", 1000.0), ("0,01", 0.01), (" 1e-3 ", 0.001), ("\u22122", -2.0)]
)
def test_numbers_are_read_as_people_write_them(text: str, value: float) -> None:
    assert number_in("learning rate", text) == value


@pytest.mark.parametrize("text", ["", "fast", "1 2"])
def test_what_is_no_number_is_refused_in_words(text: str) -> None:
    with pytest.raises(TutorError, match="must be a number"):
        number_in("learning rate", text)


@pytest.mark.parametrize("text", ["1.5", "1,5", "0,5", "1.000", "inf", "nan"])
def test_a_whole_number_must_be_whole(text: str) -> None:
    with pytest.raises(TutorError, match="whole number"):
        whole_number_in("seed", text)
