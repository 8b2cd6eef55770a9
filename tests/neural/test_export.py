"""An exported script, run by itself, prints the losses that the training told."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.neural.export import export_rows, export_script
from bot.neural.prepare import prepare
from bot.neural.training import train
from bot.trainings.spec import TrainingSpec

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
    prepared, history = prepare(spec), train(spec)
    (tmp_path / "train.py").write_text(export_script(spec, prepared), encoding="utf-8")
    (tmp_path / "points.csv").write_text(export_rows(prepared), encoding="utf-8")
    command = [sys.executable, "-I", "-W", "error", str(tmp_path / "train.py")]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    told = re.findall(
        rf"^round (\d+): training loss {NUMBER}, test loss {NUMBER}$", printed, re.MULTILINE
    )
    assert tuple(int(done) for done, _, _ in told) == history.numbers.epochs
    assert [float(loss) for _, loss, _ in told] == pytest.approx(
        history.numbers.train_loss, rel=1e-6
    )
    assert [float(loss) for _, _, loss in told] == pytest.approx(
        history.numbers.test_loss, rel=1e-6
    )
    assert f"kept round {history.numbers.kept_epoch}: " in printed


def test_the_script_needs_nothing_of_the_project() -> None:
    spec = TrainingSpec()
    script = export_script(spec, prepare(spec), script="mine.py", rows="mine.csv")
    assert not re.search(r"\bbot\b|noqa", script)
    assert "mine.csv" in script
    assert max(map(len, script.splitlines())) <= 100


def test_the_rows_hold_inputs_targets_and_parts() -> None:
    spec = TrainingSpec(data="penguins", points=20, validation_share=0.5)
    header, *rows = export_rows(prepare(spec)).splitlines()
    assert header.startswith("bill length (mm),")
    assert header.endswith(",Adelie,Chinstrap,Gentoo,part")
    assert [row.rsplit(",", 1)[1] for row in rows] == (
        ["train"] * 7 + ["validation"] * 7 + ["test"] * 6
    )
