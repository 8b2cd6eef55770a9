"""The words in which people name the settings of a training, beside the names of the dials."""

from __future__ import annotations

# For each field of a spec: how people call it.
CALLED: dict[str, tuple[str, ...]] = {
    "data": ("data set", "dataset", "data", "task"),
    "learning_rate": (
        "learning rate", "learning rates", "learn rate", "learnrate", "learning speed",
        "rate", "rates", "lr", "speed", "step size", "step sizes", "stepsize", "eta",
    ),
    "epochs": ("epochs", "epoch", "rounds", "round", "iterations", "iteration", "passes"),
    "batch": (
        "batch size", "batch sizes", "batchsize", "batches", "batch", "minibatch",
        "minibatches", "mini batch", "mini batches",
    ),
    "activation": ("activation function", "activations", "activation"),
    "optimizer": ("optimizer", "optimiser", "optimizers"),
    "loss": ("loss function", "cost function"),
    "schedule": ("schedule", "scheduler", "learning rate schedule", "rate schedule"),
    "l1": ("l1", "l1 penalty", "l1 regularization", "l1 regularisation", "lasso"),
    "l2": (
        "l2", "l2 penalty", "l2 penalties", "l2 regularization", "l2 regularisation",
        "weight decay", "weightdecay", "regularization", "regularisation",
    ),
    "patience": ("patience", "early stopping"),
    "validation_share": ("validation share", "validation split", "validation set", "validation"),
    "points": (
        "points", "data points", "datapoints", "samples", "training examples",
        "training points", "number of points",
    ),
    "noise": ("noise", "blur"),
    "flips": ("wrong labels", "flipped labels", "label noise", "flips"),
    "train_share": ("training share", "train share", "train split"),
    "inputs": ("inputs", "input features"),
    "text": ("text",),
    "start": ("start", "starting weights", "initialization", "initialisation", "init"),
    "precision": ("precision",),
    "weights_seed": ("start seed", "starting seed", "weights seed"),
    "fresh_test": ("fresh test points", "fresh test"),
    "axis": ("axis of the losses", "axis of the loss"),
    "seed": ("seed", "seeds"),
}  # fmt: skip

# For each field that holds a name: other words for its names.
ALSO: dict[str, dict[str, tuple[str, ...]]] = {
    "data": {
        "moons": ("moon", "half moons", "two moons", "crescents"),
        "circles": ("circle", "rings", "ring"),
        "xor": ("exclusive or", "x or"),
        "gauss": ("gaussian", "gaussians", "blobs", "blob", "clouds"),
        "spiral": ("spirals", "two spirals"),
        "multi-gauss": ("multi gaussian", "many gaussians"),
        "coin-toss": ("coin tosses", "coin flips", "coin flip"),
        "digits": ("handwritten digits", "handwriting", "mnist"),
        "penguins": ("penguin",),
    },
    "activation": {
        "relu": ("relus", "rectified linear"),
        "sigmoid": ("sigmoids", "logistic"),
        "linear": ("linear activation", "linear units", "no activation"),
    },
    "optimizer": {
        "sgd": ("plain sgd", "gradient descent", "stochastic gradient descent", "plain descent"),
    },
    "loss": {
        "cross-entropy": ("crossentropy", "log loss"),
        "squared": ("squared error", "squared loss", "mse", "mean squared error"),
    },
    "schedule": {
        "cosine": ("cosine decay",),
        "step": ("step schedule", "step decay"),
        "constant": ("constant rate", "constant schedule"),
    },
    "start": {
        "zero": ("zero start", "zero weights", "start at zero", "start from zero", "all zeros"),
        "random": ("random start",),
        "constant": ("constant start",),
    },
    "precision": {"float32": ("single precision",), "float64": ("double precision",)},
    "axis": {
        "log": ("log scale", "logarithmic scale", "logarithmic axis", "logarithmic loss axis"),
        "linear": ("linear scale", "linear loss axis"),
    },
}

# These name other things as well: they count only beside the name of their dial, or as above.
COMMON = frozenset(
    {
        *("plane", "linear", "step", "constant", "random", "zero", "log", "auto"),
        *("words", "measures", "signals", "characters", "chance", "even"),
    }
)

LAYERS = (
    "hidden layers", "hidden layer", "layers", "layer", "hidden", "hidden layer sizes",
    "hidden layer widths", "layer sizes", "layer widths", "widths",
)  # fmt: skip
UNITS = (
    "hidden units", "hidden unit", "units", "unit", "neurons", "neuron", "nodes", "node",
    "hidden neurons", "hidden nodes", "neurones", "cells", "units wide", "neurons wide",
)  # fmt: skip

