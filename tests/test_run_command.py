"""`nudge run` as an operator meets it: what is said when it cannot start, or must stop."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
from contextlib import closing
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from tests.child import ROOT, nudge, surroundings
from tests.doctor.patient import GOOD_TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_without_a_token_one_sentence_says_where_to_get_one(tmp_path: Path) -> None:
    done = nudge("run", folder=tmp_path)
    assert done.returncode == 78
    assert "DISCORD_TOKEN" in done.stderr
    assert "developers/applications" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


class Refusing(BaseHTTPRequestHandler):
    """Discord's answer to a token it does not know, or to a bot that it shut out."""

    status = HTTPStatus.UNAUTHORIZED

    def do_GET(self) -> None:
        body = b'{"message": "No entry", "code": 0}'
        self.send_response(self.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as above
        """Keep the test's output quiet."""


class ShuttingOut(Refusing):
    status = HTTPStatus.FORBIDDEN


@pytest.fixture(params=[Refusing])
def refusing_discord(request: pytest.FixtureRequest) -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), request.param)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/api"
    server.shutdown()
    thread.join()
    server.server_close()


ELSEWHERE = (
    "import discord.http, sys; discord.http.Route.BASE = sys.argv.pop(); "
    "from bot.__main__ import main; main(prog_name='nudge')"
)


def test_what_is_no_token_is_told_without_a_network(tmp_path: Path) -> None:
    """Code 75 would have it started again and again, until somebody looks."""
    database = str(tmp_path / "nudge.sqlite3")
    done = nudge("run", "http://127.0.0.1:9/api", folder=tmp_path, code=ELSEWHERE,
                 DISCORD_TOKEN="1234567890123456789", NUDGE_DATABASE=database)  # noqa: S106 - an id # fmt: skip
    assert done.returncode == 78, done.stderr
    assert "is a number, as the Application ID is" in done.stderr
    assert "Reset Token" in done.stderr


def test_a_refused_token_is_said_in_one_sentence(tmp_path: Path, refusing_discord: str) -> None:
    (tmp_path / ".env").write_text(f"DISCORD_TOKEN={GOOD_TOKEN}\n", encoding="utf-8")
    database = str(tmp_path / "nudge.sqlite3")
    done = nudge("run", refusing_discord, folder=tmp_path, code=ELSEWHERE, NUDGE_DATABASE=database)
    assert done.returncode == 78, done.stderr
    assert "refused the token" in done.stderr
    assert "Reset Token" in done.stderr
    assert "Traceback" not in done.stderr
    assert GOOD_TOKEN not in done.stdout + done.stderr


@pytest.mark.parametrize("refusing_discord", [ShuttingOut], indirect=True)
def test_a_bot_that_is_shut_out_is_told_in_discords_words(
    tmp_path: Path, refusing_discord: str
) -> None:
    (tmp_path / ".env").write_text(f"DISCORD_TOKEN={GOOD_TOKEN}\n", encoding="utf-8")
    database = str(tmp_path / "nudge.sqlite3")
    done = nudge("run", refusing_discord, folder=tmp_path, code=ELSEWHERE, NUDGE_DATABASE=database)
    assert done.returncode == 78, done.stderr
    assert "does not let this bot in: No entry" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("where", "fault", "code", "words"),
    [
        ("bot.app.engine_for", (11, "No room"), 75, "Nudge cannot start just now: No room."),
        ("bot.app.engine_for", (13, "Not allowed", "key.pem"), 78, "key.pem: Not allowed."),
        ("bot.app.TutorBot.start", (13, "Not allowed", "key.pem"), 78, "key.pem: Not allowed."),
    ],
)
def test_a_refusal_of_the_computer_is_one_sentence_that_names_the_file_if_there_is_one(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    fault: tuple[int, str],
    code: int,
    words: str,
) -> None:
    def fail(*_: object) -> None:
        raise OSError(*fault)

    monkeypatch.setattr(where, fail)
    monkeypatch.chdir(tmp_path)
    settings = {
        "DISCORD_TOKEN": GOOD_TOKEN,
        "NUDGE_DATABASE": str(tmp_path / "nudge.sqlite3"),
        "NUDGE_TRAINING_WORKERS": "1",
    }
    done = CliRunner().invoke(main, ["run"], env=settings)
    assert done.exit_code == code, done.output
    assert words in done.output


def test_an_unreachable_discord_is_another_sentence_and_another_code(tmp_path: Path) -> None:
    database = str(tmp_path / "nudge.sqlite3")
    done = nudge(
        "run",
        "http://127.0.0.1:9/api",
        folder=tmp_path,
        code=ELSEWHERE,
        DISCORD_TOKEN=GOOD_TOKEN,
        NUDGE_DATABASE=database,
    )
    assert done.returncode == 75, done.stderr
    told = json.loads(done.stderr)  # no terminal: a service's log is read line by line
    assert (told["level"], told["logger"]) == ("CRITICAL", "bot.operating")
    assert "cannot be reached" in told["message"]
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM is a POSIX signal")
def test_a_stop_signal_ends_it_with_code_zero_even_while_it_connects(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/api"
        database = str(tmp_path / "nudge.sqlite3")
        bot = subprocess.Popen(
            [sys.executable, "-c", ELSEWHERE, "run", address],
            cwd=ROOT,
            env=surroundings(DISCORD_TOKEN=GOOD_TOKEN, NUDGE_DATABASE=database),
            stderr=subprocess.PIPE,
            text=True,
        )
        silent.settimeout(30)
        with bot, silent.accept()[0]:
            bot.send_signal(signal.SIGTERM)
            assert bot.wait(timeout=30) == 0
            assert bot.stderr is not None
            assert bot.stderr.read() == ""
