"""What the labs of the course ask, and what to take away from each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PresetWords:
    """`name` is how a person asks for it; `question` is shown before, `takeaway` after."""

    name: str
    description: str
    question: str
    takeaway: str


PRESET_WORDS = {
    "lr-trio": PresetWords(
        "lr-trio",
        "One network, three learning rates: too small, right, too large.",
        "The learning rate sets how big each nudge is. What do 0.001, 1 and 100 do to the loss?",
        "Too small crawls, too large never settles. Accuracy hides it: look at the loss.",
    ),
    "xor": PresetWords(
        "xor",
        "XOR without hidden units, with 2 and with 3.",
        "In XOR, opposite corners share a class. Can a network without hidden units tell them "
        "apart?",
        "One straight line cannot do it, so without hidden units the loss stays at 0.693. "
        "Hidden units bend the border. With only 2 it depends on the start: try another seed.",
    ),
    "zero-start": PresetWords(
        "zero-start",
        "Start every weight at zero, beside a random start.",
        "Is zero a good, neutral start for every weight?",
        "With all weights at zero every hidden unit gets the same blame, namely none. They stay "
        "alike for ever, so the loss stays at 0.693. A random start makes them different.",
    ),
    "overfit": PresetWords(
        "overfit",
        "A large network, 30 noisy points, far too many rounds.",
        "30 points, 129 numbers to learn, and some labels are wrong. What will the test loss do?",
        "The network learned the noise by heart. Try `/lab remedies`.",
    ),
    "remedies": PresetWords(
        "remedies",
        "What helps against overfitting, side by side.",
        "More data, stopping early, weight decay, or a smaller network: what helps?",
        "More data, stopping early and weight decay (L2) help. A smaller network mostly does not, "
        "here: 4 hidden units can still learn 30 points by heart.",
    ),
    "random-labels": PresetWords(
        "random-labels",
        "Labels by coin toss: can a network learn them?",
        "Every label here was tossed with a coin. There is nothing to find. Can the network still "
        "get its training points right?",
        "It can learn pure chance by heart, and on new points it does no better than a coin. "
        "A low training loss alone says nothing.",
    ),
    "batch-noise": PresetWords(
        "batch-noise",
        "All points at once, or 32, 8, 1 at a time.",
        "Smaller batches guess the slope from fewer points. What does that do to the curve?",
        "Small batches make the curve jagged, yet it trends down. A loss that rises in one step "
        "is no fault: look at the trend.",
    ),
    "digits": PresetWords(
        "digits",
        "Read 8x8 pictures of handwritten digits, with and without hidden units.",
        "64 pixels in, ten digits out. Does a hidden layer help to read them?",
        "Both read nearly all digits: without hidden units it works about as well. The same people "
        "wrote the training and test digits, so new handwriting would be harder.",
    ),
}
