"""A finished run as it is shown: one training is read, several are set side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.services.lab.audience import Audience
from bot.services.lab.run_scenes import AGAIN, RunScenes
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.news import Picture
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from bot.tutor.lab.presets import PRESETS
from bot.tutor.lab.runs import Run, RunState, WantedRun
from bot.tutor.lab.scores import score_of
from tests.fakes import made_up_numbers, tiny_png
from tests.tutor.lab.shipped import LABS, SHIPPED
from tests.tutor.lab.small_runs import falling, fits_a_phone, run_of

if TYPE_CHECKING:
    from bot.trainings.numbers import RunNumbers
    from bot.tutor.lab.presets import Preset

SCENES = RunScenes(SHIPPED, LABS)
ONE = (Variant("", TrainingSpec()),)
RATES = tuple(
    Variant(f"rate {rate}", TrainingSpec(learning_rate=rate)) for rate in (0.01, 0.1, 1.0)
)
PICTURES = (Picture("loss.png", tiny_png(), "Line chart."),)
TURNING = [0.7 - 0.003 * k for k in range(100)] + [0.4 + 0.01 * k for k in range(101)]
CURVES = {
    "converges": run_of(falling(0.7, 0.1)),
    "crawls": run_of([0.693] * 301),
    "overfits": run_of(falling(0.7, 0.01, 200), TURNING),
}


def a_run(task: Task, *numbers: RunNumbers, predicted: str = "", sure: int | None = None) -> Run:
    """Make a run that is done, with made-up numbers where none are given."""
    run = Run(
        id=12,
        person=7,
        guild=None,
        wanted=WantedRun(task, predicted=predicted, sure=sure),
        state=RunState.DONE,
        attempt=1,
        channel=None,
        message=None,
        numbers=numbers or tuple(made_up_numbers(variant.spec) for variant in task.variants),
        reason="",
        score=None,
        started_at=datetime(2026, 11, 1, tzinfo=UTC),
    )
    return replace(run, score=score_of(run, run.numbers[0], CATALOGUE))


@pytest.mark.parametrize("view", [View.TRAIN, View.WATCH, View.EXPORT])
def test_one_training_is_read_in_words(view: View) -> None:
    scene = SCENES.whole(a_run(Task(view, ONE), CURVES["converges"]), PICTURES)
    assert (scene.run, scene.title) == (12, "moons · 2-8-1 · learning rate 1")
    assert scene.settings == "seed 1"
    assert scene.headline
    assert scene.explanation
    assert scene.next_step
    assert (scene.question, scene.takeaway, scene.verdict) == ("", "", "")
    assert scene.single
    assert scene.pictures == PICTURES


@pytest.mark.parametrize("view", [View.TRAIN, View.WATCH])
def test_the_table_of_one_training_holds_its_losses(view: View) -> None:
    table = SCENES.whole(a_run(Task(view, ONE)), ()).table
    assert [line.split("  ")[0] for line in table.splitlines()][:2] == ["Train loss", "Test loss"]
    assert "0.70" in table
    assert "300 of 300" in table
    assert fits_a_phone(table)


def test_different_curves_are_read_differently() -> None:
    scenes = [SCENES.whole(a_run(Task(View.TRAIN, ONE), curve), ()) for curve in CURVES.values()]
    assert len({(scene.headline, scene.next_step) for scene in scenes}) == len(CURVES)


@pytest.mark.parametrize(
    ("spec", "title", "settings"),
    [
        (TrainingSpec(data="xor", hidden=()), "xor · 2-1 · learning rate 1", "seed 1"),
        (
            TrainingSpec(noise=0.5, batch=8, learning_rate=0.25, seed=4),
            "moons · 2-8-1 · learning rate 0.25",
            "noise 50%, batch 8, seed 4",
        ),
    ],
)
def test_title_and_settings_name_the_dials(spec: TrainingSpec, title: str, settings: str) -> None:
    scene = SCENES.whole(a_run(Task(View.TRAIN, (Variant("", spec),))), ())
    assert (scene.title, scene.settings) == (title, settings)


def test_a_sweep_is_shown_as_a_table_of_its_runs_with_the_best_one() -> None:
    curves = [run_of(falling(0.7, end)) for end in (0.5, 0.3, 0.1)]
    scene = SCENES.whole(a_run(Task(View.SWEEP, RATES, "Three rates"), *curves), PICTURES)
    assert (scene.run, scene.title, scene.headline) == (12, "Three rates", "")
    rows = [line.split()[0] for line in scene.table.splitlines()]
    assert rows[-3:] == ["0.01", "0.1", "1.0"]
    assert "Lowest test loss at the end: rate 1.0, 0.10" in scene.explanation
    assert "each did better than the one before" in scene.explanation
    assert scene.next_step == AGAIN[View.SWEEP]
    assert scene.pictures == PICTURES
    assert not scene.single


def test_two_compared_runs_are_told_dial_by_dial() -> None:
    one, other = TrainingSpec(), TrainingSpec(learning_rate=0.1, hidden=(4, 2))
    task = Task(View.COMPARE, (Variant("run 3", one), Variant("run 9", other)))
    curves = run_of(falling(0.7, 0.1)), run_of(falling(0.7, 0.4))
    scene = SCENES.whole(a_run(task, *curves), ())
    assert (scene.title, scene.headline) == ("run 3 and run 9", "")
    told = [" ".join(line.split()) for line in scene.table.splitlines()]
    assert told[:3] == ["run 3 run 9", "hidden layers 8 4 2", "learning rate 1 0.1"]
    assert "2 dials differ" in scene.explanation
    assert "run 3 did better on test data" in scene.explanation
    assert scene.next_step == AGAIN[View.COMPARE]
    assert not scene.single


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (TrainingSpec(), "All dials are the same"),
        (TrainingSpec(seed=2), "One dial differs, so it is the cause"),
    ],
)
def test_a_comparison_concludes_no_more_than_its_dials_allow(
    other: TrainingSpec, words: str
) -> None:
    task = Task(View.COMPARE, (Variant("run 3", TrainingSpec()), Variant("run 9", other)))
    assert SCENES.whole(a_run(task), ()).explanation.startswith(words)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_a_lab_brings_its_question_and_its_takeaway(preset: Preset) -> None:
    task = preset.task
    scene = SCENES.whole(a_run(task), ())
    assert scene.title == task.title
    assert scene.question == preset.question
    assert scene.takeaway == preset.takeaway
    assert scene.single == (task.view is View.TRAIN)
    assert fits_a_phone(scene.table)


@pytest.mark.parametrize("happened", CURVES)
@pytest.mark.parametrize("predicted", CURVES)
def test_a_prediction_is_held_against_the_curve(predicted: str, happened: str) -> None:
    run = a_run(Task(View.TRAIN, ONE), CURVES[happened], predicted=predicted, sure=70)
    assert not SCENES.whole(run, ()).verdict, "that is for others to see too"
    verdict = SCENES.whole(run, (), Audience.OWNER).verdict
    assert SCENES.prediction(run, ()).verdict == verdict
    assert verdict.startswith("You predicted, 70% sure, that it ")
    right = predicted == happened
    assert ("That is what happened." in verdict) == right
    assert f"Brier score: {0.12 if right else 1.32:.2f} " in verdict


def test_a_prediction_about_too_few_rounds_is_not_scored() -> None:
    run = a_run(Task(View.TRAIN, ONE), run_of([0.7, 0.69]), predicted="crawls", sure=90)
    assert run.score is None
    assert "too few rounds to tell" in SCENES.whole(run, (), Audience.OWNER).verdict


def test_all_numbers_of_one_training_are_told_without_a_picture() -> None:
    scene = SCENES.numbers(a_run(Task(View.TRAIN, ONE)))
    assert scene.run == 12
    assert scene.title == "Run 12 in numbers: moons · 2-8-1 · learning rate 1"
    assert "class A" in scene.text
    assert fits_a_phone(scene.text)


def test_all_numbers_of_several_are_told_under_their_labels() -> None:
    scene = SCENES.numbers(a_run(Task(View.SWEEP, RATES, "Three rates")))
    assert scene.title == "Run 12 in numbers: Three rates"
    places = [scene.text.index(variant.label) for variant in RATES]
    assert places == sorted(places)
    assert len(set(places)) == len(RATES)
