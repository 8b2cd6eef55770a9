"""What the outputs of a network can mean."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What the outputs of a network mean."""

    BINARY = "binary"  # one logit; its sigmoid is the probability of the second class
    CLASSES = "classes"  # one logit for each class; their softmax gives the probabilities
    VALUES = "values"  # one output, the value itself
