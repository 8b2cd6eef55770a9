"""Messages that use the same words and ask for no training."""

from __future__ import annotations

import pytest

from bot.tutor.conversation.settings.heard import heard_training
from tests.tutor.conversation.settings.hearing import EXPERIMENTS, SHIPPED, hear

NONE = (
    "what is a learning rate",
    "is a bigger rate better",
    "my train is late",
    "train station near me",
    "i missed my train at 8",
    "how do i train my dog",
    "train my dog to sit",
    "what is an epoch",
    "why do we need hidden layers",
    "is it faster with adam",
    "does a bigger batch help",
    "how many epochs should i use",
    "what does l2 do",
    "explain the learning rate",
    "difference between relu and tanh",
    "is adam better than sgd",
    "compare relu and tanh",
    "compare learning rate and momentum",
    "i think its 0.3",
    "0.3",
    "b",
    "the learning rate is 0.3",
    "i think rate 0.3",
    "make it simpler",
    "make it shorter",
    "can u make it simpler",
    "say it again",
    "again",
    "next",
    "back",
    "i dont understand epochs",
    "hi",
    "play the game",
    "show me my progress",
    "how do i use pytorch",
    "use relu in a sentence",
    "i want to train for a marathon",
    "how long does training take",
    "training is hard",
    "what happens when the loss explodes",
    "what if the learning rate is too big",
    "the moons were bright last night",
    "i have two layers of clothing on",
    "what layer of clothing do i need",
    "set a reminder for 8",
    "run faster usain",
    "slow down",
    "faster!",
    "lower your voice",
    "add 3 and 4",
    "whats 3 times 4",
    "my neural network exam is friday can you take it",
    "what went wrong in my run",
    "read my curve",
    "show my loss curve",
    "quiz me on overfitting",
    "explain overfitting",
    "overfitting",
    "what is overfitting",
    "i trained with rate 3 and it exploded",
    "watch out",
    "i watch tv all night",
    "lets play again with other words",
    "start lesson 4",
    "start the course",
    "open lesson 3",
    "give me an example of noise",
    "do you like circles",
    "can i get 3 more hints",
    "tell me more about batches",
    "why was the loss higher",
    "one more question",
    "give me 2 examples",
    "i need more time",
    "more please",
    "another one",
    "try again",
    "i want to try again",
    "one more time",
    "use a hint",
    "would a rate of 3 be better?",
    "so a bigger learning rate is always faster right",
    "how was 0.315 worked out",
    "my answer is 8 units",
    "8",
    "two layers",
    "it has 3 hidden units and 2 inputs",
    "is it 200 epochs",
    "show me the second one",
    "double",
    "repeat the question",
    "repeat",
    "same",
    "what does train share mean",
    "test me on spirals",
    "put me on the train to boston",
    "change my answer to 3",
    "skip to lesson 5",
    "my rate of progress is slow",
    "how do i lose weight",
    "can you train me to be better",
    "what was the question again",
    "is the moon round",
    "ok",
    "thanks that helped",
    "no",
    "wait",
    "make me a sandwich",
    "whats the best gpu",
    "train hard win easy",
    "the rain in spain trains my brain",
    "can i have a bigger hint",
    "how much data is enough",
    "show me a picture of a neuron",
    "what is the difference between epochs and batches",
    "why is my loss so high",
    "i lost my data",
    "make it clearer",
    "make it short",
    "one layer of paint",
    "give me an easier one",
    "run away",
    "try harder",
    "use your brain",
    "set an alarm",
    "stop the training",
    "cancel that",
    "is my training done",
    "when will the training finish",
    "how is the training going",
    "what are the settings of my last run",
    "could it be 0.5",
    "would that be the bias",
    "its b with rate 3",
    "he trains on mondays",
)
# What is a wish only for somebody who looks at a training.
BARE = (
    "wider", "faster!", "again", "rate 3", "learning rate 0.1", "8 units", "two layers", "repeat",
    "same", "longer", "deeper please", "go deeper", "adam", "with adam", "relu",
)  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_it_asks_for_no_training(text: str) -> None:
    assert hear(text) is None


@pytest.mark.parametrize("text", BARE)
def test_bare_words_count_beside_a_training_only(text: str) -> None:
    heard = hear(text, about_run=True)
    assert heard is not None
    assert heard.steps[0].on_last
    assert hear(text) is None or text == "with adam"


def test_a_training_without_settings_is_one_too() -> None:
    for text in ("train a network", "train something", "train", "lets train a tiny network"):
        heard = hear(text)
        assert heard is not None
        assert heard.empty


def test_other_dials_are_heard_by_their_own_names() -> None:
    heard = heard_training("train with epochs 3", SHIPPED, EXPERIMENTS)
    assert heard is not None
    assert not heard.empty
