"""Each change that can be advised turns what it names, and stays within what a spec may be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import pytest

from bot.bench.readings.wishes import wish
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.data_sets import OWN
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from bot.tutor.errors import TutorError
from bot.tutor.lab.advice.changes import BY_NAME, CHANGES, changed, suited_rate
from bot.tutor.lab.advice.trial import changes_for, trial_task
from bot.tutor.lab.dials.table import DIALS
from bot.tutor.lab.variations import TURNS, longer
from tests.tutor.lab.shipped import SHIPPED as ALL_DIALS
from tests.tutor.lab.small_runs import account, falling, run_of

if TYPE_CHECKING:
    from bot.trainings.numbers import RunNumbers

PLAIN = TrainingSpec()
STUCK = run_of([0.693] * 301)


def turned(name: str, **dials: object) -> dict[str, object]:
    """Return the fields that a change turns on a spec of these dials."""
    spec = TrainingSpec(**cast("dict[str, Any]", dials))
    after = BY_NAME[name].turn(spec)
    fields = TrainingSpec.__dataclass_fields__
    return {f: getattr(after, f) for f in fields if getattr(after, f) != getattr(spec, f)}


@pytest.mark.parametrize(
    ("name", "dials", "fields"),
    [
        ("random", {"start": "zero"}, {"start": "random"}),
        ("random", {}, {}),
        ("inputs", {"inputs": ("x2", "sin(x1)")}, {"inputs": ("x1", "x2", "sin(x1)")}),
        ("slow-rate", {"learning_rate": 30.0}, {"learning_rate": 1.0}),
        ("slow-rate", {"learning_rate": 0.3}, {}),
        ("fast-rate", {"learning_rate": 0.3}, {"learning_rate": 1.0}),
        ("fast-rate", {"learning_rate": 30.0}, {}),
        ("slow-rate", {"optimizer": "adam"}, {"learning_rate": 0.01}),
        ("slow-rate", {"optimizer": "momentum"}, {"learning_rate": 0.1}),
        ("fewer-flips", {"flips": 0.3}, {"flips": 0.15}),
        ("points", {}, {"points": 800}),
        ("points", {"points": 1000}, {"points": 2000}),
        ("points", {"points": 2000}, {}),
        ("no-penalty", {"l1": 0.1, "l2": 0.2}, {"l1": 0.0, "l2": 0.0}),
        ("less-penalty", {"l2": 0.2}, {"l2": 0.02}),
        ("rounds", {}, {"epochs": 900}),
        ("rounds", {"epochs": 5000}, {}),
        ("stop", {}, {"patience": 30, "validation_share": 0.2}),
        ("stop", {"patience": 5, "validation_share": 0.3}, {}),
        (
            "no-stop",
            {"patience": 5, "validation_share": 0.3},
            {"patience": 0, "validation_share": 0.0},
        ),
        ("tanh", {"activation": "linear"}, {"activation": "tanh"}),
        ("tanh", {"activation": "linear", "hidden": ()}, {}),
        ("network", {"hidden": (1,)}, {"hidden": (8,)}),
        ("constant", {"schedule": "step"}, {"schedule": "constant"}),
        ("squares", {}, {"inputs": ("x1", "x2", "x1^2", "x2^2", "x1*x2")}),
        ("adam", {}, {"optimizer": "adam", "learning_rate": 0.01}),
        ("suited", {"l2": 1.0, "learning_rate": 9.0, "seed": 4}, {"l2": 0.0, "learning_rate": 1.0}),
        ("suited", {"noise": 0.5, "flips": 0.3, "points": 60, "inputs": ("x1",)}, {}),
        ("suited-points", {"l2": 1.0}, {"l2": 0.0, "points": 800}),
        ("suited-points", {}, {}),
    ],
)
def test_a_change_turns_what_it_names(
    name: str, dials: dict[str, Any], fields: dict[str, object]
) -> None:
    assert turned(name, **dials) == fields


def test_names_and_labels_fit_their_buttons() -> None:
    assert len(BY_NAME) == len(CHANGES)
    for change in CHANGES:
        assert len(f"run-turn:{10**12}:{change.name}") <= 100
        assert ":" not in change.name
        assert 0 < len(change.label) <= 25
        assert not change.because or change.because.endswith(".")
    assert BY_NAME["rounds"].turn is longer
    assert not BY_NAME.keys() & TURNS.keys(), "two buttons of a card may not have one id"


def test_a_change_that_changes_nothing_is_refused_and_an_unknown_one_too() -> None:
    task = Task(View.TRAIN, (Variant("", PLAIN),))
    assert changed(task, "points").spec == replace(PLAIN, points=800)
    assert changed(task, "faster").spec == replace(PLAIN, learning_rate=3.0)
    for name in ("random", "no-such-change"):
        with pytest.raises(TutorError, match="Nothing was trained"):
            changed(task, name)


@pytest.mark.parametrize("number", range(150))
def test_whatever_is_tried_can_be_followed_by_a_press(number: int) -> None:
    spec = wish(number)
    sizes = spec.sizes(len(spec.inputs), 1)
    run = account(replace(STUCK, sizes=sizes), **{f: getattr(spec, f) for f in fields_of(spec)})
    found = changes_for(run, CATALOGUE)
    assert len({tried for _, tried in found}) == len(found)
    task = Task(View.TRAIN, (Variant("", spec),))
    for change, tried in found:
        CATALOGUE.check(tried)
        assert changed(task, change.name).spec == tried != spec
        assert (tried.data, tried.seed, tried.loss) == (spec.data, spec.seed, spec.loss)


def fields_of(spec: TrainingSpec) -> list[str]:
    return list(spec.__dataclass_fields__)


def test_only_what_the_data_have_is_tried() -> None:
    def tried(**dials: object) -> set[str]:
        run = account(STUCK, **dials)
        return {change.name for change, _ in changes_for(run, CATALOGUE)}

    assert {"points", "squares", "rounds"} <= tried()
    assert tried(data="penguins").isdisjoint({"points", "suited-points", "squares", "inputs"})
    assert "squares" not in tried(data="coin-toss")
    assert "points" not in tried(data=OWN)


@pytest.mark.parametrize(
    ("numbers", "dials", "tries"),
    [
        (run_of(falling(0.8, 0.1)), {}, False),
        (run_of(falling(0.8, 0.0), baseline_loss=0.0), {}, False),
        (run_of(falling(0.8, 0.4), floor_loss=0.4), {}, False),
        (run_of(falling(0.8, 0.4), floor_loss=0.4), {"flips": 0.2}, True),
        (run_of(falling(0.8, 0.4), floor_loss=0.4), {"inputs": ("x1",)}, True),
        (run_of(falling(0.8, 0.4)), {}, True),
    ],
)
def test_nothing_is_tried_where_nothing_can_help(
    numbers: RunNumbers, dials: dict[str, Any], tries: bool
) -> None:
    run = account(numbers, **dials)
    task = Task(View.TRAIN, (Variant("", run.spec),))
    trying = trial_task(task, run, None, ALL_DIALS)
    assert bool(changes_for(run, CATALOGUE)) is tries
    assert (trying is not None) is tries
    if trying:
        assert trying.view is View.TRY
        assert trying.variants[0] == Variant("", run.spec)


def test_what_takes_too_long_is_not_tried() -> None:
    slow = account(STUCK, hidden=(64, 64, 64), epochs=5000, points=2000, batch=1)
    task = Task(View.TRAIN, (Variant("", slow.spec),))
    trying = trial_task(task, slow, None, ALL_DIALS)
    assert trying is None or all(v.spec.epochs < 5000 for v in trying.variants[1:])


def test_the_rate_that_suits_is_that_of_the_data_and_the_optimizer() -> None:
    assert suited_rate(TrainingSpec(data="spiral")) == 1.0
    assert suited_rate(TrainingSpec(data="spiral", optimizer="adam")) == 0.03
    assert suited_rate(TrainingSpec(data="plane", optimizer="momentum")) == pytest.approx(0.01)
    assert len(DIALS) == len(ALL_DIALS.rows)


def test_a_sweep_is_not_changed_by_a_remedy_for_one_training() -> None:
    rates = tuple(Variant(f"rate {k}", TrainingSpec(learning_rate=float(k))) for k in (3, 9))
    with pytest.raises(TutorError, match="cannot be done here"):
        changed(Task(View.SWEEP, rates), "slow-rate")
    own = Task(View.TRAIN, (Variant("", TrainingSpec(data=OWN)),))
    with pytest.raises(TutorError, match="cannot be done here"):
        changed(own, "points")
