"""`nudge db backups` and `nudge db restore`: which backups there are, and what a restore loses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.backing_up import backups_of
from bot.store.errors import DatabaseError
from bot.store.presses import OWN_IDS, first_id_at, moment_of_id
from bot.store.sqlite.advice import to_restore
from bot.store.sqlite.backup import restore
from bot.store.sqlite.copies import Copy, copies_of, copy_at
from bot.store.sqlite.health import fault_at_the_edges, fault_in, is_sound
from bot.store.sqlite.log_alone import said_of_logs_aside
from bot.store.sqlite.place import is_log, is_nothing, log_of, logs_of, owner_of, real_path
from bot.store.sqlite.stored_until import last_press_in, stored_after
from bot.store.sqlite.version import version_of
from bot.store.upgrade import upgrade

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.settings import Settings

NEWEST = "newest"
NONE_YET = (
    "There is no backup of {path} yet. While `nudge run` is running, one is made every hour when "
    "something changed; `nudge db backup FILE` makes one now."
)
NOTHING_YET = "There is no database yet, so nothing is lost."
NO_FILE = (
    "The database is missing or empty, but its log is there, in which the newest answers may be. "
    "It cannot be read without the file that it belongs to, so it is kept aside."
)
LOG_KEPT = (
    "The log that lay there without its database is {log}. If you find that database, name it "
    "{file}, and put it back: {restore}"
)

NOT_TAKEN_BACK = (
    "That cannot be taken back as it is: the old one is damaged, alone or with its log, or is of a "
    "newer Nudge. It is kept in case something can be saved from it."
)


@dataclass(frozen=True, slots=True)
class Shelves:
    """The copies of the database that the settings name; `now` says the time."""

    settings: Settings
    now: Callable[[], datetime]

    @property
    def path(self) -> Path:
        return real_path(self.settings.database)

    def copies(self) -> list[Copy]:
        return copies_of(self.path, self.settings.backup_folder)

    def listed(self, *, quick: bool) -> Iterator[str]:
        """Say of each copy how old and how large it is, its schema, and whether it is sound."""
        copies = self.copies()
        if not copies:
            yield NONE_YET.format(path=self.path)
            return
        yield f"Backups of {self.path}, newest first:"
        folder = None
        for copy in copies:
            if copy.path.parent != folder:
                folder = copy.path.parent
                yield f"\nin {folder}\n{'age':>18}  {'size':>9}  schema  state"
            yield self._line(copy, quick=quick)
        yield (
            "\nTo put the newest sound one back, stop Nudge, then: "
            f"{to_restore(self.path, NEWEST)}\n(or a name from this list)"
        )

    def _line(self, copy: Copy, *, quick: bool) -> str:
        try:
            size = f"{copy.path.stat().st_size / 1e6:.1f} MB"
            schema = version_of(copy.path)
            fault = (fault_at_the_edges if quick else fault_in)(copy.path)
            if schema is None:
                schema, fault = "none", fault or "nothing of Nudge's is in it"
        except FileNotFoundError:
            size, schema, fault = "", "", "gone"
        except DatabaseError:
            schema, fault = "?", "not a database of Nudge's, or damaged"
        state = ("not looked into" if quick else "sound") if fault is None else f"DAMAGED ({fault})"
        age = ago(self.now() - copy.made).removesuffix(" ago")
        return f"{age:>18}  {size:>9}  {schema:>6}  {state:<15}  {copy.path.name}"

    def named(self, name: str) -> Copy:
        """Return the copy that is meant by `newest`, by the name of one, or by the path of a file.

        Raise DatabaseError where there is none.
        """
        if name == NEWEST:
            return self._newest()
        for copy in self.copies():
            if name in {copy.path.name, copy.path.stem}:
                return copy
        if Path(name).exists():
            return copy_at(Path(name))
        raise DatabaseError(
            f"There is no backup named {name}, and no such file. `nudge db backups` lists what "
            "there is."
        )

    def _newest(self) -> Copy:
        for copy in self.copies():
            if is_sound(copy.path):
                return copy
        raise DatabaseError(
            f"There is no sound backup of {self.path} that this Nudge can read. `nudge db backups` "
            "lists what there is; one that lies elsewhere can be named by its path."
        )

    def restored(self, source: Copy) -> Iterator[str]:
        """Say what will be lost, put `source` in the place of the database, say what was done.

        The caller holds the lock of the database.
        """
        yield f"{source.path} is of {moment(source.made)}: {ago(self.now() - source.made)}."
        yield self._lost(source)
        kept = restore(source.path, self.path, self.now())
        # Said before the tables are brought up to date, which may fail.
        yield from self._done(source, kept)
        upgrade(self.path, self.settings.migrations, backups_of(self.settings, self.now))

    def _done(self, source: Copy, kept: Path | None) -> Iterator[str]:
        if kept is None:
            yield f"Restored from {source.path}."
        elif is_log(kept):
            yield f"Restored from {source.path}."
            yield self._log_kept(kept)
        else:
            yield f"Restored from {source.path}. The old one is {kept}."
            yield from self._taken_back(kept)

    def _log_kept(self, log: Path) -> str:
        file = owner_of(log)
        return LOG_KEPT.format(log=log, file=file, restore=to_restore(self.path, file))

    def _taken_back(self, kept: Path) -> Iterator[str]:
        """Say how to take a restore back; of what cannot be restored, why, and where its log is."""
        if is_sound(kept) and not logs_of(kept):
            yield f"To take that back: {to_restore(self.path, kept)}"
            return
        yield NOT_TAKEN_BACK
        for log in logs_of(kept):
            yield f"The log that lay beside it is {log}: keep the two together."

    def _lost(self, source: Copy) -> str:
        if is_nothing(self.path):
            aside = " ".join(said_of_logs_aside(self.path))
            return NO_FILE if log_of(self.path) else aside or NOTHING_YET
        made = min(source.made, self.now())  # the clock that named it may have been wrong
        last = last_press_in(source.path, OWN_IDS, first_id_at(made))
        present = stored_after(self.path, last)
        if present is None:
            since = made if last == OWN_IDS else moment_of_id(last)
            return (
                f"What was stored after {moment(since)} will be lost, unless it can be read from "
                "the present file, which is kept aside."
            )
        if not present.presses:
            return "Nothing is lost: the present database holds no press that is newer."
        since = moment_of_id(present.oldest if last == OWN_IDS else last)
        until = moment_of_id(present.newest)
        presses = "1 press" if present.presses == 1 else f"{present.presses} presses"
        return (
            f"What was stored from {moment(since)} to {moment(until)} will be lost: "
            f"{span(until - since)}, {presses}."
        )


def where_it_is_found(settings: Settings, copy: Path) -> str:
    """Say how a copy has to be named for a restore; "" where it is found by its name."""
    path, file = real_path(settings.database), copy.resolve()
    if any(one.path.resolve() == file for one in copies_of(path, settings.backup_folder)):
        return ""
    return (
        f"Name it by that path when you restore it: `nudge db backups` lists what is named "
        f"{path.stem}-….{path.suffix.removeprefix('.')} and lies in {path.parent} or with the "
        "other backups."
    )


def moment(when: datetime) -> str:
    return f"{when.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def ago(time: timedelta) -> str:
    return f"{span(time)} ago" if time >= timedelta() else "in the future"


def span(time: timedelta) -> str:
    """Say a time in its largest unit."""
    for unit, length in (("day", 86400), ("hour", 3600), ("minute", 60)):
        many = int(time.total_seconds() // length)
        if many > 0:
            return f"{many} {unit}{'' if many == 1 else 's'}"
    return "less than a minute"
