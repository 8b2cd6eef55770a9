"""Packs a person's data into one ZIP: a page to read, files for programs, pictures."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bot.tutor.privacy.files import csv_pieces, json_pieces
from bot.tutor.privacy.html import moment_in
from bot.tutor.privacy.page import page_pieces
from bot.tutor.privacy.titles import csv_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.tutor.course.course import Course
    from bot.tutor.privacy.kept import KeptPerson
    from bot.tutor.privacy.rules import RetentionTimes

PAGE, JSON = "nudge-mydata.html", "data.json"
FOR_NAMES = 300  # bytes that a file takes in a ZIP beside what is in it
AT_ONCE = 64 * 1024  # characters that are written at once


class TooLargeError(ValueError):
    """A person's data does not fit into a file that Discord takes, not even without pictures."""


def packed(
    kept: KeptPerson, course: Course, made_at: datetime, times: RetentionTimes, room: int
) -> tuple[bytes, KeptPerson]:
    """Return a ZIP of at most `room` bytes, and what is in it: pictures that fit, newest first.

    The page says in the words of the course what was answered.
    Where it is too large without any picture the tables of CSV are left out: they hold the same as
    the file of JSON. Raise TooLargeError where that is too large still. It takes a while: call it
    in a thread.
    """
    write = partial(_written, course=course, made_at=made_at, times=times)
    none = replace(kept, pictures=(), left_out=kept.left_out + len(kept.pictures))
    for tables in (True, False):
        bare = write(none, tables=tables)
        if len(bare) <= room:
            chosen = _fitting(kept, room - len(bare))
            made = write(chosen, tables=tables) if chosen.pictures else bare
            return (made, chosen) if len(made) <= room else (bare, none)
    raise TooLargeError


def _fitting(kept: KeptPerson, room: int) -> KeptPerson:
    count = 0
    for one in kept.pictures:
        # Its description stands on the page as well.
        room -= len(one.image) + FOR_NAMES + 4 * len(one.alt_text)
        if room < 0:
            break
        count += 1
    left = len(kept.pictures) - count
    return replace(kept, pictures=kept.pictures[:count], left_out=kept.left_out + left)


def _written(
    kept: KeptPerson, *, course: Course, made_at: datetime, times: RetentionTimes, tables: bool
) -> bytes:
    made, said = io.BytesIO(), moment_in(made_at)
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        _write(file, PAGE, page_pieces(kept, course, said, times, tables=tables), made_at)
        _write(file, JSON, json_pieces(kept, made_at.isoformat()), made_at)
        for kind in kept.kinds if tables else ():
            if kind.rows:
                _write(file, csv_name(kind.table), csv_pieces(kind), made_at)
        for picture in kept.pictures:
            entry = zipfile.ZipInfo(picture.path, made_at.timetuple()[:6])
            file.writestr(entry, picture.image, zipfile.ZIP_STORED)
    return made.getvalue()


def _write(file: zipfile.ZipFile, name: str, pieces: Iterable[str], made_at: datetime) -> None:
    entry = zipfile.ZipInfo(name, made_at.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    waiting, length = [], 0
    with file.open(entry, "w") as opened:
        for piece in pieces:
            waiting.append(piece)
            length += len(piece)
            if length >= AT_ONCE:
                opened.write(_encoded(waiting))
                waiting, length = [], 0
        opened.write(_encoded(waiting))


def _encoded(pieces: list[str]) -> bytes:
    """Encode text; half of a pair of code units is written as JSON writes it."""
    return "".join(pieces).encode("utf-8", "backslashreplace")
