"""What every command of an operator needs: the settings, and errors told in one sentence."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import stat
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from bot.logs.setting_up import cleaned, writes_json
from bot.tutor.errors import OperatorError, UnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.settings import Settings

log = logging.getLogger(__name__)

CONFIGURATION = 78  # EX_CONFIG: starting again will not help before somebody changes something
ENV_FILE, LARGEST_ENV = ".env", 1_000_000
TRY_LATER = 75  # EX_TEMPFAIL: it passes by itself, and starting again later may help
PASSING = {  # what a computer refuses for a while
    errno.ENOSPC,
    errno.EDQUOT,
    errno.ENOMEM,
    errno.EAGAIN,
    errno.EMFILE,
    errno.ENFILE,
    errno.EBUSY,
    errno.EINTR,
    errno.EIO,
    errno.ESTALE,
    errno.ETIMEDOUT,
    errno.EADDRINUSE,
    errno.EADDRNOTAVAIL,
    errno.ENETDOWN,
    errno.ENETUNREACH,
    errno.EHOSTUNREACH,
    errno.ECONNREFUSED,
    errno.ECONNRESET,
}


ADVICE = {
    errno.ENOENT: " Make the folder, or choose another place.",
    errno.ENOTDIR: " A part of this path is a file, not a folder: choose another place.",
    errno.EEXIST: " A part of this path is a file, not a folder: choose another place.",
    errno.EISDIR: " That is a folder: name a file in it.",
    errno.EACCES: " Let the user who runs Nudge read and write there, or choose another place.",
    errno.EROFS: " Nothing can be written there: choose another place.",
}


class CommandError(click.ClickException):
    """Shows a finished sentence, which says what somebody must change, and no traceback."""

    exit_code = CONFIGURATION

    def show(self, file: IO[Any] | None = None) -> None:
        if file is None and writes_json():
            log.critical("%s", self.message)  # whoever reads this log reads no other lines
            return
        click.echo(cleaned(self.message), file=file, err=True)


class TryLaterError(CommandError):
    exit_code = TRY_LATER


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Turn an error that an operator can mend into a CommandError of one sentence.

    Its exit code tells a supervisor whether to start again: 75 for what passes by itself, 78 for
    what a person must mend first.
    """
    try:
        yield
    except UnavailableError as error:
        raise TryLaterError(str(error)) from error
    except OperatorError as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise _refused(error) from error


def _refused(error: OSError) -> Exception:
    """Return what to raise for what the computer refused; the error itself if it is a bug."""
    passing = error.errno in PASSING
    if error.filename is None and not passing:
        return error
    where = "This computer refused something" if error.filename is None else _place(error)
    advice = ADVICE.get(error.errno or 0, "")
    return (TryLaterError if passing else CommandError)(f"{where}: {error.strerror}.{advice}")


def _place(error: OSError) -> str:
    """Name the file that was refused; of one that is hidden while it is written, its folder."""
    file = Path(os.fsdecode(error.filename))
    return str(file.parent if file.name.startswith(".") and file.name != ENV_FILE else file)


def check_env_file(path: Path) -> None:
    """Raise CommandError for a file .env that is none, or is far too large to be read at once.

    Without such a file there is nothing to read, and that is no fault; nor is a folder of this
    name, which is where some keep an environment of Python.
    """
    try:
        found = path.stat()
    except FileNotFoundError:
        return
    except OSError as error:
        raise CommandError(f"The file {path} cannot be read: {error.strerror}.") from error
    if stat.S_ISDIR(found.st_mode):
        return
    if not stat.S_ISREG(found.st_mode):
        raise CommandError(f"{path} is no plain file. Put one in its place, or take it away.")
    if found.st_size > LARGEST_ENV:
        raise CommandError(f"The file {path} is larger than 1 MB. Keep the lines of Nudge only.")
    if not os.access(path, os.R_OK):
        raise CommandError(f"The file {path} may not be read: check who owns it.")


def settings_with(database: Path | None = None) -> Settings:
    """Read the settings; `database`, from the command line, replaces the one they name.

    Raise CommandError when a setting is wrong or the file .env is not UTF-8.
    """
    from pydantic import ValidationError

    from bot.settings import Settings

    check_env_file(Path(ENV_FILE))
    try:
        return Settings(database=database, database_url=None) if database else Settings()
    except UnicodeDecodeError as error:
        raise CommandError("The file .env is not UTF-8 text. Save it as UTF-8, please.") from error
    except ValidationError as error:
        faults = "; ".join(
            ": ".join((*map(str, fault["loc"][:1]), fault["msg"].removeprefix("Value error, ")))
            for fault in error.errors()
        )
        raise CommandError(f"A setting is wrong (NUDGE_… or .env). {faults}.") from error
