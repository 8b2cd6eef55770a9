"""Small stand-ins for what is slow: a trainer that answers at once, or not at all."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from bot.neural.spec import TrainingResult
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from bot.neural.spec import TrainingSpec


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


class QuickTrainer:
    """Answers every training at once with a made-up curve."""

    def __init__(self) -> None:
        self.trained: list[TrainingSpec] = []

    async def train(self, spec: TrainingSpec) -> TrainingResult:
        self.trained.append(spec)
        return TrainingResult(
            spec=spec,
            train_loss=(0.7, 0.3, 0.1),
            test_loss=(0.7, 0.4, 0.2),
            train_accuracy=0.96,
            test_accuracy=0.95,
            parameters=33,
            seconds=0.1,
            picture=tiny_png(),
            alt_text="Line chart. Training falls 0.70 to 0.10.",
            reading="The loss falls and stays low.",
        )


class TiredTrainer:
    """Gives every training up."""

    async def train(self, spec: TrainingSpec) -> TrainingResult:
        raise TutorError(f"The training on {spec.data} took too long and was stopped.")
