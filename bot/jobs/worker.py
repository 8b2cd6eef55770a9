"""What a worker process does: prepare itself once, then train, draw and read one network a job."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from bot.neural.spec import TrainingResult
from bot.tutor.curves import describe, read_curves

if TYPE_CHECKING:
    from bot.neural.spec import TrainingSpec

MEMORY = 2**30  # bytes of address space; a worker with numpy and matplotlib takes 0.3 of it
NICENESS = 10  # the bot, which answers people, goes first


def prepare() -> None:
    """Bound this process, leave Ctrl+C to the bot, and end with the bot, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        os.nice(NICENESS)
        _limit_memory()
    threading.Thread(target=_end_with_the_bot, daemon=True).start()


def run(spec: TrainingSpec) -> TrainingResult:
    """Train the network, draw its losses and read them."""
    # numpy and matplotlib are loaded here because the bot imports this module too.
    from bot.neural.training import train  # noqa: PLC0415
    from bot.plots.loss import draw_losses  # noqa: PLC0415

    began = time.perf_counter()
    history = train(spec)
    losses = history.train_loss, history.test_loss
    picture = draw_losses(spec, *losses)
    return TrainingResult(
        spec=spec,
        train_loss=history.train_loss,
        test_loss=history.test_loss,
        train_accuracy=history.train_accuracy,
        test_accuracy=history.test_accuracy,
        parameters=spec.parameters,
        seconds=time.perf_counter() - began,
        picture=picture,
        alt_text=describe(*losses),
        reading=read_curves(*losses).sentence,
    )


def _limit_memory() -> None:
    import resource  # noqa: PLC0415 - Windows has none

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    with contextlib.suppress(ValueError, OSError):  # macOS knows the limit but may refuse it
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _end_with_the_bot() -> None:
    """Wait for the bot's end; a worker of the fork server is not the bot's child to the system."""
    bot = multiprocessing.parent_process()
    if bot is not None:
        wait([bot.sentinel])
        os._exit(1)
