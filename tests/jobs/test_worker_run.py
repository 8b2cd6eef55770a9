"""One job gives everything that a learner is shown."""

import json
import pickle
from dataclasses import asdict

from bot.jobs.worker import run
from bot.neural.spec import TrainingSpec
from bot.tutor.curves import describe, read_curves


def test_a_job_trains_draws_and_reads() -> None:
    result = run(TrainingSpec(epochs=30))
    assert len(result.train_loss) == len(result.test_loss) == 31
    assert result.parameters == 33
    assert 0 <= result.test_accuracy <= 1
    assert result.seconds > 0
    assert result.picture.startswith(b"\x89PNG")
    assert result.alt_text == describe(result.train_loss, result.test_loss)
    assert result.reading == read_curves(result.train_loss, result.test_loss).sentence


def test_a_result_travels_between_processes_and_its_numbers_fit_into_json() -> None:
    result = run(TrainingSpec(learning_rate=1000.0, hidden=(64,) * 6, epochs=20))
    assert pickle.loads(pickle.dumps(result)) == result  # noqa: S301 - our own bytes
    numbers = {name: value for name, value in asdict(result).items() if name != "picture"}
    assert json.loads(json.dumps(numbers, allow_nan=False))["train_loss"][0] > 0
