"""The changes of a training that can be tried and advised, each turning one dial or a few."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.trainings.data_sets import OWN
from bot.trainings.spec import PLANE, POINTS, TrainingSpec
from bot.trainings.task import Variant
from bot.tutor.errors import TutorError
from bot.tutor.lab.requests import suited
from bot.tutor.lab.variations import longer, turned, within_rates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.trainings.task import Task

Turn = Callable[[TrainingSpec], TrainingSpec]

ADAM_RATE = 0.01
ADAM_RATES = {"spiral": 0.03}
OF_THE_POINTS = ("data", "points", "noise", "flips", "train_share", "fresh_test", "inputs", "text")
NOT_OF_THE_TRAINING = (
    *OF_THE_POINTS,
    *("split", "scaling", "loss", "precision", "seed", "weights_seed", "axis"),
)


@dataclass(frozen=True, slots=True)
class Remedy:
    """`name` stands in the id of its button, which shows `label` of at most 25 characters.

    `turn` returns the same spec where it changes nothing. `because` says, as a sentence, what was
    amiss if the change lowers the loss; it is "" where that has no one name. `joint` says that the
    change turns as many dials as need be: one that turns a single dial teaches more. `endless` says
    that it asks for data that can be drawn without end, `plane` for points with two coordinates.
    """

    name: str
    label: str
    turn: Turn
    because: str = ""
    joint: bool = False
    endless: bool = False
    plane: bool = False


def suited_rate(spec: TrainingSpec) -> float:
    """Return the learning rate that suits the data with the optimizer of a spec.

    Measured: what suits the data for plain descent, a tenth of it with momentum, 0.01 for Adam.
    """
    if spec.optimizer == "adam":
        return ADAM_RATES.get(spec.data, ADAM_RATE)
    own = suited(spec.data)
    rate = TrainingSpec().learning_rate if own.optimizer == "adam" else own.learning_rate
    return rate / 10 if spec.optimizer == "momentum" else rate


def _suited_rate(spec: TrainingSpec) -> TrainingSpec:
    return replace(spec, learning_rate=within_rates(suited_rate(spec)))


def _lower_rate(spec: TrainingSpec) -> TrainingSpec:
    return _suited_rate(spec) if suited_rate(spec) < spec.learning_rate else spec


def _higher_rate(spec: TrainingSpec) -> TrainingSpec:
    return _suited_rate(spec) if suited_rate(spec) > spec.learning_rate else spec


def _adam(spec: TrainingSpec) -> TrainingSpec:
    return _suited_rate(replace(spec, optimizer="adam", schedule="constant"))


def _more_points(spec: TrainingSpec) -> TrainingSpec:
    return replace(spec, points=max(spec.points, min(4 * spec.points, POINTS[1])))


def _fewer_flips(spec: TrainingSpec) -> TrainingSpec:
    return replace(spec, flips=spec.flips / 2)


def _without_penalty(spec: TrainingSpec) -> TrainingSpec:
    return replace(spec, l1=0.0, l2=0.0, penalties=())


def _less_penalty(spec: TrainingSpec) -> TrainingSpec:
    others = tuple((name, amount / 10) for name, amount in spec.penalties)
    return replace(spec, l1=spec.l1 / 10, l2=spec.l2 / 10, penalties=others)


def _random_start(spec: TrainingSpec) -> TrainingSpec:
    return replace(spec, start="random")


def _both_inputs(spec: TrainingSpec) -> TrainingSpec:
    return replace(spec, inputs=(*PLANE, *(name for name in spec.inputs if name not in PLANE)))


def _squares(spec: TrainingSpec) -> TrainingSpec:
    both = _both_inputs(spec).inputs
    return replace(spec, inputs=tuple(dict.fromkeys((*both, "x1^2", "x2^2", "x1*x2"))))


def _stop_at_best(spec: TrainingSpec) -> TrainingSpec:
    if spec.patience:
        return spec
    patience = max(10, spec.epochs // 10)
    return replace(spec, patience=patience, validation_share=spec.validation_share or 0.2)


def _without_stopping(spec: TrainingSpec) -> TrainingSpec:
    return replace(spec, patience=0, validation_share=0.0) if spec.patience else spec


def _tanh(spec: TrainingSpec) -> TrainingSpec:
    return replace(spec, activation="tanh") if spec.hidden else spec


def _network(spec: TrainingSpec) -> TrainingSpec:
    return replace(spec, hidden=suited(spec.data).hidden, activation="tanh")


def _constant_rate(spec: TrainingSpec) -> TrainingSpec:
    return replace(spec, schedule="constant")


def _training(spec: TrainingSpec) -> TrainingSpec:
    """Train as suits the data, on the same points with the same inputs and wrong labels."""
    return replace(suited(spec.data), **{name: getattr(spec, name) for name in NOT_OF_THE_TRAINING})


def _training_and_points(spec: TrainingSpec) -> TrainingSpec:
    trained, more = _training(spec), _more_points(spec)
    return spec if spec in {trained, more} else replace(trained, points=more.points)


CHANGES = (
    Remedy("random", "Random start", _random_start, "Equal starting weights held it back."),
    Remedy(
        "inputs", "Show x1 and x2", _both_inputs, "It saw too little of each point.", plane=True
    ),
    Remedy("slow-rate", "Smaller rate", _lower_rate, "The learning rate was too large."),
    Remedy("fast-rate", "Larger rate", _higher_rate, "The steps were too small."),
    Remedy("fewer-flips", "Fewer wrong labels", _fewer_flips, "Wrong labels misled it."),
    Remedy("points", "Points ×4", _more_points, "It had too few points.", endless=True),
    Remedy("no-penalty", "No penalty", _without_penalty, "The penalty held its weights too small."),
    Remedy("less-penalty", "Penalty ÷10", _less_penalty, "The penalty was too strong."),
    Remedy("rounds", "Rounds ×3", longer, "It had too few rounds."),
    Remedy("stop", "Stop at the best", _stop_at_best, "It trained on past its best round."),
    Remedy(
        "no-stop", "No early stop", _without_stopping, "It stopped too early, or held out too much."
    ),
    Remedy("tanh", "Units with tanh", _tanh, "Its hidden units did not fit these points."),
    Remedy("network", "Network that fits", _network, "Its layers did not fit these points."),
    Remedy("constant", "Same rate all along", _constant_rate, "Its steps got too small too soon."),
    Remedy(
        "squares", "Add squares", _squares, "The squares show it what it could not see.", plane=True
    ),
    Remedy("adam", "Adam", _adam),
    Remedy("suited", "Several at once", _training, joint=True),
    Remedy(
        "suited-points", "Several, and points ×4", _training_and_points, joint=True, endless=True
    ),
)
BY_NAME: Mapping[str, Remedy] = {change.name: change for change in CHANGES}


def changed(task: Task, name: str) -> Task:
    """Remedy every training of a task, by the name of a change or of a turn.

    Raise TutorError where that changes nothing, and for a name that is unknown.
    """
    change = BY_NAME.get(name)
    if change is None:
        return turned(task, name)
    if len(task.variants) > 1 or (change.endless and task.spec.data == OWN):
        raise TutorError(f"{change.label}: that cannot be done here. Nothing was trained.")
    variants = tuple(Variant(v.label, change.turn(v.spec)) for v in task.variants)
    if variants == task.variants:
        raise TutorError(
            f"{change.label}: that is so already. Nothing was trained: try another button."
        )
    return replace(task, variants=variants, predicted="")
