"""No token that the tests use is ever written: what watches over that, tried on tests that leak."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.child import ROOT, surroundings
from tests.leaks import found_in

if TYPE_CHECKING:
    from pathlib import Path

GIVEN = (
    re.compile(r"DISCORD_TOKEN[\"']?\s*[=:]\s*[\"']?([\w.\-]+)"),
    re.compile(r"(?:\bstay_on\([\w.]+, |Bot\(\)\.start\(|\bbot\.start\()[\"']([\w.\-]+)[\"']"),
)
PLANTED = """
import tests.leaks
from tests.leaks import children_are_heard, pytest_runtest_makereport

tests.leaks.TOKENS += ("planted-word",)
"""
LEAKING = """
import logging, subprocess, sys

TOKEN = "planted-word"
SAID = [sys.executable, "-c", "print('planted-word')"]

def test_log(): logging.getLogger("x").warning("with %s", TOKEN)
def test_out(): print(TOKEN)
def test_error(): print(TOKEN, file=sys.stderr)
def test_file(tmp_path): (tmp_path / "kept.sqlite3").write_bytes(b"\\0\\xff" + TOKEN.encode())
def test_name(tmp_path): (tmp_path / f"backup-{TOKEN}").mkdir()
def test_child(): subprocess.run(SAID, capture_output=True)
def test_at_once(): subprocess.run(SAID)
def test_trace():
    try: raise OSError(TOKEN)
    except OSError: logging.getLogger("x").exception("broke")

def test_fine(tmp_path):
    print("nothing")
    (tmp_path / ".env").write_text(f"DISCORD_TOKEN={TOKEN}")
"""


def test_a_test_that_writes_a_token_fails_wherever_it_writes_it(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(PLANTED, encoding="utf-8")
    (tmp_path / "test_it.py").write_text(LEAKING, encoding="utf-8")
    alone = ["-p", "no:xdist", "-p", "no:cacheprovider", "-c", "/dev/null"]
    folders = ["--rootdir", str(tmp_path), "--basetemp", str(tmp_path / "kept")]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *alone, *folders, "test_it.py"],
        cwd=tmp_path,
        env=surroundings(PYTHONPATH=str(ROOT)),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    failed = set(re.findall(r"^(?:FAILED|ERROR) test_it.py::test_(\w+)", done.stdout, re.MULTILINE))
    everywhere = {"log", "out", "error", "file", "name", "child", "at_once", "trace"}
    assert failed == everywhere, done.stdout


AN_ID = "1234567890123456789"  # it and "a.b" are refused before they are used
NAMES = ("GOOD_TOKEN", "NOBODYS")  # of tokens that are looked for


def test_every_token_that_a_test_sets_is_looked_for() -> None:
    folders = (ROOT / "tests", ROOT / "bot" / "bench")
    files = [path for folder in folders for path in folder.rglob("*.py")]
    given = {
        token
        for path in files
        for pattern in GIVEN
        for token in pattern.findall(path.read_text(encoding="utf-8"))
    }
    assert "some.token" in given
    assert {token for token in given if not found_in(token)} <= {"a.b", AN_ID, *NAMES}
