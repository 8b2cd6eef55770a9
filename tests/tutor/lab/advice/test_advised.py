"""Only what lowered the loss when it was tried is advised, and silence is said."""

from __future__ import annotations

import pytest

from bot.trainings.catalogue import CATALOGUE
from bot.trainings.data_sets import OWN
from bot.trainings.task import Task, Variant, View
from bot.trainings.trial import Trial
from bot.tutor.lab.advice.trial import advised, changes_for, trial_of, trial_task
from bot.tutor.lab.advice.words import next_step_of
from tests.tutor.lab.shipped import SHIPPED as ALL_DIALS
from tests.tutor.lab.small_runs import account, falling, run_of

SETTLED = account(run_of(falling(0.8, 0.4)), learning_rate=0.1, l2=0.01)


def names(*tried: tuple[str, float | None], loss: float = 0.4, fresh: int = 1000) -> list[str]:
    return [change.name for change, _ in advised(Trial(loss, tried, fresh), 0.693)]


@pytest.mark.parametrize(
    ("tried", "chosen"),
    [
        ([("points", 0.3), ("rounds", 0.2), ("stop", 0.1)], ["stop", "rounds"]),
        ([("points", 0.38), ("rounds", 0.45)], []),
        ([("points", 0.371), ("rounds", 0.373)], ["points"]),
        ([("points", None), ("rounds", 0.3)], ["rounds"]),
        ([("suited", 0.1), ("suited-points", 0.05)], ["suited-points"]),
        ([("suited", 0.1), ("suited-points", 0.05), ("adam", 0.02)], ["adam"]),
        ([("suited", 0.1), ("adam", 0.2), ("stop", 0.3)], ["suited", "adam"]),
        ([("suited", 0.19), ("points", 0.2), ("stop", 0.3)], ["points", "stop"]),
        ([("suited", 0.18), ("rounds", 0.2)], ["rounds", "suited"]),
        ([("suited", 0.15), ("rounds", 0.2)], ["suited", "rounds"]),
        ([("of-another-nudge", 0.1), ("rounds", 0.2)], ["rounds"]),
        ([], []),
    ],
)
def test_the_two_that_helped_most_are_advised(
    tried: list[tuple[str, float | None]], chosen: list[str]
) -> None:
    assert names(*tried) == chosen


def test_a_difference_that_nobody_notices_is_none() -> None:
    assert names(("rounds", 0.001), loss=0.003) == []


def test_held_out_rows_are_few_so_more_is_asked_of_them() -> None:
    assert names(("rounds", 0.35), fresh=0) == []
    assert names(("rounds", 0.33), fresh=0) == ["rounds"]


def test_what_helped_is_told_with_its_dials_its_loss_and_the_cause() -> None:
    trial = Trial(0.4, (("rounds", 0.3), ("fast-rate", 0.2), ("no-penalty", 0.41)), 1000)
    assert next_step_of(SETTLED, trial, ALL_DIALS).splitlines() == [
        "I tried 3 changes on 1,000 new points, where this network has a loss of 0.40 "
        "(test points: 0.40):",
        "- **Larger rate** (learning rate 1 instead of 0.1): 0.20. The steps were too small.",
        "- **Rounds ×3** (epochs 900 instead of 300): 0.30. It had too few rounds.",
    ]


def test_two_faults_that_are_mended_together_are_both_named() -> None:
    told = next_step_of(SETTLED, Trial(0.4, (("suited", 0.1),), 1000), ALL_DIALS)
    assert "(learning rate 1 instead of 0.1, L2 0 instead of 0.01): 0.10." in told


@pytest.mark.parametrize(
    ("trial", "told"),
    [
        (
            Trial(0.4, (("rounds", 0.4), ("points", 0.39)), 1000),
            "I tried 2 changes on 1,000 new points. None lowered the loss there clearly, by 7 % "
            "and more than 0.003. Change a dial yourself, or try other data.",
        ),
        (
            Trial(0.4, (("rounds", 0.4),), 0),
            "I tried 1 change on training points held out for it. None lowered the loss there "
            "clearly, by 15 % and more than 0.003. Change a dial yourself, or try other data.",
        ),
        (
            Trial(0.4, (("rounds", 0.4), ("points", None)), 1000),
            "I tried 1 of 2 changes, for time was up, on 1,000 new points. None lowered the loss "
            "there clearly, by 7 % and more than 0.003. Change a dial yourself, or try other data.",
        ),
    ],
)
def test_that_nothing_helped_is_said(trial: Trial, told: str) -> None:
    assert next_step_of(SETTLED, trial, ALL_DIALS) == told


@pytest.mark.parametrize(
    ("numbers", "dials", "told"),
    [
        (run_of(falling(0.8, 0.1)), {}, "Press New seed: does it work again with other points?"),
        (run_of(falling(0.8, 0.4), floor_loss=0.4), {}, "No network can do much better"),
        (run_of(falling(0.8, 0.4), floor_loss=0.4), {"flips": 0.2}, "Press What helps?"),
        (run_of(falling(0.8, 0.0), baseline_loss=0.0), {}, "each class is among them"),
        (run_of(falling(0.8, 0.4)), {}, "Press What helps? and I try some changes."),
    ],
)
def test_before_anything_was_tried_nothing_is_advised(
    numbers: object, dials: dict[str, object], told: str
) -> None:
    assert told in next_step_of(account(numbers, **dials), None, ALL_DIALS)  # type: ignore[arg-type]  # a table of runs


def test_a_trial_is_read_from_its_job() -> None:
    task = trial_task(Task(View.TRAIN, (Variant("", SETTLED.spec),)), SETTLED, None, ALL_DIALS)
    assert task is not None
    others = [0.1 * k for k in range(len(task.variants) - 1)]
    trial = trial_of(task, [0.5, *others], 1000)
    assert trial is not None
    assert trial.loss == 0.5
    assert [loss for _, loss in trial.tried] == others
    assert trial_of(task, [None, *others], 1000) is None
    assert trial_of(task, (), 0) is None


def test_what_stays_above_guessing_is_told_so_and_names_no_cause() -> None:
    told = next_step_of(SETTLED, Trial(2.9, (("points", 0.9), ("stop", 0.5)), 1000), ALL_DIALS)
    stop, points = told.splitlines()[1:]
    assert stop.endswith("0.50. It trained on past its best round.")
    assert points.endswith("0.90, and still no better than guessing, 0.69.")


def test_a_handful_of_rows_is_not_tried_on() -> None:
    few = account(run_of(falling(0.8, 0.4), counts=(9, 0, 3)), data=OWN)
    assert changes_for(few, CATALOGUE) == []
    told = next_step_of(few, None, ALL_DIALS)
    assert told == "With 9 training points I cannot tell what helps. Bring more of them."


def test_what_took_too_long_is_not_tried_and_that_is_said() -> None:
    slow = account(run_of(falling(0.8, 0.4), seconds=9.0))
    assert changes_for(slow, CATALOGUE) == []
    assert "took too long to try" in next_step_of(slow, None, ALL_DIALS)


def test_no_time_at_all_is_said() -> None:
    trial = Trial(0.4, (("rounds", None), ("points", None)), 1000)
    told = next_step_of(SETTLED, trial, ALL_DIALS)
    assert told.startswith("There was no time to try a change.")
