"""One job gives all that a learner is shown, for each view of a task."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from dataclasses import asdict, replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.jobs.parts import shipped_parts
from bot.jobs.worker import contained, run
from bot.neural.floor import told
from bot.neural.parts.shipped import SHIPPED
from bot.neural.training import train
from bot.trainings.news import Failure, Outcome
from bot.trainings.spec import AXES, TrainingSpec
from bot.trainings.task import Task, Variant, View
from bot.tutor.data.table import DataTable
from bot.tutor.errors import TutorError
from bot.tutor.lab.requests import spec_of, suited_to
from tests.jobs.listening import QUICK, task
from tests.tutor.lab.shipped import SHIPPED as SHIPPED_DIALS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.trainings.news import Progress

SENTENCES = ("Hey, what's up?!", "I would be grateful for it.", "lol no way!!", "Kindly reply.")
NOTES = DataTable("notes", ("casual", "formal") * 10, sentences=SENTENCES * 5)
CORNERS = DataTable("corners", ("in", "out") * 10, ("a", "b"), ((0.0, 1.0), (3.0, 4.5)) * 10)
ROWS = DataTable("rows", ("in", "out") * 10, ("a", "b", "c"), ((0, 1, 2), (3, 4, 5)) * 10)


def silent(_: Progress) -> None:
    """Report to nobody."""


def several(view: View, *rates: float) -> Task:
    specs = [TrainingSpec(epochs=20, learning_rate=rate) for rate in rates]
    return Task(view, tuple(Variant(f"rate {spec.learning_rate}", spec) for spec in specs))


def test_a_training_gives_its_numbers_and_a_picture() -> None:
    outcome = run(shipped_parts, task(epochs=30), None, silent)
    (numbers,), (picture,) = outcome.runs, outcome.pictures
    assert numbers.epochs == tuple(range(31))
    assert numbers.parameters == 33
    assert picture.data.startswith(b"\x89PNG")
    assert outcome.seconds > numbers.seconds > 0


def test_the_numbers_given_back_are_those_of_the_training() -> None:
    spec = TrainingSpec(epochs=3, validation_share=0.2, activation="relu")
    (given_back,) = run(shipped_parts, Task(View.TRAIN, (Variant("", spec),)), None, silent).runs
    trained = told(train(spec, SHIPPED), SHIPPED).numbers
    assert given_back == replace(trained, seconds=given_back.seconds)


@pytest.mark.parametrize("axis", AXES)
def test_how_losses_are_drawn_changes_no_number(axis: str) -> None:
    plain, drawn = (
        run(shipped_parts, task(epochs=20, axis=one), None, silent) for one in ("auto", axis)
    )
    (expected,), (numbers,) = plain.runs, drawn.runs
    assert numbers == replace(expected, seconds=numbers.seconds)
    assert ("logarithmic" in drawn.pictures[0].alt_text) == (axis == "log")


def test_a_sweep_gives_the_numbers_of_each_variant_in_order_and_one_picture() -> None:
    outcome = run(shipped_parts, several(View.SWEEP, 0.001, 1.0, 0.1), None, silent)
    falls = [numbers.train_loss[0] - numbers.train_loss[-1] for numbers in outcome.runs]
    assert falls[0] < falls[2] < falls[1]
    assert len(outcome.pictures) == 1


def test_two_runs_over_each_other_have_the_numbers_they_had_alone() -> None:
    outcome = run(shipped_parts, several(View.COMPARE, 0.1, 1.0), None, silent)
    alone = [
        run(shipped_parts, task(epochs=20, learning_rate=rate), None, silent) for rate in (0.1, 1.0)
    ]
    assert [numbers.train_loss for numbers in outcome.runs] == [
        numbers.train_loss for one in alone for numbers in one.runs
    ]
    assert outcome.pictures[0].data.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "spec",
    [
        TrainingSpec(epochs=20),
        TrainingSpec(epochs=1),
        TrainingSpec(epochs=40, validation_share=0.3, patience=1, learning_rate=3.0),
        TrainingSpec(data="plane", loss="squared", learning_rate=1000.0, epochs=20),
        TrainingSpec(data="penguins", epochs=3),
    ],
    ids=["moons", "one round", "stopped early", "diverging", "no plane"],
)
def test_a_training_to_watch_gives_an_animation(spec: TrainingSpec) -> None:
    outcome = run(shipped_parts, Task(View.WATCH, (Variant("", spec),)), None, silent)
    (picture,) = outcome.pictures
    assert picture.file_name.endswith(".gif")
    assert picture.data.startswith(b"GIF89a")
    assert len(picture.data) < 3_000_000


@pytest.mark.parametrize(
    ("table", "text", "classes"),
    [
        (NOTES, "words", ("casual", "formal")),
        (NOTES, "signals", ("casual", "formal")),
        (CORNERS, "signals", ("in", "out")),
        (ROWS, "signals", ("in", "out")),
    ],
)
def test_own_points_and_sentences_are_learned(
    table: DataTable, text: str, classes: tuple[str, ...]
) -> None:
    outcome = run(shipped_parts, task(data="own", text=text, epochs=50), table, silent)
    (numbers,) = outcome.runs
    assert numbers.classes == classes
    assert sum(numbers.counts) == 20
    assert numbers.train_accuracy[-1] == 1


def test_an_outcome_travels_between_processes_and_its_numbers_fit_into_json() -> None:
    wild = task(learning_rate=1000.0, hidden=(64,) * 6, epochs=20, activation="relu")
    outcome = run(shipped_parts, wild, None, silent)
    assert pickle.loads(pickle.dumps(outcome)) == outcome  # noqa: S301 - our own bytes
    kept = json.loads(json.dumps(asdict(outcome.runs[0]), allow_nan=False))
    assert kept["train_loss"][0] > 0


def fail_with(error: Exception) -> Callable[[], None]:
    def fail() -> None:
        raise error

    return fail


def test_a_job_that_may_go_on_is_done() -> None:
    assert isinstance(contained(shipped_parts, QUICK, None, silent), Outcome)


def test_what_a_person_may_hear_comes_back_as_words() -> None:
    said = contained(shipped_parts, QUICK, None, silent, fail_with(TutorError("Please add rows.")))
    assert said == Failure("Please add rows.")
    too_big = contained(shipped_parts, QUICK, None, silent, fail_with(MemoryError()))
    assert isinstance(too_big, Failure)
    assert "more memory" in too_big.words


def test_a_fault_of_ours_comes_back_as_an_error_that_any_process_can_read() -> None:
    with pytest.raises(RuntimeError, match=r"KeyError: \[value\]") as raised:
        contained(shipped_parts, QUICK, None, silent, fail_with(KeyError("lost")))
    assert raised.value.__cause__ is None


def test_a_training_to_take_home_is_a_program_and_its_rows(tmp_path: Path) -> None:
    spec = TrainingSpec(epochs=20)
    outcome = run(shipped_parts, Task(View.EXPORT, (Variant("run-7", spec),)), None, silent)
    assert [(file.file_name, file.alt_text) for file in outcome.pictures] == [
        ("run-7.py", "A Python program that trains the same network on its own."),
        ("run-7.csv", "The points of the training as a table, a row each."),
    ]
    program, rows = outcome.pictures
    assert (program.file_name, rows.file_name) == ("run-7.py", "run-7.csv")
    for file in outcome.pictures:
        (tmp_path / file.file_name).write_bytes(file.data)
    said = subprocess.run(
        [sys.executable, tmp_path / "run-7.py"], capture_output=True, text=True, check=True
    ).stdout
    trained = run(shipped_parts, task(epochs=20), None, silent).runs[0]
    assert f"{trained.test_loss[-1]:.4f}" in said


def test_own_numbers_too_far_apart_are_refused_in_words() -> None:
    huge = DataTable("huge", ("in", "out") * 10, ("a", "b"), ((1e300, 1.0), (-1e300, 2.0)) * 10)
    refused = contained(shipped_parts, task(data="own"), huge, silent)
    assert isinstance(refused, Failure)
    assert "cannot be trained on: the numbers are too large" in refused.words


FACES = DataTable("faces", ("happy", "happy", "sad", "sad"), sentences=("😀", "😂", "😭", "😡"))
NO_SPACES = DataTable("signs", ("好", "坏") * 10, sentences=("我爱你", "我恨你") * 10)


def own(table: DataTable, view: View = View.TRAIN, **given: str) -> Task:
    """Return what a person asks for who trains on data of their own."""
    chosen = {"epochs": "20", **given}
    spec = spec_of(SHIPPED_DIALS, chosen, table, suited_to(table, own=True))
    return Task(view, (Variant("run-1", spec),), title=table.name)


@pytest.mark.parametrize("seed", range(1, 9))
@pytest.mark.parametrize("text", ["signals", "measures", "characters"])
@pytest.mark.parametrize("table", [FACES, NO_SPACES], ids=["faces", "signs"])
def test_sentences_without_words_are_trained_on(table: DataTable, text: str, seed: int) -> None:
    outcome = contained(shipped_parts, own(table, text=text, seed=str(seed)), table, silent)
    assert isinstance(outcome, Outcome)
    assert not outcome.runs[0].diverged


@pytest.mark.parametrize("seed", range(1, 9))
def test_words_that_are_not_there_are_refused_with_what_to_do(seed: int) -> None:
    outcome = contained(shipped_parts, own(FACES, text="words", seed=str(seed)), FACES, silent)
    assert outcome == Failure(
        "This data cannot be trained on: its training sentences hold no word that I could count. "
        "Train with `text:characters`, which counts letters and signs and needs no spaces, and try "
        "once more."
    )
    signs = contained(shipped_parts, own(NO_SPACES, text="words"), NO_SPACES, silent)
    assert isinstance(signs, Outcome)


def test_sentences_without_words_are_read_by_their_characters_unless_asked_otherwise() -> None:
    assert own(FACES).spec.text == own(NO_SPACES).spec.text == "characters"
    assert own(NOTES).spec.text == "signals"
    numbers = run(shipped_parts, own(NO_SPACES), NO_SPACES, silent).runs[0]
    assert numbers.test_accuracy[-1] == 1.0


@pytest.mark.parametrize("view", [View.TRAIN, View.WATCH, View.EXPORT])
@pytest.mark.parametrize("columns", [1, 2, 3, 24])
def test_numbers_of_ones_own_are_predicted_in_every_view(columns: int, view: View) -> None:
    draw = Random(1)
    rows = tuple(tuple(draw.gauss(5, 2) for _ in range(columns)) for _ in range(60))
    names = tuple(f"c{column}" for column in range(columns))
    values = tuple(250_000 + 40_000 * row[0] for row in rows)
    table = DataTable("prices", (), names, rows, values=values)
    outcome = contained(shipped_parts, own(table, view, epochs="200"), table, silent)
    assert isinstance(outcome, Outcome)
    if view is not View.EXPORT:
        (numbers,) = outcome.runs
        assert (numbers.classes, numbers.test_accuracy, numbers.diverged) == ((), (), False)
        assert numbers.test_loss[-1] < 0.3 * numbers.baseline_loss
