"""A training to take home: one runnable script, made of the plain implementation, and its rows."""

from __future__ import annotations

import csv
import inspect
import io
import textwrap
from typing import TYPE_CHECKING

from bot.neural import kinds, measures, network, plain, predictions, prepare, standalone, training
from bot.neural.parts import recipe
from bot.neural.written import IMPORTS, Sources
from bot.trainings import names
from bot.trainings.spec import TrainingSpec

if TYPE_CHECKING:
    from bot.neural.parts.recipe import Parts
    from bot.neural.prepare import Prepared

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
    "penalties",
    "start",
    "precision",
    "patience",
    "start_seed",
)

# What a program needs of each member of a registry. Data sets and inputs are in the rows already.
WRITTEN = {
    "activations": ("name", "function", "slope", "by_sums"),
    "losses": ("name", "point_losses", "output_delta"),
    "optimizers": ("name", "memories", "step"),
    "penalties": ("name", "slope"),
    "schedules": ("name", "factor"),
    "starts": ("name", "weights"),
    "precisions": ("name", "dtype"),
}

PIECES = (
    kinds.Kind,
    prepare.Split,
    prepare.Splits,
    names.UnknownNameError,
    names.unknown,
    names.names_of,
    names.named,
    recipe.Recipe,
    recipe.recipe_of,
    network.Layer,
    network.starting_network,
    network.cast,
    network.sums,
    network.forward,
    network.outputs,
    predictions.chosen,
    predictions.correct,
    plain.gradients,
    plain.learning_rate,
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

{imports}

Floats = np.ndarray
Generator = np.random.Generator
Memory = tuple[Floats, ...]
Network = tuple["Layer", ...]
Activation = Loss = Optimizer = Penalty = Schedule = Start = Precision = SimpleNamespace
Parts = Named = Member = SimpleNamespace


@dataclass(frozen=True)
class TrainingSpec:
    """The settings of this training."""

{settings}

{methods}
'''

PARTS = """# What the names in the settings may stand for.
PARTS = SimpleNamespace(
{registries}
)
"""

TAIL = """if __name__ == "__main__":
    with np.errstate(over="ignore", invalid="ignore"):
        rows = read_rows(Path(__file__).with_name({rows!r}), {kind!r}, {inputs})
        run(TrainingSpec(), rows, PARTS)
"""


FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def export_script(
    spec: TrainingSpec, parts: Parts, prepared: Prepared, script: str = "train.py", rows: str = ROWS
) -> str:
    """Return a Python program that needs only numpy and the file named `rows` beside it.

    `script` is the name of the program itself. It is made of the source text of the plain
    implementation and draws the same start from the same seed, so it prints the losses of the
    training's history. It holds all of `parts`, so that its settings can be changed. Raise
    UnknownNameError for a name of the spec that they lack, and ValueError for a part that is no
    plain function.
    """
    recipe.recipe_of(spec, parts)
    sources = Sources()
    for piece in PIECES:
        sources.add(piece.__name__, piece)
    registries = _registries(sources, parts)
    head = HEAD.format(
        script=script,
        rows=rows,
        imports=IMPORTS,
        settings="\n".join(_setting(name, getattr(spec, name)) for name in SETTINGS),
        methods="\n".join(map(_method, ("amounts", "sizes"))),
    )
    tail = TAIL.format(rows=rows, kind=str(prepared.kind), inputs=prepared.train.inputs.shape[1])
    pieces = [piece.rstrip() + "\n" for piece in sources.pieces.values()]
    program = "\n\n".join([head.rstrip() + "\n", *pieces, registries, tail])
    return program.replace("  # noqa: T201 - a script", "")


def _method(name: str) -> str:
    """Return the source text of a method, or of a property, of a spec."""
    method = inspect.getattr_static(TrainingSpec, name)
    return inspect.getsource(getattr(method, "fget", method))


def _registries(sources: Sources, parts: Parts) -> str:
    """Write every member of every registry, and return the text that holds them together."""
    written = []
    for registry, attributes in WRITTEN.items():
        members = [sources.namespace(member, attributes) for member in getattr(parts, registry)]
        inside = textwrap.indent("\n".join(f"{member}," for member in members), "    ")
        written.append(f"{registry}=(\n{inside}\n),")
    return PARTS.format(registries=textwrap.indent("\n".join(written), "    "))


def export_rows(prepared: Prepared) -> str:
    """Return all points as CSV: the network's standardised inputs, the targets, and the part."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    outputs = prepared.train.targets.shape[1]
    targets = prepared.classes if outputs > 1 else ("target",)
    writer.writerow([*map(_guarded, (*prepared.names, *targets)), "part"])
    for name in ("train", "validation", "test"):
        part = getattr(prepared, name)
        for inputs, answers in zip(part.inputs.tolist(), part.targets.tolist(), strict=True):
            writer.writerow([*map(repr, inputs), *map(repr, answers), name])
    return written.getvalue()


def _guarded(name: str) -> str:
    """Write a name that people gave so that no spreadsheet takes it for a formula."""
    return f"'{name}" if name.startswith(FORMULA_SIGNS) else name


def _setting(name: str, value: object) -> str:
    kind = type(value).__name__
    written = f'"{value}"' if isinstance(value, str) else repr(value)
    return f"    {name}: {kind} = {written}"
