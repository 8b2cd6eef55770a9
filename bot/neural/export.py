"""A training to take home: one runnable script, made of the plain implementation, and its rows."""

from __future__ import annotations

import csv
import inspect
import io
from typing import TYPE_CHECKING

from bot.neural import losses, measures, network, plain, prepare, standalone, training

if TYPE_CHECKING:
    from bot.neural.prepare import Prepared
    from bot.trainings.spec import TrainingSpec

ROWS = "points.csv"

# The fields of a spec that training still needs; the others are already in the rows.
SETTINGS = (
    "hidden",
    "activation",
    "loss",
    "optimizer",
    "learning_rate",
    "schedule",
    "epochs",
    "batch",
    "l1",
    "l2",
    "start",
    "precision",
    "patience",
    "start_seed",
)

PIECES = (
    prepare.Kind,
    prepare.Split,
    prepare.Splits,
    network.Layer,
    network.starting_network,
    network.cast,
    network.forward,
    network.outputs,
    network.activated,
    network.slope,
    network.sigmoid,
    network.softmax,
    losses.predictions,
    losses.point_losses,
    losses.output_delta,
    losses.chosen,
    losses.correct,
    plain.gradients,
    plain.learning_rate,
    plain.OptimizerState,
    plain.empty_state,
    plain.step,
    measures.Measures,
    plain.PlainTrainer,
    training.evaluated_epochs,
    standalone.read_rows,
    standalone.run,
)

HEAD = '''"""A neural network and its training, in plain numpy: python {script}

It reads {rows} beside it, repeats the training that it was exported from, and prints its
losses. Change the settings and run it again.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = Array = np.ndarray
Network = tuple["Layer", ...]
MOMENTUM = {momentum}
ADAM_DECAYS = {decays}
ADAM_EPSILON = {epsilon}


@dataclass(frozen=True)
class TrainingSpec:
    """The settings of this training."""

{settings}

    def sizes(self, inputs: int, outputs: int) -> tuple[int, ...]:
        """Units of every layer, the inputs first."""
        return (inputs, *self.hidden, outputs)
'''

TAIL = """if __name__ == "__main__":
    with np.errstate(over="ignore", invalid="ignore"):
        run(TrainingSpec(), read_rows(Path(__file__).with_name({rows!r}), {kind!r}, {inputs}))
"""


def export_script(
    spec: TrainingSpec, prepared: Prepared, script: str = "train.py", rows: str = ROWS
) -> str:
    """Return a Python program that needs only numpy and the file named `rows` beside it.

    `script` is the name of the program itself. It is made of the source text of the plain
    implementation and draws the same start from the same seed, so it prints the losses of the
    training's history.
    """
    head = HEAD.format(
        script=script,
        rows=rows,
        settings="\n".join(_setting(name, getattr(spec, name)) for name in SETTINGS),
        momentum=plain.MOMENTUM,
        decays=plain.ADAM_DECAYS,
        epsilon=plain.ADAM_EPSILON,
    )
    tail = TAIL.format(rows=rows, kind=str(prepared.kind), inputs=prepared.train.inputs.shape[1])
    pieces = [inspect.getsource(piece).rstrip() + "\n" for piece in PIECES]
    return "\n\n".join([head, *pieces, tail]).replace("  # noqa: T201 - a script", "")


def export_rows(prepared: Prepared) -> str:
    """Return all points as CSV: the network's standardised inputs, the targets, and the part."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    outputs = prepared.train.targets.shape[1]
    targets = prepared.classes if outputs > 1 else ("target",)
    writer.writerow([*prepared.names, *targets, "part"])
    for name in ("train", "validation", "test"):
        part = getattr(prepared, name)
        for inputs, answers in zip(part.inputs.tolist(), part.targets.tolist(), strict=True):
            writer.writerow([*map(repr, inputs), *map(repr, answers), name])
    return written.getvalue()


def _setting(name: str, value: object) -> str:
    kind = "tuple[int, ...]" if isinstance(value, tuple) else type(value).__name__
    written = f'"{value}"' if isinstance(value, str) else repr(value)
    return f"    {name}: {kind} = {written}"
