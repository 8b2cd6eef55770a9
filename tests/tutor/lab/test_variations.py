"""Each button changes one dial, stops at its end with a sentence, and sweeps vary just one."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from bot.tutor.errors import TutorError
from bot.tutor.lab.variations import SWEEPS, TURNS, is_own, sweep_of, turned, watched

START = TrainingSpec(weights_seed=5)


def task_of(spec: TrainingSpec) -> Task:
    return Task(View.TRAIN, (Variant("", spec),), predicted="crawls")


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        ("seed", replace(START, seed=2)),
        ("faster", replace(START, learning_rate=3.0)),
        ("slower", replace(START, learning_rate=1 / 3)),
        ("longer", replace(START, epochs=900)),
        ("wider", replace(START, hidden=(16,))),
        ("repeat", START),
    ],
)
def test_a_button_turns_one_dial_and_forgets_the_prediction(
    turn: str, expected: TrainingSpec
) -> None:
    after = turned(task_of(START), turn)
    assert after.spec == expected
    assert not after.predicted


@pytest.mark.parametrize(
    ("turn", "spec"),
    [
        ("faster", TrainingSpec(learning_rate=1000.0)),
        ("slower", TrainingSpec(learning_rate=0.00001)),
        ("longer", TrainingSpec(epochs=5000)),
        ("wider", TrainingSpec(hidden=(64, 64))),
    ],
)
def test_a_dial_at_its_end_says_so(turn: str, spec: TrainingSpec) -> None:
    with pytest.raises(TutorError, match="Nothing was trained: try another button"):
        turned(task_of(spec), turn)


def test_faster_and_slower_undo_each_other() -> None:
    spec = TrainingSpec(learning_rate=0.01)
    there_and_back = turned(turned(task_of(spec), "slower"), "faster")
    assert there_and_back.spec.learning_rate == pytest.approx(0.01)


def test_a_network_without_hidden_units_can_be_widened() -> None:
    assert turned(task_of(TrainingSpec(hidden=())), "wider").spec.hidden == (4,)


def test_every_turn_changes_every_training_of_a_task() -> None:
    both = Task(View.SWEEP, (Variant("a", START), Variant("b", replace(START, hidden=(4,)))))
    for turn in TURNS.keys() - {"repeat"}:
        after = turned(both, turn)
        changed = zip(after.variants, both.variants, strict=True)
        assert all(new.spec != old.spec for new, old in changed)


@pytest.mark.parametrize(
    ("over", "dial"),
    [
        ("rates", "learning_rate"),
        ("seeds", "weights_seed"),
        ("widths", "hidden"),
        ("l2", "l2"),
    ],
)
def test_a_sweep_varies_one_dial_and_names_each_value(over: str, dial: str) -> None:
    task = sweep_of(task_of(START), over)
    assert task.view is View.SWEEP
    assert len({variant.label for variant in task.variants}) == len(task.variants) >= 5
    for variant in task.variants:
        differing = [
            f.name for f in fields(START) if getattr(variant.spec, f.name) != getattr(START, f.name)
        ]
        assert differing in ([], [dial])


def test_a_sweep_at_the_end_of_a_dial_has_no_twins() -> None:
    task = sweep_of(task_of(TrainingSpec(learning_rate=1000.0)), "rates")
    assert len({v.spec.learning_rate for v in task.variants}) == len(task.variants)


def test_watching_keeps_the_first_training() -> None:
    assert watched(task_of(START)).view is View.WATCH
    assert watched(task_of(START)).spec == START


def test_own_data_is_noticed() -> None:
    assert is_own(task_of(TrainingSpec(data="own")))
    assert not is_own(sweep_of(task_of(START), "l2"))
    assert set(SWEEPS) == {"rates", "seeds", "widths", "l2"}
