"""Whether a message is a command as a whole, or says to go on."""

import pytest

from bot.tutor.conversation.onward import is_onward
from bot.tutor.conversation.understanding import is_command


@pytest.mark.parametrize(
    "text",
    ["help", "Help!", "progress", "how am I doing?", "play", "learn", "what is a loss function?"],
)
def test_a_command_asks_for_a_room_or_a_word_and_nothing_else(text: str) -> None:
    assert is_command(text)


@pytest.mark.parametrize(
    "text",
    [
        "it helps to measure the loss",
        "the training compares a prediction with the answer",
        "what is compared is the prediction with the right answer, as one number",
        "",
        "weights",
    ],
)
def test_an_answer_that_holds_such_a_word_is_no_command(text: str) -> None:
    assert not is_command(text)


@pytest.mark.parametrize("text", ["next", "Go on!", "finish the lesson", "OK"])
def test_going_on_is_said_in_a_word_or_two(text: str) -> None:
    assert is_onward(text)


@pytest.mark.parametrize("text", ["next to nothing", "okay then, why?", ""])
def test_anything_longer_says_something_else(text: str) -> None:
    assert not is_onward(text)
