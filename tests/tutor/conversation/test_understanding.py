"""What people type is understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.conversation.understanding import LONGEST, Intent, Understood, understand
from bot.tutor.game.corrections import Correction, Direction


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("let's learn something", Intent.LEARN),
        ("next lesson please", Intent.LEARN),
        ("can we play?", Intent.PLAY),
        ("train a network", Intent.TRAIN),
        ("how am I doing", Intent.PROGRESS),
        ("help!", Intent.HELP),
        ("I want to learn how a neural network learns", Intent.LEARN),
        ("How does a network learn?", Intent.LEARN),
        ("what is my progress?", Intent.PROGRESS),
        ("what are my rules?", Intent.NOTEBOOK),
        ("what's next?", Intent.LEARN),
        ("I think I weighted the formal greeting too high.", Intent.CORRECT),
        ("hello", Intent.OTHER),
        ("", Intent.OTHER),
    ],
)
def test_a_short_message_is_taken_for_what_it_most_likely_means(text: str, intent: Intent) -> None:
    assert understand(text).intent is intent


@pytest.mark.parametrize(
    "text", ["what is a loss function?", "explain a loss function", "What's a loss function"]
)
def test_a_question_about_a_word_names_the_word(text: str) -> None:
    assert understand(text) == Understood(Intent.EXPLAIN, "a loss function")


@given(st.text())
def test_any_text_at_all_is_understood_as_something(text: str) -> None:
    assert understand(text).intent in Intent


SLANG = Correction("slang", Direction.HIGH)
SAID = "I think I weighted the slang too high. I will adjust my rule."


def test_a_correction_is_handed_on_as_it_was_heard() -> None:
    assert understand(SAID) == Understood(Intent.CORRECT, correction=SLANG)
    assert understand("I think I weighted the slang").correction is None


@pytest.mark.parametrize(
    ("beginning", "intent"),
    [
        ("I would like to learn. ", Intent.LEARN),
        ("the loss is what? ", Intent.TRAIN),
        ("", Intent.OTHER),
    ],
)
def test_of_a_long_message_the_beginning_decides_and_a_late_correction_is_kept(
    beginning: str, intent: Intent
) -> None:
    understood = understand(beginning + "hm, " * LONGEST + SAID)
    assert understood == Understood(intent, correction=SLANG)
