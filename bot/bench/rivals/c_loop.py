"""The loop of loop.c, compiled at run time for the sizes of one race and called through ctypes."""

from __future__ import annotations

import ctypes
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.bench.races import Race
    from bot.neural.network import Network

SOURCE = Path(__file__).with_name("loop.c")
FLAGS = ("-O3", "-ffast-math")


class CLoop:
    """Trains `networks` networks one after another, all from the start of the race.

    `weights` are those of each, flat: the weights (inputs, units) and then the biases of a layer.
    """

    def __init__(self, compiler: str, race: Race, networks: int = 1) -> None:
        self._race, self._steps = race, 0
        self._epoch = _compiled(compiler, race)
        self.weights = [flat(race.network) for _ in range(networks)]
        moments = [(np.zeros_like(one), np.zeros_like(one)) for one in self.weights]
        tables = race.prepared.train.inputs, race.prepared.train.targets
        points = [np.ascontiguousarray(table, np.float32) for table in tables]
        self._generator = np.random.default_rng(1)
        self._order = np.arange(len(points[0]), dtype=np.dtype("long"))
        self._kept = moments, points  # C sees their addresses only
        shown = [table.ctypes.data for table in points] + [self._order.ctypes.data]
        self._addresses = [
            [one.ctypes.data, *(moment.ctypes.data for moment in both), *shown]
            for one, both in zip(self.weights, moments, strict=True)
        ]

    def __call__(self, count: int) -> None:
        sizes = len(self._order), self._race.batch
        for _ in range(count):
            if self._race.steps > 1:
                self._generator.shuffle(self._order)
            before = self._steps
            for addresses in self._addresses:
                rate = self._race.spec.learning_rate
                self._steps = self._epoch(*addresses, *sizes, before, rate)


def flat(network: Network) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Lay a network out as loop.c has it."""
    blocks = [np.vstack([layer.weights, layer.biases]).ravel() for layer in network]
    return np.concatenate(blocks).astype(np.float32)


def _compiled(compiler: str, race: Race) -> Callable[..., int]:
    """Compile loop.c into a library and load it.

    It is linked without -ffast-math, which would switch subnormal numbers off for everybody here.
    """
    inputs, outputs = race.prepared.sizes
    sizes = {"INPUTS": inputs, "HIDDEN": race.spec.hidden[0], "OUTPUTS": outputs}
    sizes["RELU"] = int(race.relu)
    macros = [f"-D{name}={value}" for name, value in sizes.items()]
    with tempfile.TemporaryDirectory() as folder:
        made, library = Path(folder, "loop.o"), Path(folder, "loop.so")
        for command in (
            [compiler, *FLAGS, "-fPIC", *macros, "-c", str(SOURCE), "-o", str(made)],
            [compiler, "-shared", str(made), "-o", str(library), "-lm"],
        ):
            subprocess.run(command, check=True)  # noqa: S603 - our own source and words
        epoch = ctypes.CDLL(str(library)).epoch
    epoch.argtypes = [ctypes.c_void_p] * 6 + [ctypes.c_long] * 3 + [ctypes.c_float]
    epoch.restype = ctypes.c_long
    return epoch
