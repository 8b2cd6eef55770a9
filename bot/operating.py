"""What every command of an operator needs: the settings, and errors told in one sentence."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from bot.tutor.errors import OperatorError, UnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.settings import Settings

CONFIGURATION = 78  # EX_CONFIG: starting again will not help before somebody changes something
ENV_FILE, LARGEST_ENV = ".env", 1_000_000
UNAVAILABLE = 69  # EX_UNAVAILABLE: starting again later may help


class CommandError(click.ClickException):
    """Shows a finished sentence, which says what somebody must change, and no traceback."""

    exit_code = CONFIGURATION

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, file=file, err=True)


class TryLaterError(CommandError):
    exit_code = UNAVAILABLE


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Turn an error that an operator can mend into a CommandError of one sentence."""
    try:
        yield
    except UnavailableError as error:
        raise TryLaterError(str(error)) from error
    except OperatorError as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        if error.filename is None:  # the error names no file
            raise
        raise CommandError(f"{error.filename}: {error.strerror}.") from error


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
            ": ".join(map(str, (*fault["loc"][:1], fault["msg"]))) for fault in error.errors()
        )
        raise CommandError(f"A setting is wrong (NUDGE_… or .env). {faults}.") from error
