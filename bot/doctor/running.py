"""Whether a bot runs on the database, and says of itself that it can answer people."""

from __future__ import annotations

import http.client
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.doctor.complaints import (
    BACKUP,
    DATABASE,
    DISCORD,
    DISK,
    GUARD,
    NO_ANSWER,
    NOT_READY,
    NOT_RUNNING,
    RUNNING,
    SCHEMA,
)
from bot.doctor.finding import FindingState, good, unseen, wrong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.doctor.finding import DoctorFinding
    from bot.store.sqlite.holder import DatabaseHolder
    from bot.store.sqlite.peeking import FilePeek

PATIENCE = 5.0
MOST_BYTES = 2000
REASONS = (DISCORD, DATABASE, SCHEMA, GUARD, BACKUP, DISK)
START = (
    "Start it with nudge run; where it is a service, with sudo systemctl start nudge. One that "
    "ended by itself with 75 is started again by systemd within about two minutes."
)
WAIT = "Wait a minute, and run nudge doctor again. If it stays so, its log says more."
NO_NEW_BACKUP = "no new backup"
NO_COPY = (
    "Mend what its sentence says. A service may write to its own folder only: another one for "
    "backups needs ReadWritePaths= in sudo systemctl edit nudge, and a restart. A backup follows "
    "within five minutes."
)


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
    found = f"{who}, and it is not ready: {reasons or f'its answer was {status}.'}"
    return wrong(NOT_READY, found, NO_COPY if NO_NEW_BACKUP in reasons else WAIT)


def explained(findings: Sequence[DoctorFinding]) -> list[DoctorFinding]:
    """Let who reads that a bot is not ready mend what is the reason, and not wait for anything."""
    broken = [one.check for one in findings if one.state is FindingState.BROKEN]
    return [_pointing(one, broken) if one.complaint is NOT_READY else one for one in findings]


def _pointing(finding: DoctorFinding, broken: Sequence[str]) -> DoctorFinding:
    """Name the first thing broken that may be why a bot is not ready, where there is one."""
    why = [check for check in broken if check in REASONS and _explains(check, finding)]
    return replace(finding, mend=f"Mend what is said of {why[0]} first.") if why else finding


def _explains(check: str, finding: DoctorFinding) -> bool:
    """Whether that may be the reason; what is to be done for a backup is said by nothing else."""
    if check == BACKUP:
        return NO_NEW_BACKUP in finding.found
    if check == DISCORD:
        return DISCORD in finding.found and finding.mend != NO_COPY
    return True


def _none_runs(holder: DatabaseHolder, content: FilePeek | None) -> DoctorFinding:
    if holder.lock is None and holder.file is None:
        return unseen(RUNNING, "This system does not tell whether one runs.")
    if content is None or not content.people:
        return unseen(RUNNING, "None runs on this database yet.", START)
    return wrong(NOT_RUNNING, "No bot runs on this database.", START)


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
