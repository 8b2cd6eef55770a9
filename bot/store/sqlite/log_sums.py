"""The sums in SQLite's write-ahead log, by which one sees that nobody else wrote into it.

Each frame of the log is a header and a page, and holds the sum of everything before it; the index
of the log (`-shm`) holds the sum of the last committed one. See https://sqlite.org/fileformat2.html.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Reads = Callable[[int, int], bytes]  # how many bytes, and from where in the log

LOG_HEADER, FRAME_HEADER = 32, 24
ORDERS = {b"\x37\x7f\x06\x82": "<", b"\x37\x7f\x06\x83": ">"}
"""How a log begins, and the order of bytes in the words that are summed up."""
_PAGE_AND_FRAMES = struct.Struct("=HI")
_SUMS = struct.Struct("=II")
_SUMS_IN_LOG = struct.Struct(">II")
MASK = 0xFFFFFFFF


def ends_as_committed(reads: Reads, state: bytes) -> bool:
    """Whether the last frame of a log is the one that the index names as committed last.

    `state` is how the index begins, 100 bytes at least.
    """
    page, frames = _shape(state)
    if frames == 0:
        return True
    head = reads(FRAME_HEADER, LOG_HEADER + (frames - 1) * (FRAME_HEADER + page))
    if len(head) < FRAME_HEADER or head[8:16] != _salts(state):
        return False
    return _SUMS_IN_LOG.unpack_from(head, 16) == _SUMS.unpack_from(state, 24)


def is_whole(reads: Reads, state: bytes) -> bool:
    """Whether all committed frames are as they were written: recompute every sum."""
    page, frames = _shape(state)
    if frames == 0:
        return True
    begins = reads(LOG_HEADER, 0)
    if len(begins) < LOG_HEADER or begins[16:24] != _salts(state):
        return False
    order = ORDERS.get(begins[:4], "<")
    sums = _added((0, 0), begins[:24], order)
    for number in range(frames):
        frame = reads(FRAME_HEADER + page, LOG_HEADER + number * (FRAME_HEADER + page))
        if len(frame) < FRAME_HEADER + page:
            return False
        sums = _added(sums, frame[:8] + frame[FRAME_HEADER:], order)
    return sums == _SUMS.unpack_from(state, 24)


def _shape(state: bytes) -> tuple[int, int]:
    """Return the size of a page in bytes, and how many frames are committed."""
    size, frames = _PAGE_AND_FRAMES.unpack_from(state, 14)
    return (65536 if size == 1 else size), frames


def _salts(state: bytes) -> bytes:
    return state[32:40]


def _added(sums: tuple[int, int], content: bytes, order: str) -> tuple[int, int]:
    first, second = sums
    words = iter(struct.unpack(f"{order}{len(content) // 4}I", content))
    for one, other in zip(words, words, strict=True):
        first = (first + one + second) & MASK
        second = (second + other + first) & MASK
    return first, second
