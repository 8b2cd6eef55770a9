"""Sets up the log of this process: one handler on standard error, and every way that leads to it.

Besides the log itself these are warnings, what threads and the program raise and nobody catches,
and what cannot be raised, as in __del__. A program that has set up its own log keeps it.
"""

from __future__ import annotations

import logging
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from bot.logs.redaction import Redaction
from bot.logs.writing import JsonLines, PlainLines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

Form = Literal["json", "text"]
log = logging.getLogger(__name__)

TALKATIVE = ("discord", "aiohttp", "asyncio")
"""Libraries whose DEBUG lines hold tokens of presses, headers, or what people wrote."""
UNWRITABLE = "A line of the log could not be written: %s."


@dataclass(frozen=True, slots=True)
class LogStyle:
    """How the log is written. `form` is None where the kind of standard error decides."""

    level: int = logging.WARNING
    form: Form | None = "text"

    @property
    def chosen(self) -> Form:
        """JSON where standard error is no terminal.

        There a program collects the lines: journald and Docker make an entry of each, so that a
        traceback of text is torn into fifty.
        """
        return self.form or ("text" if sys.stderr is not None and sys.stderr.isatty() else "json")


class StandardError(logging.StreamHandler[Any]):
    """Writes to what is standard error at that moment; what goes wrong is told without values."""

    def __init__(self, style: LogStyle, redaction: Redaction) -> None:
        logging.Handler.__init__(self)
        self.style, self.redaction = style, redaction
        writes = JsonLines if style.chosen == "json" else PlainLines
        self.setFormatter(writes(redaction))

    @property
    def stream(self) -> Any:  # noqa: ANN401 - whatever stands in for standard error
        return sys.stderr

    @stream.setter
    def stream(self, _: object) -> None:
        """Leave it: there is nothing to be set."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Say that something was not written; logging would print the values of the record."""
        kind = sys.exc_info()[0]
        try:
            sys.stderr.write(UNWRITABLE % (kind.__name__ if kind else "for no reason") + "\n")
        except (OSError, ValueError, AttributeError):  # nobody can be told
            return


def set_up(style: LogStyle, secrets: Iterable[str] = ()) -> None:
    """Write the log in this style, without the `secrets` and what looks like one.

    A second call replaces the first. Where somebody else has set up a log nothing is changed but
    the level of what would tell too much.
    """
    root, ours = logging.getLogger(), _ours()
    foreign = bool(root.handlers) and ours is None
    for name in TALKATIVE:
        logger = logging.getLogger(name)
        logger.setLevel(max(logging.INFO, logger.getEffectiveLevel() if foreign else style.level))
    if foreign:
        return
    if ours is not None:
        root.removeHandler(ours)
    root.addHandler(StandardError(style, Redaction(secrets)))
    root.setLevel(style.level)
    logging.captureWarnings(capture=True)
    sys.excepthook, sys.unraisablehook = _uncaught, _unraisable
    threading.excepthook = _uncaught_in_thread


def style_in_use() -> LogStyle:
    """Return the style of this process's log, for one that it starts."""
    ours = _ours()
    if ours is None:
        return LogStyle()
    return LogStyle(ours.style.level, ours.style.chosen)


def cleaned(text: str) -> str:
    """Return a text as the log would write it: without secrets."""
    ours = _ours()
    return (ours.redaction if ours is not None else Redaction()).clean(text)


def writes_json() -> bool:
    ours = _ours()
    return ours is not None and ours.style.chosen == "json"


def _ours() -> StandardError | None:
    found = (one for one in logging.getLogger().handlers if isinstance(one, StandardError))
    return next(found, None)


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        log.critical("Stopped from the keyboard.")
        return
    log.critical("The program ends: nobody caught this", exc_info=(kind, error, trace))


def _uncaught_in_thread(told: threading.ExceptHookArgs) -> None:
    if told.exc_value is None or issubclass(told.exc_type, SystemExit):
        return
    name = told.thread.name if told.thread is not None else "no longer known"
    log.error("Thread %s ended: nobody caught this", name, exc_info=told.exc_value)


def _unraisable(told: sys.UnraisableHookArgs) -> None:
    name = getattr(told.object, "__qualname__", type(told.object).__qualname__)
    log.error("What %s raised could not be passed on", name, exc_info=told.exc_value)
