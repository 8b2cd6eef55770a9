"""What is no move: questions about the subject, other wishes, talk. The open thing stays open."""

from __future__ import annotations

import pytest

from bot.tutor.conversation.moves.heard import heard_move
from bot.tutor.conversation.words import LONGEST
from tests.tutor.conversation.moves.moments import MOMENTS

NONE = {
    "choice": (
        "what is a gradient", "how is b different", "why is a weight negative", "whats a bias",
        "12 words about loss", "explain the gradient", "tell me about the bias",
        "what does the second layer do", "why does a network need a bias",
        "what is the difference between a weight and a bias", "is a neuron like a brain cell",
        "how does gradient descent find the way", "can a weight be zero", "who are you",
        "train a network on spirals", "quiz me on loss", "my progress", "hi", "thanks",
        "good morning nudge", "play the game", "yes", "no", "what if its b then what happens",
        "give me an example of a loss", "is a bigger learning rate always better",
        "why b and not c", "what is option b about", "asdfghjkl", "when is the exam",
        "is it a man or a machine", "loss?",
        "i need a new bike", "do you like pizza",
    ),
    "number": (
        "what is a gradient", "why is a weight negative", "12 words about loss",
        "73 percent gives 0.315, how", "0.786 is what",
        "train with rate 0.3", "what is 0.5 as a percent", "how do you get 0.315 in lesson 4",
        "lesson 3", "3 questions about loss please", "make it 2 layers of 8", "hello",
    ),
    "fill": (
        "what is a gradient", "explain backpropagation",
        "whats the difference between loss and cost",
        "how does the gradient know the way", "tell me about neurons", "hello", "thanks a lot",
        "quiz me", "play", "who made you", "can you show me my notebook",
        "why do we need the gradient", "train a network", "my progress please",
    ),
    "words": ("high bias does what", "is minus two weaker than plus one",
        "what is overfitting?", "help", "hello", "explain loss", "how am i doing"),
    "answered": ("what is a gradient", "explain the bias", "why do weights start random", "hi"),
    "card": (
        "what is a weight", "why is the bias added", "how do neurons learn",
        "explain that word loss",
        "b", "0.6", "yes", "play", "i dont understand the learning rate",
        "next lesson in math class",
    ),
    "try": ("what is a neuron", "play", "down we go", "why up and not down in general"),
    "game": ("what is a feature", "banana", "both", "who wrote these sentences",
        "play with friends"),
    "correction": ("what is a feature", "hi", "help", "what is sum?",
        "i like pizza a lot today ok"),
    "which feature": ("what is a feature", "how does the rule work"),
    "rule": ("which rule is formal?", "what rule", "idk lol whatever",
        "is formal the same as polite?"),
    "matching": ("what is a loss function?", "b", "is it b", "hello"),
    "order": ("a b", "what comes first in training"),
    "several": ("bad data", "what is a feature"),
    "nothing": ("b", "0.6", "yes", "casual", "too high", "hint", "what is a gradient", "hello", ""),
    "run": ("b", "what is a loss"),
}  # fmt: skip
ROWS = [(state, said) for state, texts in NONE.items() for said in texts]


@pytest.mark.parametrize(("state", "said"), ROWS)
def test_what_is_no_move_is_left_to_the_course(state: str, said: str) -> None:
    assert heard_move(said, MOMENTS[state]) is None


@pytest.mark.parametrize("said", ["b " * 5000, "maybe " * 2000, "=" * 10_000, "\u0660" * 9000])
def test_long_and_strange_messages_are_cut_before_anything_reads_them(said: str) -> None:
    for moment in MOMENTS.values():
        heard = heard_move(said, moment)
        assert heard is None or len(heard.reply) <= LONGEST
