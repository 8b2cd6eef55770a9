"""The name of a room and a word of the course are known without any network."""

from __future__ import annotations

import pytest

from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning.lookup import ROOMS, room_named, term_named
from bot.tutor.conversation.search.terms import TalkNames
from bot.tutor.conversation.words import cut, words_of

NAMES = TalkNames(
    {
        ("learning", "rate"): "learning-rate",
        ("loss",): "loss",
        ("mean", "loss"): "mean-loss",
        ("example",): "example",
    },
    {},
    str,
)


def words(text: str) -> list[str]:
    return words_of(cut(text))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Learn!", Intent.CONTINUE),
        ("ok let's go", Intent.CONTINUE),
        ("PLAY", Intent.PLAY),
        ("my progress", Intent.PROGRESS),
        ("notes", Intent.NOTEBOOK),
        ("practice please", Intent.PRACTISE),
        ("practise", Intent.PRACTISE),
        ("quiz", Intent.QUIZ),
        ("train", Intent.TRAIN),
        ("an example pls", Intent.EXAMPLE),
        ("who are you?", Intent.WHO),
        ("whos you", None),
        ("help", Intent.HELP),
        ("hi! whats this about?", Intent.GREET),
        ("Hey Nudge, what's this all about?", Intent.GREET),
        ("good evening, what is this", Intent.GREET),
        ("what is this about", None),
        ("hi what is a neuron about", None),
        ("hi", None),
        ("play a game with me", None),
        ("help me with the loss", None),
        ("learning rate", None),
        ("", None),
    ],
)
def test_a_room_is_named_by_its_name_and_nothing_besides(text: str, intent: Intent | None) -> None:
    assert room_named(words(text)) is intent


def test_each_name_of_a_room_is_one_as_it_is_read() -> None:
    for name, intent in ROOMS.items():
        read = words(name)
        assert room_named(read) is intent or "please" in name, name


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("learning rate", "learning-rate"),
        ("a learning rate?", "learning-rate"),
        ("what is the learning rate", "learning-rate"),
        ("whats lr", "learning-rate"),
        ("define loss pls", "loss"),
        ("loss meaning", "loss"),
        ("what does loss mean", "loss"),
        ("what does mean loss mean", "mean-loss"),
        ("tell me about the loss", "loss"),
        ("what is an example", "example"),
        ("define example", "example"),
        ("an example", ""),
        ("example?", ""),
        ("why is the loss so high", ""),
        ("loss and learning rate", ""),
        ("what is a banana", ""),
        ("what is a", ""),
        ("", ""),
    ],
)
def test_a_word_is_looked_up_where_nothing_else_is_said(text: str, term: str) -> None:
    assert term_named(words(text), NAMES) == term
