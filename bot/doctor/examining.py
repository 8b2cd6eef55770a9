"""Looks at everything in turn. What one look meets keeps no other one from being made."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.doctor.backups import folders_with_backups, look_at_backups
from bot.doctor.clock import look_at_clock
from bot.doctor.complaints import (
    BACKUP,
    CHECKS,
    CLOCK,
    DATABASE,
    DISK,
    LESSONS,
    REFUSED,
    REFUSED_NOW,
    RIGHTS,
    RUNNING,
    SETTING_UNKNOWN,
    SETTING_WRONG,
    SETTINGS,
    SOCKET,
    SQLITE,
    TOKEN_REFUSED,
    WORKERS,
)
from bot.doctor.database_file import DatabaseSeen, look_at_database
from bot.doctor.discord_side import DiscordSeen, look_at_discord, not_asked
from bot.doctor.file_rights import look_at_rights
from bot.doctor.finding import FindingState, good, unseen, wrong
from bot.doctor.machine import (
    look_at_backups_disk,
    look_at_disk,
    look_at_socket,
    look_at_sqlite,
    nearest,
)
from bot.doctor.parts import look_at_lessons, look_at_workers
from bot.doctor.running import explained, look_at_running
from bot.doctor.token_form import mend_of, token_finding, token_of
from bot.operating import TRY_LATER, CommandError, told
from bot.store.sqlite.holder import DatabaseHolder
from bot.store.sqlite.place import real_path
from bot.tutor.errors import OperatorError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from bot.doctor.finding import DoctorFinding
    from bot.doctor.tools import DoctorTools
    from bot.settings import Settings

MEND_SETTING = (
    "Change that line in .env or in the service's file of settings (/etc/nudge/nudge.env), or that "
    "variable."
)
NOT_KNOWN = DatabaseHolder(lock=None, file=None)


def without_settings(why: str) -> list[DoctorFinding]:
    """Return what is said where the settings cannot be read: all else hangs on them."""
    first = wrong(SETTING_WRONG, why, MEND_SETTING)
    rest = [unseen(check, "The settings come first.") for check in CHECKS if check != SETTINGS]
    return [first, *rest]


def look_at_names(unknown: Sequence[tuple[str, str]]) -> list[DoctorFinding]:
    """Judge names that are set and mean nothing, each with the nearest that does."""
    said = [
        wrong(
            SETTING_UNKNOWN,
            f"{name} is set, and Nudge has no such setting: it does nothing.",
            f"Did you mean {near}? Change the name, or take it away."
            if near
            else "Take it away, or look for its name among the settings in README.md.",
        )
        for name, near in unknown
    ]
    return said or [good(SETTINGS, "They can be read.")]


def examine(
    settings: Settings, tools: DoctorTools, *, offline: bool = False
) -> list[DoctorFinding]:
    """Look at a bot and all it needs, and change nothing. `offline`: do not ask Discord."""
    path, folders = real_path(settings.database), folders_with_backups(settings)
    seen, refused = _database(settings, tools)
    content = seen.content
    asked = _discord(settings, tools, seen, offline=offline)
    findings = [*look_at_names(tools.unknown()), token_finding(settings)]
    findings += [*asked.findings, *refused, *seen.findings]
    newest = content.newest if content is not None else None
    looks: tuple[tuple[str, Callable[[], Sequence[DoctorFinding]]], ...] = (
        (CLOCK, lambda: [look_at_clock(asked.ahead, newest, tools.now())]),
        (RIGHTS, lambda: look_at_rights(path, folders, settings.credential)),
        (BACKUP, lambda: look_at_backups(settings, path, content, tools.now())),
        (DISK, lambda: _disks(path, settings.backup_folder, tools.free)),
        (SQLITE, lambda: [look_at_sqlite(tools.sqlite(), tools.options())]),
        (WORKERS, lambda: [look_at_workers(settings, tools.train)]),
        (SOCKET, lambda: [look_at_socket(path)]),
        (LESSONS, lambda: [look_at_lessons(settings.lessons, tools.lessons)]),
        (RUNNING, lambda: [look_at_running(seen.holder, content, settings.metrics_port)]),
    )
    for check, look in looks:
        findings += _looked(check, look)
    return sorted(explained(findings), key=lambda finding: CHECKS.index(finding.check))


def _disks(
    path: Path, backups: Path | None, free: Callable[[Path], int]
) -> Sequence[DoctorFinding]:
    """Look at the disk of the database; where nothing is wrong there, at that of its backups."""
    here = nearest(path)
    found = look_at_disk(path, free(here))
    there = nearest(backups / path.name) if backups else here
    if there == here or found.state is not FindingState.GOOD:
        return [found]
    return [*look_at_backups_disk(path, there, free(there))] or [found]


def _looked(check: str, look: Callable[[], Sequence[DoctorFinding]]) -> Sequence[DoctorFinding]:
    """Make one look; what the computer refuses is its finding."""
    try:
        with told():
            return look()
    except CommandError as error:
        complaint = REFUSED_NOW if error.exit_code == TRY_LATER else REFUSED
        mend = "Mend what that says, then run nudge doctor again."
        return [replace(wrong(complaint, error.message, mend), check=check)]


def _database(
    settings: Settings, tools: DoctorTools
) -> tuple[DatabaseSeen, Sequence[DoctorFinding]]:
    found: list[DatabaseSeen] = []

    def look() -> Sequence[DoctorFinding]:
        path = real_path(settings.database)
        found.append(look_at_database(path, folders_with_backups(settings), tools.now()))
        return ()

    refused = _looked(DATABASE, look)
    return (found[0] if found else DatabaseSeen((), NOT_KNOWN)), refused


def _discord(
    settings: Settings, tools: DoctorTools, seen: DatabaseSeen, *, offline: bool
) -> DiscordSeen:
    """Ask Discord, unless that is not wanted or what stands for a token is none: it stays here."""
    token = token_of(settings)
    if offline:
        return not_asked("Discord is not asked with --offline.")
    if token_finding(settings).state is not FindingState.GOOD:
        return not_asked("Without a token Discord cannot be asked.", "Mend the token first.")
    try:
        commands = tools.commands(settings)
    except (OperatorError, OSError):
        commands = None
    channels = seen.content.class_channels if seen.content is not None else ()
    asked = asyncio.run(look_at_discord(token, tools.now, commands, channels))
    return replace(asked, findings=tuple(_mended(one, settings) for one in asked.findings))


def _mended(finding: DoctorFinding, settings: Settings) -> DoctorFinding:
    """Name the file in which another token has to be put, where Discord refuses this one."""
    if finding.complaint is not TOKEN_REFUSED:
        return finding
    return replace(finding, mend=mend_of(settings.credential))
