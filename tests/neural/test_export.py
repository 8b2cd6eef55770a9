"""An exported script, run by itself, prints the losses that the training told."""

import csv
import io
import re
import runpy
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.neural.engine.tape import Tape
from bot.neural.examples import Examples
from bot.neural.export import export_rows, export_script
from bot.neural.history import History
from bot.neural.parts.shipped import SHIPPED
from bot.neural.plain import PlainTrainer
from bot.neural.prepare import prepare
from bot.neural.training import train
from bot.trainings.spec import CAREFUL, EVEN, TrainingSpec
from tests.neural.parts.choices import ALL, Choice, with_choice
from tests.neural.parts.made_up import EVERYTHING

NUMBER = r"([-+.\de]+)"


@pytest.mark.parametrize(
    "spec",
    [
        TrainingSpec(epochs=40),
        TrainingSpec(
            data="penguins",
            epochs=60,
            batch=16,
            activation="relu",
            optimizer="adam",
            learning_rate=0.05,
            schedule="cosine",
            l1=0.001,
            l2=0.01,
            validation_share=0.2,
            patience=5,
            weights_seed=9,
        ),
        TrainingSpec(data="multi-gauss", epochs=20, loss="squared", inputs=("x1", "x1*x2")),
    ],
    ids=lambda spec: spec.data,
)
def test_the_script_prints_what_the_history_tells(spec: TrainingSpec, tmp_path: Path) -> None:
    prepared, history = prepare(spec, SHIPPED), train(spec, SHIPPED)
    (tmp_path / "train.py").write_text(export_script(spec, SHIPPED, prepared), encoding="utf-8")
    (tmp_path / "points.csv").write_text(export_rows(prepared), encoding="utf-8")
    command = [sys.executable, "-I", "-W", "error", str(tmp_path / "train.py")]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert_told(printed, history)


CARED = TrainingSpec(
    data="own", points=500, epochs=30, batch=8, split=EVEN, scaling=CAREFUL, validation_share=0.2
)


@pytest.mark.parametrize("values", [False, True])
def test_so_it_does_for_data_of_ones_own(
    values: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inputs = np.random.default_rng(4).normal(size=(40, 3))
    inputs[0, 2] = 1e9
    answers = 250_000 + 9_000 * inputs[:, 0] if values else np.arange(40) % 3
    classes = () if values else ("😀", "a, b", '"c"')
    spec = replace(CARED, loss="squared", learning_rate=0.1) if values else CARED
    examples = Examples(("größe", "=b", "class"), inputs, answers, classes)
    prepared, program = prepare(spec, SHIPPED, examples), tmp_path / "train.py"
    program.write_text(export_script(spec, SHIPPED, prepared), encoding="utf-8")
    (tmp_path / "points.csv").write_text(export_rows(prepared), encoding="utf-8")
    runpy.run_path(str(program), run_name="__main__")
    assert_told(capsys.readouterr().out, train(spec, SHIPPED, examples))


def assert_told(printed: str, history: History) -> None:
    told = re.findall(
        rf"^round (\d+): training loss {NUMBER}, test loss {NUMBER}$", printed, re.MULTILINE
    )
    assert tuple(int(done) for done, _, _ in told) == history.numbers.epochs
    losses = [[float(loss) for loss in pair] for _, *pair in told]
    pairs = zip(history.numbers.train_loss, history.numbers.test_loss, strict=True)
    assert losses == [pytest.approx(pair, rel=1e-6) for pair in pairs]
    assert f"kept round {history.numbers.kept_epoch}: " in printed


@pytest.mark.parametrize("data", ["moons", "penguins", "plane"])
@pytest.mark.parametrize("choice", ALL, ids=str)
def test_so_it_does_for_every_part_there_is(
    choice: Choice, data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = with_choice(TrainingSpec(data=data, epochs=8, batch=50, learning_rate=0.1), choice)
    prepared, precise = prepare(spec, EVERYTHING), choice != ("precision", "float32")
    program = tmp_path / "train.py"
    program.write_text(export_script(spec, EVERYTHING, prepared), encoding="utf-8")
    (tmp_path / "points.csv").write_text(export_rows(prepared), encoding="utf-8")
    runpy.run_path(str(program), run_name="__main__")
    trainer = Tape if precise else PlainTrainer  # which differ in the last bits of float32
    assert_told(capsys.readouterr().out, train(spec, EVERYTHING, trainer=trainer))


def test_settings_of_a_script_may_be_changed_to_any_name_and_to_no_other(tmp_path: Path) -> None:
    spec = TrainingSpec(epochs=4)
    prepared = prepare(spec, EVERYTHING)
    (tmp_path / "points.csv").write_text(export_rows(prepared), encoding="utf-8")
    script = export_script(spec, EVERYTHING, prepared)
    for name in ("my-gelu", "my-swish"):
        (tmp_path / f"{name}.py").write_text(script.replace('"tanh"\n', f'"{name}"\n', 1))
    runpy.run_path(str(tmp_path / "my-gelu.py"), run_name="__main__")
    with pytest.raises(ValueError, match=r"activation must be one of tanh, .*, not 'my-swish'"):
        runpy.run_path(str(tmp_path / "my-swish.py"), run_name="__main__")


def test_the_script_defines_all_that_it_names(tmp_path: Path) -> None:
    program = tmp_path / "train.py"
    spec = TrainingSpec()
    program.write_text(export_script(spec, EVERYTHING, prepare(spec, EVERYTHING)))
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--select=F", str(program)]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0


def test_the_script_needs_nothing_of_the_project() -> None:
    spec = TrainingSpec()
    script = export_script(spec, SHIPPED, prepare(spec, SHIPPED), script="mine.py", rows="mine.csv")
    assert not re.search(r"\bbot\b|noqa", script)
    assert "mine.csv" in script
    assert max(map(len, script.splitlines())) <= 100


def test_the_rows_hold_inputs_targets_and_parts() -> None:
    spec = TrainingSpec(data="penguins", points=20, validation_share=0.5)
    header, *rows = export_rows(prepare(spec, SHIPPED)).splitlines()
    assert header.startswith("bill length (mm),")
    assert header.endswith(",Adelie,Chinstrap,Gentoo,part")
    assert [row.rsplit(",", 1)[1] for row in rows] == (
        ["train"] * 7 + ["validation"] * 7 + ["test"] * 6
    )


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "+evil()", "-2", "\tx"])
def test_a_name_that_a_spreadsheet_would_run_is_written_as_text(name: str) -> None:
    examples = Examples(
        (name, "b"), np.array([[0.0, 1.0], [1.0, 0.0]] * 6), np.array([0, 1] * 6), ("c", "d")
    )
    prepared = prepare(TrainingSpec(data="own", points=20), SHIPPED, examples)
    header = next(csv.reader(io.StringIO(export_rows(prepared))))
    assert header[0] == f"'{name}"
