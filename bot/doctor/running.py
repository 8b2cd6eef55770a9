"""Whether a bot runs on the database, and says of itself that it can answer people."""

from __future__ import annotations

import http.client
from typing import TYPE_CHECKING

from bot.doctor.complaints import NO_ANSWER, NOT_READY, NOT_RUNNING, RUNNING
from bot.doctor.finding import good, unseen, wrong

if TYPE_CHECKING:
    from bot.doctor.finding import DoctorFinding
    from bot.store.sqlite.holder import DatabaseHolder
    from bot.store.sqlite.peeking import FilePeek

PATIENCE = 5.0
MOST_BYTES = 2000


def look_at_running(
    holder: DatabaseHolder, content: FilePeek | None, port: int | None
) -> DoctorFinding:
    if not holder.running:
        return _none_runs(holder, content)
    who = f"A bot runs on this database{f' (process {holder.process})' if holder.process else ''}"
    if port is None:
        return good(
            RUNNING, f"{who}. NUDGE_METRICS_PORT is not set, so it was not asked how it is."
        )
    return _judged(who, port, _readiness(port))


def _judged(who: str, port: int, told: tuple[int, str] | None) -> DoctorFinding:
    """Judge the status of a running bot and its reasons; None where it did not answer."""
    if told is None:
        return wrong(
            NO_ANSWER,
            f"{who}, and nothing answers on port {port} of this computer, where it should say how "
            "it is.",
            "If it was started with other settings, run nudge doctor with the same. Else it is "
            "stuck: stop it, then start it again.",
        )
    status, reasons = told
    if status == http.client.OK:
        return good(RUNNING, f"{who}, and it is ready.")
    return wrong(
        NOT_READY,
        f"{who}, and it is not ready: {reasons or f'its answer was {status}.'}",
        "Wait a minute, and run nudge doctor again. If it stays so, its log says more.",
    )


def _none_runs(holder: DatabaseHolder, content: FilePeek | None) -> DoctorFinding:
    if holder.lock is None and holder.file is None:
        return unseen(RUNNING, "This system does not tell whether one runs.")
    if content is None or not content.people:
        return unseen(RUNNING, "None runs on this database yet.", "Start it with nudge run.")
    return wrong(NOT_RUNNING, "No bot runs on this database.", "Start it with nudge run.")


def _readiness(port: int) -> tuple[int, str] | None:
    """Ask a bot on this computer. Return its status and its reasons; None without an answer."""
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        asked.request("GET", "/readyz")
        answer = asked.getresponse()
        text = answer.read(MOST_BYTES).decode("utf-8", errors="replace")
    except (OSError, http.client.HTTPException):
        return None
    finally:
        asked.close()
    return answer.status, " ".join(text.split())
