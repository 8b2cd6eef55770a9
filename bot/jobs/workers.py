"""Prepares this process for being the parent of workers."""

from __future__ import annotations

import os
import sys
from importlib.machinery import ModuleSpec

ONE_THREAD = (
    "OPENBLAS_NUM_THREADS",
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)


def ready_for_workers() -> None:
    """Prepare this process for being the parent of workers; doing it again changes nothing."""
    _leave_the_main_module_alone()
    use_one_thread()


def use_one_thread() -> None:
    """Let numpy use one thread, in workers and here, if it is not loaded yet.

    A BLAS reads this when it is loaded and knows no other switch. More threads do not speed up
    matrices this small.
    """
    for name in ONE_THREAD:
        os.putenv(name, "1")


def _leave_the_main_module_alone() -> None:
    """Keep workers from importing the program that started them, such as the script `nudge`.

    multiprocessing imports the main module in every worker, and with it discord.py and everything
    else, unless the name in the `__spec__` of that module ends in `.__main__`.
    """
    main = sys.modules["__main__"]
    if main.__spec__ is None:
        main.__spec__ = ModuleSpec("nudge.__main__", None)
