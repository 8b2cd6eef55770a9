"""One or more pictures of every kind, the crowded ones among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.lab.presets import PRESETS
from bot.tutor.pictures.bars import BarsPicture
from bot.tutor.pictures.beliefs import BeliefBar, BeliefsPicture
from bot.tutor.pictures.border import BorderPicture
from bot.tutor.pictures.curves import LossOfPPicture, SigmoidPicture
from bot.tutor.pictures.losses import LossesPicture
from bot.tutor.pictures.network import LayerNumbers, NetworkPicture
from bot.tutor.pictures.progress import IdeaState, LessonStanding, ProgressPicture
from bot.tutor.pictures.rivals import RivalsPicture
from bot.tutor.pictures.valley import ValleyLossesPicture, ValleyPicture
from bot.tutor.pictures.votes import MixUpsPicture, VotedRow, VotesPicture
from bot.tutor.pictures.weighed_words import WeighedWordsPicture

if TYPE_CHECKING:
    from bot.tutor.pictures.kind import PictureSpec

TASKS = {preset.name: preset.task for preset in PRESETS}
TRIO, BATCHES, XOR = TASKS["lr-trio"], TASKS["batch-noise"], TASKS["xor"]
RATES = ("rate 0.001", "rate 1", "rate 100")
HIDDEN = (("rate 0.001", "B"), ("rate 1", "C"), ("rate 100", "A"))
NEURON = LayerNumbers(((2.0, -1.5),), (-0.2,), "sigmoid")
TWO = (
    LayerNumbers(((0.8, -1.5), (0.3, 1.1)), (0.2, -0.1), "tanh"),
    LayerNumbers(((1.4, -0.7),), (0.1,), "sigmoid"),
)
THREE = (
    LayerNumbers(((0.8, -1.5, 1.0), (0.3, 1.1, -2.25), (1.0, 0.5, 0.5)), (), "tanh"),
    LayerNumbers(((1.4, -0.7, 0.2), (1.0, 1.0, 1.0), (-1.2, 0.3, 0.4))),
)
NO_BIAS = LayerNumbers(((1.0, 0.5),), (0.0,), "sigmoid")
CHAIN = (LayerNumbers(((0.5,),), (0.0,), "tanh"), LayerNumbers(((-1.0,),), (0.0,), "sigmoid"))
STATES = tuple(IdeaState)
STANDINGS = (
    LessonStanding("Neurons and weights", STATES),
    LessonStanding("A lesson whose title is much too long for its row in the picture", STATES * 3),
    LessonStanding("How a network learns", (IdeaState.NEW,) * 4),
)
YOURS: tuple[float, ...] = (
    0.2231,
    1.6094,
    0.2231,
    0.0513,
    0.5108,
    0.2231,
    2.9957,
    0.2231,
    0.2231,
    0.0513,
    0.2231,
)
YOURS += (1.6094, 0.5108, 0.2231)
NETWORKS: tuple[float, ...] = (
    0.6931,
    0.8264,
    0.7087,
    0.9676,
    0.8919,
    1.1087,
    0.6463,
    0.4942,
    1.0204,
    0.6349,
    0.7133,
)
NETWORKS += (0.6539, 0.6349, 0.7340)
LONG = "The learning rate says how fast the computer is, or how often training repeats."
TAUGHT = "A card whose title is rather long, and then the number of its lesson · lesson 5"
BELIEFS = (
    BeliefBar("A larger learning rate always means faster learning.", TAUGHT, 13, 21, 0.41, 0.79),
    BeliefBar(LONG, TAUGHT, 200, 200, 0.98, 1.0),
    BeliefBar("The gradient points downhill.", "", 0, 5, 0.0, 0.43),
)
SPECS: dict[str, PictureSpec] = {
    "losses of one": LossesPicture(TASKS["overfit"]),
    "losses of three": LossesPicture(TRIO),
    "losses without names": LossesPicture(TRIO, hidden=HIDDEN),
    "training losses of one": LossesPicture(TRIO, ("rate 1",), test=False),
    "training losses of two": LossesPicture(BATCHES, ("all points", "1 at once"), test=False),
    "losses with names and letters": LossesPicture(TRIO, hidden=HIDDEN, revealed=True),
    "losses of five": LossesPicture(TASKS["remedies"]),
    "a marked round": LossesPicture(TRIO, ("rate 1",), test=False, marked=82),
    "border at the end": BorderPicture(TASKS["overfit"]),
    "border twice": BorderPicture(TRIO, "rate 1", "both"),
    "border at the start": BorderPicture(XOR, "3 hidden units", "start"),
    "no border": BorderPicture(XOR, "no hidden units"),
    "valley at a place": ValleyPicture(0, 0.1, 0, slope=True),
    "valley slowly": ValleyPicture(0, 0.1, 20),
    "one step in the valley": ValleyPicture(5, 0.1, 1, slope=True),
    "valley to and fro": ValleyPicture(0, 0.9, 8, slope=True),
    "valley flying off": ValleyPicture(0, 1.1, 14),
    "valley at the bottom": ValleyPicture(3, 1.0, 1, slope=True),
    "losses in the valley": ValleyLossesPicture(0, (0.01, 0.1, 0.5, 0.9, 3.0), 20),
    "one loss in the valley": ValleyLossesPicture(-20, (1.0,), 1),
    "loss of p": LossOfPPicture((0.73, 0.12)),
    "loss of p, crowded": LossOfPPicture((1.0, 0.99, 0.98, 0.97, 0.001), squared=True),
    "loss of p, bare": LossOfPPicture(()),
    "sigmoid": SigmoidPicture((-4, 0, 1)),
    "sigmoid, crowded": SigmoidPicture((-10, -9, 0, 9, 10)),
    "neuron": NetworkPicture((1, 1), (NEURON,), ("clouds", "sun")),
    "no biases": NetworkPicture((1, 0), (NO_BIAS,), (), "backward"),
    "one input": NetworkPicture((1,), CHAIN, (), "backward"),
    "forward": NetworkPicture((1, 0), TWO, (), "forward"),
    "backward": NetworkPicture((1, 0.5), TWO, (), "backward"),
    "nine links": NetworkPicture((1, 0, 2), THREE, (), "forward"),
    "scores": BarsPicture(("dog", "cat", "bird"), scores=(2, 0.4, 0.2)),
    "six bars": BarsPicture(("a very long name here",) * 6, shares=(1.0, 0, 0, 0, 0, 0)),
    "progress": ProgressPicture(STANDINGS),
    "beliefs": BeliefsPicture(BELIEFS),
    "six beliefs": BeliefsPicture(BELIEFS * 2),
    "no progress": ProgressPicture(()),
    "rivals": RivalsPicture(YOURS, NETWORKS, 9),
    "rivals who were never tested": RivalsPicture((0.2231, 1.6094, 0.0513), NETWORKS[:3], 3),
    "rivals at one sentence": RivalsPicture((2.9957,), (0.6931,), 1),
    "rivals who end at a coin": RivalsPicture((0.5108, 0.6931), (0.6931, 0.6931), 1),
    "one vote": VotesPicture(
        title="What is the loss?",
        rows=(VotedRow("A", "high", (2,), right=True), VotedRow("B", "low", (1,), right=False)),
        answered=(3,),
        headlines=("2 of 3 had it right",),
        measure="Share of all answers",
    ),
    "two votes of long rows": VotesPicture(
        title="A long question, " * 9,
        rows=(VotedRow("A→B", "words and words " * 11, (5, 9), right=True),) * 7,
        answered=(9, 10),
        headlines=("5 of 9 had it right", "9 of 10 had it right"),
        measure="Share that put the two in this order",
        notes=("Second vote: 1 answer does not fit the question as it is now.",),
    ),
    "nobody voted": VotesPicture(
        title="What?",
        rows=(VotedRow("", "right answers", (0,), right=True),),
        answered=(0,),
        headlines=("No answers",),
        measure="Share of all answers",
    ),
    "mix-ups": MixUpsPicture(
        title="Match.",
        terms=("a term of many words and more words, so long",) * 5,
        definitions=tuple((letter, "what it means, in ninety letters, " * 2) for letter in "ABCDE"),
        own=(0, 1, 2, 3, 4),
        counts=(((200, 0, 1, 2, 3),) * 5,) * 2,
        answered=(206, 206),
        headlines=("0 of 206 had it right",) * 2,
    ),
    "a rival who is far off": RivalsPicture((0.0513,) * 14, (0.6931, *(6.9,) * 13), 8),
    "two words": WeighedWordsPicture(
        title="Why “one explains why”",
        measure="Added to its score, next to the two likeliest others",
        labels=("“why”", "a word of the course", "before any word"),
        weights=(1.234, 0.5, -0.321),
    ),
    "six words": WeighedWordsPicture(
        title="Why “a question about the subject”",
        measure="Added to its score, next to the two likeliest others",
        labels=(
            "“why”",
            "a word of the course",
            "“weight”",
            "a lesson's name",
            "“not”",
            "a number",
            "5 further words",
            "before any word",
        ),
        weights=(1.834, 0.912, -0.745, 0.5, -0.31, 0.02, -0.07, 0.4),
    ),
    "long words, one in another script": WeighedWordsPicture(
        title="Why “going on with the course”, which has a very long name in this picture",
        measure="Added to its score, next to the two likeliest others, who are many",
        labels=(
            "“backpropagationwithouttears”",
            "“aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa”",
            "“wwwwwwwwwwwwwwwwwwwwwwwwwwwwww”",
            "“为什么”",
            "“почему”",
            "“why😀”",
            "before any word",
        ),
        weights=(-2.5, -1.1, 0.9, -0.4, 0.3, -0.004, 0.0),
    ),
    "words that all count for it": WeighedWordsPicture(
        title="Why “training a network”",
        measure="Added to its score, next to the two likeliest others",
        labels=("“train”", "“spirals”", "before any word"),
        weights=(2.4, 0.8, 0.25),
    ),
    "no word at all": WeighedWordsPicture(
        title="Why “a greeting”", measure="Added", labels=("before any word",), weights=(0.0,)
    ),
}
