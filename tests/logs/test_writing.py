"""Lines of the log: one object or a few lines of text, never a secret, never too long."""

from __future__ import annotations

import json
import logging
import sys
from typing import Any

import pytest

from bot.logs.redaction import Redaction
from bot.logs.writing import LONGEST_LINE, JsonLines, PlainLines

SECRET_TOKEN = "some.token"  # noqa: S105 - nobody's
FORMS = [JsonLines, PlainLines]


def record(said: object, *values: object, **more: Any) -> logging.LogRecord:  # noqa: ANN401 - what a record has
    made = logging.LogRecord("bot.place", logging.WARNING, "x.py", 1, said, values, None)
    made.__dict__.update(more)
    return made


def raised(error: BaseException) -> tuple[Any, Any, Any]:
    try:
        raise error  # noqa: TRY301 - to be caught at once
    except BaseException:  # noqa: BLE001 - whatever it is
        return sys.exc_info()


def written(form: type[PlainLines], made: logging.LogRecord) -> str:
    return form(Redaction([SECRET_TOKEN])).format(made)


def test_a_line_is_one_object_with_the_time_in_utc() -> None:
    line = written(JsonLines, record("Run %s began", 7, created=0.5, msecs=500.0))
    assert json.loads(line) == {
        "time": "1970-01-01T00:00:00.500Z",
        "level": "WARNING",
        "logger": "bot.place",
        "message": "Run 7 began",
    }


def test_text_is_as_a_terminal_shows_it() -> None:
    line = written(PlainLines, record("Run %s began", 7))
    assert line.endswith(" WARNING bot.place: Run 7 began")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "made",
    [
        record("with %s", SECRET_TOKEN),
        record("with %r", {"Authorization": f"Bot {SECRET_TOKEN}"}),
        record(f"with {SECRET_TOKEN}"),
        record("with %d", SECRET_TOKEN),
        record("with %s and %s", SECRET_TOKEN),
        record("broke", exc_info=raised(OSError(SECRET_TOKEN))),
        record("broke", exc_text=f"as text {SECRET_TOKEN}"),
        record("stands", stack_info=f"stack {SECRET_TOKEN}"),
        record(OSError(SECRET_TOKEN)),
    ],
)
def test_a_secret_is_written_nowhere(form: type[PlainLines], made: logging.LogRecord) -> None:
    line = written(form, made)
    assert SECRET_TOKEN not in line
    assert "secret" in line or "do not fit" in line


@pytest.mark.parametrize("form", FORMS)
def test_a_task_is_named_without_what_it_raised(form: type[PlainLines]) -> None:
    error = ValueError("could not convert string to float: 'my answer'")
    line = written(form, record(f"<Task exception={error!r}>", exc_info=raised(error)))
    assert "my answer" not in line
    assert "exception=ValueError" in line


@pytest.mark.parametrize("filled", ["x", "\n", "ü", "\x1b", '"', "\ud800", "€ "])
def test_a_line_is_never_too_long_and_always_can_be_read(filled: str) -> None:
    long = filled * 300_000
    made = record("begin %s", long, exc_info=raised(OSError(long)), stack_info=long)
    line = written(JsonLines, made)
    assert "\n" not in line
    assert len(line.encode()) <= LONGEST_LINE
    assert json.loads(line)["message"].startswith("begin")
    assert "OSError" in json.loads(line)["exception"]


@pytest.mark.parametrize("form", FORMS)
def test_nothing_steers_a_terminal(form: type[PlainLines]) -> None:
    line = written(form, record("%s", "\x1b[2Jgone\r\x00\u2028\x9b"))
    assert not [sign for sign in line if ord(sign) < 32 or 127 <= ord(sign) < 160]
    line.encode()
