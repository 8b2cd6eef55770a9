"""What is let in of a message: its words, and nothing hidden, piled up or endless."""

from __future__ import annotations

import pytest

from bot.tutor.conversation.edge import LET_IN, let_in

LONG = 10_000


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<@12> hi", "hi"),
        ("hi <@!12>!", "hi  !"),
        ("<@&12>", ""),
        ("b <@12", "b"),
        (" \u200b \ufeff", ""),
        ("\u3164\u2800", ""),
        ("\x00b\x00", "b"),
        ("1 b\r\n2 c", "1 b\n2 c"),
        ("0.1 > 0.05 * 2", "0.1 > 0.05 * 2"),
        ("g\u0336r\u0348\u0329a\u0301d", "grád"),
        ("cafe\u0301", "café"),
        ("e\u0302\u0301", "\u1ebf"),
        ("\u0e19\u0e49\u0e33", "\u0e19\u0e49\u0e33"),
        ("\u202eb", "b"),
        ("\ud83d", ""),
    ],
)
def test_words_stay_and_what_nobody_can_read_goes(content: str, text: str) -> None:
    assert let_in(content) == text


@pytest.mark.parametrize("sign", ["a", "\u0301", "<@1", "\n", "\x00", "\u200d", "<", "\u3164"])
def test_no_more_is_let_in_than_a_message_of_discord_holds(sign: str) -> None:
    assert len(let_in(sign * LONG)) <= LET_IN
