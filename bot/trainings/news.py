"""What an engine sends about a training: how far it is, its result, and its pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.trainings.numbers import RunNumbers


SKETCHED = "prediction.png"
"""The picture of a training with what somebody predicted drawn over it: theirs alone to see."""


@dataclass(frozen=True, slots=True)
class Picture:
    """`data` is a PNG or, by its file name, a GIF or a text.

    `alt_text` says in at most 300 characters what is in it.
    """

    file_name: str
    data: bytes
    alt_text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a worker returns: the numbers of each variant, in order, and the pictures.

    Of a training whose curve was predicted there is a further picture, named SKETCHED, with the
    prediction drawn over it. Only the person who predicted may see that one.

    `seconds` is the time of the whole job in the worker, drawing included. `tried` are the losses
    of a TRY task's variants on `fresh` new points, or on held-out rows where `fresh` is 0; None
    stands for what there was no time for.
    """

    runs: tuple[RunNumbers, ...]
    pictures: tuple[Picture, ...]
    seconds: float
    tried: tuple[float | None, ...] = ()
    fresh: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """The job waits in the queue; `ahead` jobs are before it."""

    ahead: int


@dataclass(frozen=True, slots=True)
class Started:
    """A worker gets the job now, for the `attempt`th time; it is sent just before."""

    attempt: int


@dataclass(frozen=True, slots=True)
class Progress:
    """The job runs: `done` of `total` epochs, the training loss now, estimated seconds left."""

    done: int
    total: int
    loss: float
    seconds_left: float


@dataclass(frozen=True, slots=True)
class Failure:
    """The job failed or was cancelled; `words` is a finished sentence for the person."""

    words: str
    cancelled: bool = False


News = Waiting | Started | Progress | Outcome | Failure

CANCELLED = Failure("This training was cancelled before its end.", cancelled=True)