# What each word does to the run before: a field, how it changes, by how much.
TURN_WORDS: dict[str, tuple[str, str, str, float]] = {
    "wider": ("wider", "hidden", "times", 2.0),
    "bigger": ("wider", "hidden", "times", 2.0),
    "larger": ("wider", "hidden", "times", 2.0),
    "narrower": ("", "hidden", "times", 0.5),
    "thinner": ("", "hidden", "times", 0.5),
    "smaller": ("", "hidden", "times", 0.5),
    "deeper": ("", "hidden", "layers", 1.0),
    "shallower": ("", "hidden", "layers", -1.0),
    "faster": ("faster", "learning_rate", "times", 3.0),
    "quicker": ("faster", "learning_rate", "times", 3.0),
    "slower": ("slower", "learning_rate", "times", 1 / 3),
    "longer": ("longer", "epochs", "times", 3.0),
    "shorter": ("", "epochs", "times", 1 / 3),
    "another seed": ("seed", "seed", "next", 1.0),
    "other seed": ("seed", "seed", "next", 1.0),
    "different seed": ("seed", "seed", "next", 1.0),
    "new seed": ("seed", "seed", "next", 1.0),
    "next seed": ("seed", "seed", "next", 1.0),
    "fresh seed": ("seed", "seed", "next", 1.0),
    "twice as wide": ("wider", "hidden", "times", 2.0),
    "half as wide": ("", "hidden", "times", 0.5),
    "twice as fast": ("", "learning_rate", "times", 2.0),
    "half as fast": ("", "learning_rate", "times", 0.5),
    "twice as slow": ("", "learning_rate", "times", 0.5),
    "twice as long": ("", "epochs", "times", 2.0),
    "half as long": ("", "epochs", "times", 0.5),
    "add a layer": ("", "hidden", "layers", 1.0),
    "add one layer": ("", "hidden", "layers", 1.0),
    "add a hidden layer": ("", "hidden", "layers", 1.0),
    "add one hidden layer": ("", "hidden", "layers", 1.0),
    "add a second layer": ("", "hidden", "layers", 1.0),
    "add a second hidden layer": ("", "hidden", "layers", 1.0),
    "add a third layer": ("", "hidden", "layers", 1.0),
    "remove a layer": ("", "hidden", "layers", -1.0),
    "remove one layer": ("", "hidden", "layers", -1.0),
    "drop a layer": ("", "hidden", "layers", -1.0),
    "drop one layer": ("", "hidden", "layers", -1.0),
    "another layer": ("", "hidden", "layers", 1.0),
    "another hidden layer": ("", "hidden", "layers", 1.0),
    "extra layer": ("", "hidden", "layers", 1.0),
    "extra hidden layer": ("", "hidden", "layers", 1.0),
    "new layer": ("", "hidden", "layers", 1.0),
    "other points": ("seed", "seed", "next", 1.0),
    "change the seed": ("seed", "seed", "next", 1.0),
    "change seed": ("seed", "seed", "next", 1.0),
    "smaller steps": ("slower", "learning_rate", "times", 1 / 3),
    "slower steps": ("slower", "learning_rate", "times", 1 / 3),
    "bigger steps": ("faster", "learning_rate", "times", 3.0),
    "larger steps": ("faster", "learning_rate", "times", 3.0),
    "less deep": ("", "hidden", "layers", -1.0),
    "less wide": ("", "hidden", "times", 0.5),
}
OF_TALK = frozenset({"shorter", "longer", "smaller", "bigger", "larger", "deeper"})
"""What people may also ask of an explanation: it counts only where a training is spoken of."""

FACTORS = {
    "half": 0.5, "halve": 0.5, "halved": 0.5, "double": 2.0, "doubled": 2.0, "twice": 2.0,
    "triple": 3.0, "tripled": 3.0, "quadruple": 4.0, "a third of": 1 / 3, "one third of": 1 / 3,
    "a tenth of": 0.1, "one tenth of": 0.1, "a quarter of": 0.25, "half of": 0.5,
}  # fmt: skip
UP = (
    "more", "higher", "increase", "raise", "bigger", "larger", "greater", "stronger", "longer",
    "up",
)  # fmt: skip
DOWN = (
    "less", "fewer", "lower", "decrease", "reduce", "smaller", "tinier", "weaker", "shorter",
    "nerf", "down",
)  # fmt: skip
NUMBERS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "sixteen": 16,
    "twenty": 20, "thirty": 30, "fifty": 50, "hundred": 100, "thousand": 1000,
}  # fmt: skip
FRACTIONS = {
    "one third": 1 / 3, "a third": 1 / 3, "one half": 0.5, "a half": 0.5, "one tenth": 0.1,
    "a tenth": 0.1, "one quarter": 0.25, "a quarter": 0.25, "two thirds": 2 / 3,
}  # fmt: skip

# Names of the field that no dial takes: the sentence of the dial says what there is instead.
FOREIGN: dict[str, tuple[str, ...]] = {
    "optimizer": ("rmsprop", "adagrad", "adamw", "nesterov", "lbfgs"),
    "activation": ("swish", "gelu", "elu", "leaky relu", "softplus", "softmax"),
}
UNKNOWN_HERE = (
    "dropout", "batchnorm", "batch norm", "batch normalization", "convolution", "convolutions",
    "transformer", "attention", "gpu", "momentum of", "warmup", "gradient clipping", "skip",
)  # fmt: skip
