"""Which copies of a database there are: those in the folder of its backups, and those beside it.

A backup that Nudge makes by itself has a number in its name, one more than that of the newest
before: which one is newer is told by that, whatever the clock of this computer has said meanwhile.
Where the folder was changed, numbers go on. Earlier Nudges began with 1 in a new folder: a lower
number there may be newer than a higher one elsewhere, and that is told by the time in its name.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.store.sqlite.owner_note import is_of_another
from bot.store.sqlite.partial import all_or_nothing
from bot.store.sqlite.place import BESIDE, REPLACED, literal, real_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDER = "backups"
POINTER = ".backups"  # follows the name of the database in that of the file that names the folders
MOST_FOLDERS = 8  # that are named there
LONGEST_POINTER = MOST_FOLDERS * 4096  # letters of it that are read
IN_USE = (".lock", ".pid", ".closed", POINTER)  # what follows the name of a bot's database
TIME = "%Y%m%dT%H%M%SZ"
LONG_AGO = datetime.fromtimestamp(0, UTC)
NUMBERED = r"-(\d{8}T\d{6}Z)-(\d{6,18})(?:-before-(\d{4}))?"


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a database. `number` is 0 where it has none in its name.

    `made` is the time in its name, else that of the file. `before` is the schema of the upgrade
    that it was made before, "" if there was none.
    """

    path: Path
    made: datetime
    number: int = 0
    before: str = ""


def folder_beside(path: Path) -> Path:
    """Return where the backups of a database lie if nothing else is set."""
    return path.parent / FOLDER


def point_to(path: Path, folder: Path) -> None:
    """Let whoever looks for backups of the database at `path` find those in a folder, from now on.

    The folders that were in use before stay known, as their backups may be the newest that there
    are. Of very many, first those without any are left out. The file is left as it was on an error.
    """
    pointer, known = Path(f"{path}{POINTER}"), places(path)
    folders = [*(one for one in known if one != folder), folder]
    while len(folders) > MOST_FOLDERS:
        folders.remove(next((one for one in folders[:-1] if _is_bare(one, path)), folders[0]))
    if folders == [folder_beside(path)]:
        pointer.unlink(missing_ok=True)
    elif folders != known:
        lines = "\n".join(str(one) for one in folders if str(one).isprintable())
        with all_or_nothing(pointer) as new:
            new.write_text(lines, encoding="utf-8")


def places(path: Path) -> list[Path]:
    """Return the folders in which backups of the database at `path` may lie, the last used last.

    The file has one of them in a line. Of earlier Nudges it has one that is not beside the
    database, and is missing if there is none.
    """
    named: list[str] = []
    with suppress(OSError, ValueError), Path(f"{path}{POINTER}").open(encoding="utf-8") as pointer:
        named = pointer.read(LONGEST_POINTER).split("\n")
    found = [Path(one) for one in named if one.isprintable() and Path(one).is_absolute()]
    beside = folder_beside(path)
    return list(dict.fromkeys(found if beside in found else [beside, *found]))


def _is_bare(folder: Path, path: Path) -> bool:
    """Whether a folder is there without any backup: one that is not may lie on a disk."""
    try:
        return folder.is_dir() and not numbered_in(folder, path)
    except OSError:
        return False


