"""What the worker processes do to the program that starts them, and what its end does to them."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

# Not guarded by `if __name__ == "__main__"`: a worker that imported it would print and start again.
SCRIPT = """
import asyncio, multiprocessing, sys
from bot.jobs.pool import TrainingPool
from bot.neural.spec import TrainingSpec

print("started", flush=True)

async def main():
    pool = TrainingPool(workers=2)
    pool.start()
    result = await pool.train(TrainingSpec(epochs=3))
    print(len(result.train_loss), "numpy" in sys.modules, flush=True)
    {then}
    pool.close()

asyncio.run(main())
"""
ENDLESS = "await pool.train(TrainingSpec(hidden=(64,) * 6, epochs=5000))"


def start(folder: Path, then: str) -> subprocess.Popen[str]:
    script = folder / "program.py"
    script.write_text(SCRIPT.format(then=then), encoding="utf-8")
    return subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)


def test_a_program_is_not_run_again_in_its_workers_and_stays_light(tmp_path: Path) -> None:
    with start(tmp_path, "pass") as program:
        said, _ = program.communicate(timeout=60)
    assert said.split("\n") == ["started", "4 False", ""]
    assert program.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_workers_end_with_the_bot_even_when_it_is_killed(tmp_path: Path) -> None:
    with start(tmp_path, ENDLESS) as program:
        assert program.stdout
        assert program.stdout.readline() == "started\n"
        assert program.stdout.readline() == "4 False\n"
        time.sleep(0.5)  # a worker is in mid-job now
        program.kill()
        # The workers hold this pipe too: it ends when the last of them is gone.
        said, _ = program.communicate(timeout=5)
    assert not said
