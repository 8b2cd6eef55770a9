"""Stand-ins for what is slow beside the store: trainings and pictures that are made up at once."""

from __future__ import annotations

import struct
import threading
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.trainings.asked import SOMEBODY, Asked
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.data_sets import OWN, DataSet
from bot.trainings.news import SKETCHED, Failure, Outcome, Picture
from bot.trainings.numbers import RunNumbers
from bot.trainings.spec import TrainingSpec
from bot.tutor.pictures.kind import DrawnPicture

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from bot.trainings.news import News
    from bot.trainings.task import Task
    from bot.tutor.data.table import DataTable
    from bot.tutor.pictures.kind import PictureSpec

LONGEST = 0.4  # seconds of a training that is made up


def tiny_png() -> bytes:
    """Return a valid PNG of one white pixel."""

    def chunk(name: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + body))
        return struct.pack(">I", len(body)) + name + body + check

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = zlib.compress(b"\x00\xff")
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )


def made_up_numbers(spec: TrainingSpec) -> RunNumbers:
    """Return a good training: two classes, three measured rounds, everything told right at last."""
    own = DataSet(OWN, 2, ("class A", "class B"))
    data = CATALOGUE.data_set(spec.data) if spec.data in CATALOGUE.built_in else own
    test = spec.points - round(spec.points * spec.train_share)
    return RunNumbers(
        epochs=(0, spec.epochs - spec.epochs // 2, spec.epochs),
        train_loss=(0.7, 0.3, 0.1),
        test_loss=(0.7, 0.4, 0.2),
        sizes=spec.sizes(data.inputs, 1),
        parameters=33,
        counts=(spec.points - test, 0, test),
        baseline_loss=0.693,
        train_accuracy=(0.5, 0.9, 0.96),
        test_accuracy=(0.5, 0.9, 0.95),
        classes=("class A", "class B"),
        confusion=((test // 2, 0), (0, test - test // 2)),
        kept_epoch=spec.epochs,
        steps=spec.epochs,
        seconds=0.1,
    )


def made_up_outcome(task: Task | None = None) -> Outcome:
    """Return made-up numbers for each variant, or for one with the usual settings; its pictures."""
    specs = [variant.spec for variant in task.variants] if task else [TrainingSpec()]
    numbers = tuple(made_up_numbers(spec) for spec in specs)
    picture = Picture("loss.png", tiny_png(), "Line chart. Training falls 0.70 to 0.10.")
    pictures: tuple[Picture, ...] = (picture,)
    if task is not None and task.predicted:
        pictures += (Picture(SKETCHED, tiny_png(), f"You foresaw that it {task.predicted}."),)
    return Outcome(numbers, pictures, 0.1)


class PromptEngine:
    """Answers each training at once with made-up numbers."""

    def submit(
        self,
        run: int,
        task: Task,
        table: DataTable | None,
        listen: Callable[[News], None],
        asked: Asked = SOMEBODY,
    ) -> None:
        del table, asked  # the numbers are made up, and nobody waits for a place
        self.given(run, task, listen)

    def given(self, run: int, task: Task, listen: Callable[[News], None]) -> None:
        del run
        listen(made_up_outcome(task))

    def cancel(self, run: int) -> None:
        """Do nothing: it has ended already."""


class PretendingEngine(PromptEngine):
    """Answers each training from a thread, some time after it was submitted."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.timers: dict[int, tuple[threading.Timer, Callable[[News], None]]] = {}

    def given(self, run: int, task: Task, listen: Callable[[News], None]) -> None:
        if run in self.timers:
            return

        def answer() -> None:
            if self.timers.pop(run, None) is not None:
                listen(made_up_outcome(task))

        timer = threading.Timer(self.chance.random() * LONGEST, answer)
        timer.daemon = True
        self.timers[run] = timer, listen
        timer.start()

    def cancel(self, run: int) -> None:
        found = self.timers.pop(run, None)
        if found is not None:
            found[0].cancel()
            found[1](Failure("This training was cancelled before its end.", cancelled=True))


@dataclass(frozen=True, slots=True)
class PretendingPictures:
    async def drawn(self, _spec: PictureSpec) -> DrawnPicture:
        return DrawnPicture(Picture("picture.png", tiny_png(), "A made-up picture."), {})
