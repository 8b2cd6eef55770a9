"""Whether a message is a command as a whole."""

import pytest

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
