"""Every way to standard error leads through the log: tried in programs of their own."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.child import ROOT, surroundings

SECRET = "some.token"  # noqa: S105 - nobody's
BEGIN = """
import asyncio, gc, logging, sys, threading, warnings
from bot.logs.setting_up import LogStyle, set_up, style_in_use
set_up(LogStyle(logging.INFO, {form!r}), ["some.token"])
def fails(*_):
    raise OSError("with some.token")
"""
WAYS = {
    "the log": "logging.getLogger('x').error('with %s', 'some.token')",
    "an exception": """
try: fails()
except OSError: logging.getLogger('x').exception('broke')
""",
    "nobody caught": "fails()",
    "a thread": "one = threading.Thread(target=fails); one.start(); one.join()",
    "a warning": "warnings.warn('with some.token')",
    "a task": """
async def main():
    asyncio.create_task(asyncio.to_thread(fails)); await asyncio.sleep(0.2); gc.collect()
asyncio.run(main())
""",
    "a callback": """
async def main():
    asyncio.get_running_loop().call_soon(fails, 'some.token'); await asyncio.sleep(0.1)
asyncio.run(main())
""",
    "what goes": """
class Gone:
    def __del__(self): fails()
Gone(); gc.collect()
""",
    "a call that does not fit": "logging.getLogger('x').error('%d of %d', 'some.token')",
    "a value that breaks": """
class Odd:
    def __str__(self): fails()
logging.getLogger('x').error('the value %s', Odd())
""",
    "a worker": """
from bot.jobs.fork_server import started
from tests.logs.breaking import broken_worker
process, pipe = started(broken_worker, 'some.token')
process.join(); assert process.exitcode == 1
""",
}


def said(form: str, code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", BEGIN.format(form=form) + code],
        cwd=ROOT,
        env=surroundings(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert SECRET not in done.stdout
    return done.stderr


@pytest.mark.parametrize("way", WAYS)
def test_no_way_to_standard_error_tells_a_secret(way: str) -> None:
    lines = said("json", WAYS[way]).splitlines()
    assert lines
    for line in lines:
        told = json.loads(line)
        assert told["level"] in {"WARNING", "ERROR", "CRITICAL"}
    assert SECRET not in "".join(lines)


def test_text_goes_the_same_way() -> None:
    told = said("text", WAYS["nobody caught"])
    assert "Traceback" in told
    assert SECRET not in told


def test_a_line_that_cannot_be_written_is_told_without_its_values() -> None:
    code = """
class Closed:
    def write(self, line):
        if 'could not' not in line: raise ValueError('some.token')
        sys.__stderr__.write(line)
    def flush(self): pass
    def isatty(self): return False
sys.stderr = Closed()
logging.getLogger('x').error('with %s', 'some.token')
"""
    assert said("json", code) == "A line of the log could not be written: ValueError.\n"


def test_without_a_form_what_is_no_terminal_is_written_as_json() -> None:
    code = "set_up(LogStyle(form=None)); print(style_in_use().chosen, file=sys.stderr)"
    assert said("text", code) == "json\n"


def test_a_log_that_somebody_else_set_up_stays() -> None:
    code = """
root = logging.getLogger(); root.handlers.clear(); hook = sys.excepthook
theirs = logging.NullHandler(); root.addHandler(theirs)
set_up(LogStyle()); print(root.handlers == [theirs], sys.excepthook is hook, file=sys.stderr)
"""
    assert said("text", code) == "True True\n"


def test_what_libraries_say_too_much_of_is_never_logged() -> None:
    code = """
for name in ('discord', 'discord.http', 'discord.gateway', 'aiohttp.client', 'asyncio'):
    assert not logging.getLogger(name).isEnabledFor(logging.DEBUG), name
logging.getLogger().setLevel(logging.DEBUG)
for name in ('discord.http', 'discord.webhook.async_', 'aiohttp.access', 'asyncio'):
    assert not logging.getLogger(name).isEnabledFor(logging.DEBUG), name
"""
    assert said("text", code) == ""