def numbered_in(folder: Path, path: Path) -> list[Copy]:
    """Find the numbered backups of the database at `path` in a folder, oldest first.

    None where the folder is missing. Other files there are no concern of ours.
    """
    name = re.compile(re.escape(path.stem) + NUMBERED + re.escape(path.suffix))
    try:
        files = list(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    found = [
        Copy(file, made, int(words[2]), words[3] or "")
        for file in files
        if (words := name.fullmatch(file.name)) and (made := _time(words[1]))
    ]
    return sorted(found, key=lambda copy: (copy.number, copy.made))


def highest_number(folder: Path, path: Path) -> int:
    """Return the highest number of a backup in `folder`, or where else backups may lie.

    One of those others that cannot be read, such as on a disk that is gone, is left out.
    """
    copies = numbered_in(folder, path)
    for other in places(path):
        with suppress(OSError):
            copies += numbered_in(other, path)
    return max((copy.number for copy in copies), default=0)


def copies_of(path: Path, also: Path | None = None) -> list[Copy]:
    """Find every copy that may be a backup of the database at `path`, newest first.

    Beside the numbered ones those named like NAME-….sqlite3, but not what a restore replaced, and
    not what belongs to another database. `also` is one more folder to look into.
    """
    known_places = _by_real_path([*places(path), *([] if also is None else [also])])
    known_places = [folder for folder in known_places if not _is_anothers(folder, path)]
    numbered: list[Copy] = []
    for folder in known_places:  # the one that is in use is the last
        numbered = list(_before_earlier(numbered_in(folder, path)[::-1], numbered))
    known = {copy.path for copy in numbered}
    if _is_anothers(path.parent, path):
        known |= {copy.path for copy in numbered_in(path.parent, path)}
    pattern = f"{literal(path.stem)}-*{literal(path.suffix)}"
    folders = _by_real_path([path.parent, *known_places])
    files = {file for folder in folders for file in folder.glob(pattern)}
    strangers = _other_databases(files - known, path)
    others = [
        Copy(file, made)
        for file in files - known
        if REPLACED not in file.name
        and not file.name.endswith(BESIDE)  # without a suffix those are named like copies
        and not f"{file.stem}-".startswith(strangers)
        and (made := _changed(file)) is not None
    ]
    others.sort(key=lambda copy: copy.made, reverse=True)
    return list(_in_one_line(numbered, others))


def _by_real_path(folders: Iterable[Path]) -> list[Path]:
    """Name each folder once, where a link leads to it too, by the name that comes last."""
    named: dict[Path, Path] = {}
    for folder in folders:
        real = real_path(folder)
        named.pop(real, None)
        named[real] = folder
    return list(named.values())


def _is_anothers(folder: Path, path: Path) -> bool:
    """Whether the backups in a folder are of another database that has the name of `path`."""
    if folder == folder_beside(path):
        return False
    other = folder.parent / path.name
    beside = other if folder == folder_beside(other) else path
    return is_of_another(folder, path, beside)


def _other_databases(files: Iterable[Path], path: Path) -> tuple[str, ...]:
    """Return how the names begin of what belongs to databases whose names begin like ours.

    Such a one is known by what a bot leaves beside it, or by the numbers of its backups.
    """
    numbered = re.compile(f"({re.escape(path.stem)}-.+){NUMBERED}{re.escape(path.suffix)}")
    stems = {file.stem for file in files if any(Path(f"{file}{end}").exists() for end in IN_USE)}
    stems |= {words[1] for file in files if (words := numbered.fullmatch(file.name))}
    return tuple(f"{stem}-" for stem in stems)


def oldest_copy(path: Path, also: Path | None = None) -> datetime | None:
    """Return of when the oldest copy is that could be put back; None where there is none.

    What a restore put aside counts too, a log as well, as somebody may put that back. In a folder
    that cannot be read just now one may lie that is as old as can be.
    """
    try:
        aside = path.parent.glob(f"{literal(path.stem)}{REPLACED}*{literal(path.suffix)}*")
        times = [copy.made for copy in copies_of(path, also)]
        return min([*times, *filter(None, map(_changed, aside))], default=None)
    except OSError:
        return LONG_AGO


def copy_at(file: Path) -> Copy:
    """Return the copy that a file is, wherever it lies, with the time in its name if it has one."""
    words = re.fullmatch(rf".+{NUMBERED}(\.[^.]*)?", file.name)
    made = _time(words[1]) if words else None
    if words and made:
        return Copy(file, made, int(words[2]), words[3] or "")
    return Copy(file, _changed(file) or LONG_AGO)


def _before_earlier(present: Iterable[Copy], earlier: list[Copy]) -> Iterator[Copy]:
    """Put the backups of the folder in use, newest first, between those of the earlier ones."""
    left = list(earlier)
    for copy in present:
        while left and left[0].number >= copy.number and left[0].made > copy.made:
            yield left.pop(0)
        yield copy
    yield from left


def _in_one_line(numbered: Iterable[Copy], others: list[Copy]) -> Iterator[Copy]:
    """Put those without a number between the others, which keep their own order, by their files."""
    left = list(others)
    for copy in numbered:
        written = _changed(copy.path) or copy.made
        while left and left[0].made > written:
            yield left.pop(0)
        yield copy
    yield from left


def _changed(file: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except (OSError, ValueError, OverflowError):
        return None


def _time(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
