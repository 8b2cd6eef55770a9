"""What the worker processes do to the program that starts them, and what its end does to them."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

# Not guarded by `if __name__ == "__main__"`: a worker that imported it would print and start again.
SCRIPT = """
import queue, sys
from bot.jobs.parts import shipped_parts
from bot.jobs.pool import TrainingPool
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from bot.trainings.news import Outcome, Started

print("started", flush=True)

news = queue.SimpleQueue()
pool = TrainingPool(shipped_parts, workers=2)
pool.start()

def train(run, **settings):
    task = Task(View.TRAIN, (Variant("", TrainingSpec(**settings)),))
    pool.submit(run, task, None, news.put)
    while isinstance(heard := news.get(), Started):
        pass
    return len(heard.runs[0].epochs) if isinstance(heard, Outcome) else heard

epochs = train(1, epochs=3)
heavy = {{"numpy", "matplotlib", "distributed"}} & set(sys.modules)
print(epochs, heavy or "light", flush=True)
{then}
pool.close()
"""
ENDLESS = "train(2, points=2000, hidden=(64,) * 6, epochs=5000)"


def start(folder: Path, then: str) -> subprocess.Popen[str]:
    script = folder / "program.py"
    script.write_text(SCRIPT.format(then=then), encoding="utf-8")
    return subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)


def test_a_program_is_not_run_again_in_its_workers_and_stays_light(tmp_path: Path) -> None:
    with start(tmp_path, "pass") as program:
        said, _ = program.communicate(timeout=60)
    assert said.split("\n") == ["started", "4 light", ""]
    assert program.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_workers_end_with_the_bot_even_when_it_is_killed(tmp_path: Path) -> None:
    with start(tmp_path, ENDLESS) as program:
        assert program.stdout
        assert program.stdout.readline() == "started\n"
        assert program.stdout.readline() == "4 light\n"
        time.sleep(0.5)  # a worker is in mid-job now
        program.kill()
        # The workers hold this pipe too: it ends when the last of them is gone.
        said, _ = program.communicate(timeout=5)
    assert not said
