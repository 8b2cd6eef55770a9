"""The words around the settings: how people begin such a message, and what says nothing."""

from __future__ import annotations

FILLERS = (
    "all the same", "do it over", "give it a go", "and go", "see what happens", "teh", "myself",
    "thing", "ones", "may we", "may i", "shall we", "say", "way", "single", "together", "over",
    "on my own", "yo", "bro", "dude", "sir", "learn", "learns",
    "ok", "okay", "so", "please", "pls", "plz", "hey", "hi", "nudge", "umm", "um", "uh",
    "well", "can you", "could you", "can u", "could u", "can we", "could we", "would you",
    "will you", "i want to", "i wanna", "i want you to", "i would like to", "id like to",
    "id like you to", "i want", "id like", "lets", "let us", "let me", "we should",
    "we could", "maybe", "just", "me", "us", "this time", "next time", "a", "an", "the",
    "its", "it", "that", "this", "my", "our", "some", "any", "for", "in", "bit", "little",
    "lot", "much", "too", "also", "only", "really", "lol", "haha", "thanks", "thx", "cool",
    "great", "nice", "yes", "yeah", "yep", "oh", "go ahead", "one more time", "there", "u",
    "you", "i", "we", "want", "like", "wide", "deep", "number", "value", "total", "about",
    "around", "exactly", "but", "let", "should", "first", "all", "both", "now", "wait",
    "everything else", "rest", "big", "small", "tiny", "fully", "good", "time", "see",
    "if", "do", "go", "quickly", "size", "sizes", "pic", "alright", "right", "hmm", "ill",
    "im gonna", "how", "your", "goes", "dear", "kindly", "from",
)  # fmt: skip
THEN = (
    "then", "and then", "after that", "afterwards", "and after that", "next make", "and next",
)  # fmt: skip
TRAIN = (
    "fire up a training", "fire up the lab", "spin up a network", "start a training run",
    "start the lab", "lab time", "let it learn", "let a network learn", "let the network learn",
    "let it train", "let a network train", "teach a network", "teach the network", "teach it",
    "spin up a net", "fire up a network", "let it run",
    "train", "trains", "start a training", "start training", "run a training",
    "do a training", "begin training", "new training", "another training", "a training",
    "training run", "fit", "do a run", "start a run", "start a new run", "new run",
    "another run", "retrain", "make a network", "build a network",
    "make me a network", "run a network", "run the network", "do training", "training with",
    "training on", "create a network", "make a net",
)  # fmt: skip
DO = (
    "crank", "start up", "initialise", "initialize", "start with", "buff",
    "use", "using", "try", "set", "take", "change", "add", "put", "give", "run", "start",
    "switch", "go with", "go for", "turn", "pick", "choose", "make", "do one",
    "put in", "swap", "give it", "keep", "show what happens with", "do it",
)  # fmt: skip
BASE = (
    "see what happens with", "what would happen with",
    "again", "same", "make it", "make the network", "make the net", "make that", "but with",
    "what if", "what happens if", "what happens when", "what happens with", "now with",
    "now try", "how about", "what about", "instead", "with", "same thing", "same again",
    "but", "once more", "make this", "same run", "same network", "that again", "it again",
    "what would happen if", "would",
)  # fmt: skip
BUILDING = frozenset(BASE) - {"with", "would", "but"}
"""Those that build on the run before, wherever they stand."""
COMPARE = (
    "compare", "comparing", "sweep", "sweep over", "vary", "try different", "try several",
    "try some", "try out", "try many", "try three", "several", "different", "various",
    "sweep the",
)  # fmt: skip
SWEPT = {
    "learning_rate": ("rates", "lr-trio"),
    "seed": ("seeds", ""),
    "hidden": ("widths", ""),
    "l2": ("l2", ""),
    "start": ("seeds", "zero-start"),
    "batch": ("", "batch-noise"),
}
"""What the values of a field are compared by: the name of a sweep, and that of a preset."""
WATCH = (
    "watch it", "watch it learn", "watch it train", "watch that", "watch it learning",
    "animate it", "animate", "animation", "as an animation", "as a movie", "as a film",
    "as a video", "let me watch", "can i watch", "i want to watch", "watch the training",
    "watch how it learns", "how it learns", "watch the network learn", "see it learn",
    "watch it learn live", "watch this", "movie", "see it move", "and watch", "wanna watch",
    "watch the run", "watch them", "watch the network", "watch that again",
)  # fmt: skip
SHOW = (
    "show", "show me", "demonstrate", "demo", "let me see", "see", "i want to see", "open",
)  # fmt: skip
REPEAT = (
    "repeat", "repeat it", "repeat that", "repeat the training", "repeat the last", "rerun",
    "repeat the run", "run it again", "run that again", "train again", "train it again",
    "repeat my training", "repeat my last training", "repeat the last training", "same again",
    "train that again", "redo the training", "repeat the last run", "repeat last run",
    "repeat my run", "repeat my last run", "same training again", "same training",
)  # fmt: skip
NETWORK = (
    "network", "networks", "net", "nets", "neural network", "neural net", "nn", "model",
    "one", "something", "tiny network", "small network", "training", "last run",
    "last training", "stuff", "mine", "another", "another one", "new", "new one", "last one",
    "last",
)  # fmt: skip
PRESETS: dict[str, tuple[str, ...]] = {
    "lr-trio": (
        "three learning rates", "3 learning rates", "three rates", "lr trio", "rate trio",
    ),
    "overfit": ("overfitting", "overfit", "overfits", "a network that overfits", "over fitting",),
    "remedies": (
        "remedies", "remedies for overfitting", "remedies against overfitting",
        "what helps against overfitting", "how to stop overfitting", "cures for overfitting",
    ),
    "random-labels": ("random labels", "labels by coin toss", "coin toss labels",),
    "batch-noise": ("batch noise", "different batch sizes", "noisy batches", "small batches",),
    "xor": ("xor with and without hidden units", "xor with and without hidden layers",),
    "zero-start": ("zero start experiment", "all weights zero",),
    "digits": ("digit experiment", "reading digits",),
}  # fmt: skip
