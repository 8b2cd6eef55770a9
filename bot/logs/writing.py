"""Writes a record of the log as one JSON object or as lines of text, without secrets.

All is cleaned here, where it becomes text, so nothing goes round it: message, values, exception,
causes and stack.
"""

from __future__ import annotations

import json
import logging
import re
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.logs.exceptions import exception_text, message_of

if TYPE_CHECKING:
    from bot.logs.redaction import Redaction

LONGEST_MESSAGE, LONGEST_EXCEPTION = 4_000, 10_000  # characters
LONGEST_LINE = 16_000  # bytes: Docker cuts a line at 16 kB, and journald at 48
BETWEEN = "\n[… cut …]\n"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class PlainLines(logging.Formatter):
    """For a person at a terminal: time, level, logger, message; an exception below it."""

    def __init__(self, redaction: Redaction) -> None:
        super().__init__()
        self.redaction = redaction

    def format(self, record: logging.LogRecord) -> str:
        at = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(record.created))
        begin = f"{at},{record.msecs:03.0f} {record.levelname} {record.name}: "
        return "\n".join((begin + self.message(record), *filter(None, self.details(record))))

    def message(self, record: logging.LogRecord) -> str:
        """Return the message with its values; one whose values do not fit is written without."""
        try:
            said = record.getMessage()
        except Exception:  # noqa: BLE001 - a wrong call to the log must not tell what it was given
            said = f"{record.msg} (its values do not fit into it)"
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:  # asyncio writes a task with the exception that it ended with
            said = said.replace(_representation(error), type(error).__name__)
        return self._clean(said, LONGEST_MESSAGE)

    def details(self, record: logging.LogRecord) -> tuple[str, str]:
        """Return the exception and the stack of a record, "" for none."""
        error = record.exc_info[1] if record.exc_info else None
        raised = exception_text(error) if error is not None else record.exc_text or ""
        stack = record.stack_info or ""
        return self._clean(raised, LONGEST_EXCEPTION), self._clean(stack, LONGEST_EXCEPTION)

    def _clean(self, text: str, most: int) -> str:
        return printable(middle_cut(self.redaction.clean(text), most))


class JsonLines(PlainLines):
    """For a service: one JSON object a line, with the time in UTC. Nothing in it names a person."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC)
        raised, stack = self.details(record)
        said = {
            "time": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname,
            "logger": record.name,
            "message": self.message(record),
        }
        told = {"exception": raised, "stack": stack}
        return fitting({**said, **{key: value for key, value in told.items() if value}})


def fitting(said: dict[str, str]) -> str:
    """Return JSON of LONGEST_LINE bytes at most; its longest text is cut until it fits."""
    while len((line := json.dumps(said, ensure_ascii=False)).encode()) > LONGEST_LINE:
        longest = max(said, key=lambda key: len(said[key]))
        said = {**said, longest: middle_cut(said[longest], len(said[longest]) * 2 // 3)}
    return line


def middle_cut(text: str, most: int) -> str:
    """Leave out the middle of a long text: what an exception says stands at its end.

    The text is clean already: half a secret would not be known as one.
    """
    if len(text) <= most:
        return text
    kept = max(most - len(BETWEEN), 3)
    return text[: kept // 3] + BETWEEN + text[-(kept - kept // 3) :]


def printable(text: str) -> str:
    """Write control characters as Python does: one could change what a terminal shows."""
    return _CONTROL.sub(lambda found: repr(found[0])[1:-1], text)


def _representation(error: BaseException) -> str:
    try:
        return repr(error)
    except Exception:  # noqa: BLE001 - whatever an exception does in its own text
        return message_of(error)
