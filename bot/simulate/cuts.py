"""What may stand on a disk after the power failed: what was waited for, and some of the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from random import Random

    from bot.simulate.disk import DiskEvent

SECTOR = 512
TORN = 0.05  # how often a sector that was under way is written in part


@dataclass(slots=True)
class DiskFile:
    """`sure` is on the disk; `waiting` are events that nobody has waited for yet.

    `new` is a file whose name is not surely on the disk; `gone` one that was deleted.
    """

    sure: bytearray = field(default_factory=bytearray)
    waiting: list[DiskEvent] = field(default_factory=list)
    gone: bool = False
    new: bool = True

    def sync(self) -> None:
        for event in self.waiting:
            _apply(self.sure, event)
        self.waiting.clear()


def _apply(image: bytearray, event: DiskEvent) -> None:
    if event.what == "truncate":
        del image[event.place :]
        image.extend(bytes(event.place - len(image)))
        return
    image.extend(bytes(max(0, event.place - len(image))))
    image[event.place : event.place + len(event.data)] = event.data


def after_cut(
    begun: Mapping[str, bytes], events: Iterable[DiskEvent], chance: Random
) -> dict[str, bytes]:
    """Return what each file may hold when the power fails after these events.

    `begun` are the files before the first one. A deletion that SQLite waited for counts; another
    one, as that of a merged log, may have come to the disk or not.
    """
    files = {name: DiskFile(bytearray(data), new=False) for name, data in begun.items()}
    for event in events:
        if event.what == "say":
            continue
        file = files.setdefault(event.file, DiskFile())
        if event.what == "delete" and event.place:  # the folder was waited for as well
            del files[event.file]
        elif event.what == "delete":
            # Until something new is written there, the old file may be found again.
            file.gone = True
        elif event.what == "sync":
            file.sync()
            if file.new:  # SQLite waits for the folder too then, and so for what was deleted in it
                file.new = False
                files = {name: one for name, one in files.items() if not one.gone}
        else:
            if file.gone:
                files[event.file] = file = DiskFile()
            file.waiting.append(event)
    kept = chance.choice((0.0, chance.random(), 0.5, 1.0))
    return {
        name: bytes(_with_some(file, kept, chance))
        for name, file in files.items()
        if not file.gone or chance.random() < 0.5
    }


def _with_some(file: DiskFile, kept: float, chance: Random) -> bytearray:
    """Add to what is sure each sector that was under way, or not, or in part."""
    image = bytearray(file.sure)
    for event in file.waiting:
        if event.what == "truncate":
            if chance.random() < kept:
                _apply(image, event)
            continue
        for begin, data in _sectors(event.place, event.data):
            chosen = chance.random()
            if chosen < kept * (1 - TORN):
                _put(image, begin, data)
            elif chosen < kept:
                _put(image, begin, data[: chance.randrange(len(data) + 1)])
    return image


def _put(image: bytearray, place: int, data: bytes) -> None:
    image.extend(bytes(max(0, place - len(image))))
    image[place : place + len(data)] = data


def _sectors(place: int, data: bytes) -> Iterable[tuple[int, bytes]]:
    """Split a write where the sectors of the disk begin."""
    begin = 0
    while begin < len(data):
        size = SECTOR - (place + begin) % SECTOR
        yield place + begin, data[begin : begin + size]
        begin += size


def written(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write the files as they may be found into a folder; return the database."""
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / Path(name).name).write_bytes(data)
    return folder / "nudge.sqlite3"
