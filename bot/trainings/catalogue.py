"""The names that a spec may use, and what rules must know about each of them.

What a name does stands in `bot.neural.parts`; a test holds the two lists equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.trainings.data_sets import AB, OWN, DataSet
from bot.trainings.names import named, names_of, unknown

if TYPE_CHECKING:
    from bot.trainings.spec import TrainingSpec


@dataclass(frozen=True, slots=True)
class ActivationFacts:
    """`straight` says that units only add up, so that no number of them bends a border.

    `can_die` says that a unit can be 0 with slope 0 for every point, and then never changes again.
    """

    name: str
    straight: bool = False
    can_die: bool = False


@dataclass(frozen=True, slots=True)
class LossFacts:
    """`called` is the loss in people's words.

    `needs_classes` says that it asks for the probability of a class, so that it is not offered
    where a value is predicted.
    """

    name: str
    called: str
    needs_classes: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All names that a spec may use, in the order in which people are shown them."""

    data_sets: tuple[DataSet, ...]
    inputs: tuple[str, ...]
    texts: tuple[str, ...]
    activations: tuple[ActivationFacts, ...]
    losses: tuple[LossFacts, ...]
    optimizers: tuple[str, ...]
    penalties: tuple[str, ...]
    schedules: tuple[str, ...]
    starts: tuple[str, ...]
    precisions: tuple[str, ...]

    def data_set(self, name: str) -> DataSet:
        """Return a built-in data set. Raise UnknownNameError if there is none of this name."""
        return named("data", self.data_sets, name)

    def activation(self, name: str) -> ActivationFacts:
        """Return what is known of an activation. Raise UnknownNameError for another name."""
        return named("activation", self.activations, name)

    def loss(self, name: str) -> LossFacts:
        """Return what is known of a loss. Raise UnknownNameError for another name."""
        return named("loss", self.losses, name)

    @property
    def built_in(self) -> tuple[str, ...]:
        """The names of the data sets that everybody has."""
        return names_of(self.data_sets)

    @property
    def choices(self) -> dict[str, tuple[str, ...]]:
        """For each field of a spec that holds a name or names, those that it may hold."""
        return {
            "data": (*self.built_in, OWN),
            "inputs": self.inputs,
            "text": self.texts,
            "activation": names_of(self.activations),
            "loss": names_of(self.losses),
            "optimizer": self.optimizers,
            "penalties": self.penalties,
            "schedule": self.schedules,
            "start": self.starts,
            "precision": self.precisions,
        }

    def check(self, spec: TrainingSpec) -> None:
        """Raise UnknownNameError for the first name of a spec that is not in this catalogue."""
        several = {"inputs": spec.inputs, "penalties": tuple(spec.amounts)}
        for field, known in self.choices.items():
            names = several[field] if field in several else (getattr(spec, field),)
            for name in names:
                if name not in known:
                    raise unknown(field, known, name)


CATALOGUE = Catalogue(
    data_sets=(
        DataSet("moons", 2, AB),
        DataSet("circles", 2, AB),
        DataSet("xor", 2, AB),
        DataSet("gauss", 2, AB),
        DataSet("spiral", 2, AB),
        DataSet("plane", 2, ()),
        DataSet("multi-gauss", 2, ()),
        DataSet("coin-toss", 10, AB),
        DataSet("digits", 64, tuple("0123456789"), endless=False),
        DataSet("penguins", 4, ("Adelie", "Chinstrap", "Gentoo"), endless=False),
    ),
    inputs=("x1", "x2", "x1^2", "x2^2", "x1*x2", "sin(x1)", "sin(x2)"),
    texts=("signals", "measures", "words", "characters"),
    activations=(
        ActivationFacts("tanh"),
        ActivationFacts("relu", can_die=True),
        ActivationFacts("sigmoid"),
        ActivationFacts("linear", straight=True),
    ),
    losses=(
        LossFacts("cross-entropy", "cross-entropy", needs_classes=True),
        LossFacts("squared", "squared error"),
    ),
    optimizers=("sgd", "momentum", "adam"),
    penalties=("l1", "l2"),
    schedules=("constant", "step", "cosine"),
    starts=("random", "zero", "constant"),
    precisions=("float64", "float32"),
)
