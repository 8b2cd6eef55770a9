"""Every kind of thing that the doctor can find wrong. docs/doctor.md explains each by its name."""

from __future__ import annotations

from typing import Final

from bot.doctor.finding import Complaint

SETTINGS: Final = "Settings"
TOKEN: Final = "Token"  # noqa: S105 - the name of a look
DISCORD: Final = "Discord"
APPLICATION: Final = "Intents"
PERMISSIONS: Final = "Permissions"
COMMANDS: Final = "Commands"
LATENCY: Final = "Latency"
CLOCK: Final = "Clock"
DATABASE: Final = "Database"
SCHEMA: Final = "Schema"
GUARD: Final = "File guard"
RIGHTS: Final = "File rights"
BACKUP: Final = "Backup"
DISK: Final = "Disk"
SQLITE: Final = "SQLite"
WORKERS: Final = "Workers"
SOCKET: Final = "Socket"
LESSONS: Final = "Lessons"
RUNNING: Final = "Running bot"
CHECKS: Final = (
    *(SETTINGS, TOKEN, DISCORD, APPLICATION, PERMISSIONS, COMMANDS, LATENCY, CLOCK),
    *(DATABASE, SCHEMA, GUARD, RIGHTS, BACKUP, DISK, SQLITE, WORKERS, SOCKET, LESSONS, RUNNING),
)
"""In the order in which they are told."""

SETTING_WRONG = Complaint("setting-wrong", SETTINGS, 78)
SETTING_UNKNOWN = Complaint("setting-unknown", SETTINGS, 1)
NO_TOKEN = Complaint("no-token", TOKEN, 78)
TOKEN_FORM = Complaint("token-form", TOKEN, 78)
TOKEN_REFUSED = Complaint("token-refused", DISCORD, 78)
SHUT_OUT = Complaint("shut-out", DISCORD, 78)
NOT_TRUSTED = Complaint("not-trusted", DISCORD, 78)
UNREACHABLE = Complaint("unreachable", DISCORD, 75)
DISCORD_TROUBLE = Complaint("discord-trouble", DISCORD, 75)
TOO_MANY = Complaint("too-many-requests", DISCORD, 75)
INTENTS_ON = Complaint("intents-on", APPLICATION, 1)
PRESSES_ELSEWHERE = Complaint("presses-elsewhere", APPLICATION, 78)
NO_SERVER = Complaint("no-server", PERMISSIONS, 1)
PERMISSION_MISSING = Complaint("permission-missing", PERMISSIONS, 78)
NO_CHANNEL = Complaint("no-channel", PERMISSIONS, 78)
CLASS_CHANNEL = Complaint("class-channel", PERMISSIONS, 78)
NO_THREADS = Complaint("no-threads", PERMISSIONS, 1)
COMMANDS_DIFFER = Complaint("commands-differ", COMMANDS, 1)
SLOW = Complaint("slow", LATENCY, 1)
NO_GATEWAY = Complaint("no-gateway", LATENCY, 75)
MANY_STARTS = Complaint("many-starts", LATENCY, 1)
CLOCK_WRONG = Complaint("clock-wrong", CLOCK, 78)
MISSING = Complaint("database-missing", DATABASE, 1)
IS_A_FOLDER = Complaint("database-is-a-folder", DATABASE, 78)
DAMAGED = Complaint("database-damaged", DATABASE, 78)
UNREADABLE = Complaint("database-unreadable", DATABASE, 78)
LOCKED = Complaint("database-locked", DATABASE, 75)
NOT_NUDGES = Complaint("not-nudges", SCHEMA, 78)
OLDER = Complaint("schema-older", SCHEMA, 1)
NEWER = Complaint("schema-newer", SCHEMA, 78)
LOG_ALONE = Complaint("log-without-file", GUARD, 78)
REPLACED = Complaint("file-replaced", GUARD, 78)
RESCUED = Complaint("rescue-copy", GUARD, 1)
PUT_ASIDE = Complaint("put-aside", GUARD, 1)
READABLE = Complaint("readable-by-others", RIGHTS, 78)
OPEN_FOLDER = Complaint("folder-open-to-others", RIGHTS, 78)
OTHER_OWNER = Complaint("other-owner", RIGHTS, 1)
NO_BACKUP = Complaint("no-backup", BACKUP, 1)
OLD_BACKUP = Complaint("old-backup", BACKUP, 1)
NOT_WRITABLE = Complaint("backups-unwritable", BACKUP, 78)
BAD_BACKUP = Complaint("bad-backup", BACKUP, 1)
NEARLY_FULL = Complaint("disk-nearly-full", DISK, 1)
FULL = Complaint("disk-full", DISK, 75)
SQLITE_OLD = Complaint("sqlite-too-old", SQLITE, 78)
SQLITE_BUGS = Complaint("sqlite-bugs", SQLITE, 1)
SQLITE_OPTIONS = Complaint("sqlite-options", SQLITE, 78)
NO_WORKER = Complaint("worker-cannot-start", WORKERS, 75)
NO_TRAINING = Complaint("worker-cannot-train", WORKERS, 78)
LONG_PATH = Complaint("socket-path-too-long", SOCKET, 1)
SOCKET_FOLDER = Complaint("socket-folder", SOCKET, 78)
LESSONS_BROKEN = Complaint("lessons-broken", LESSONS, 78)
NOT_RUNNING = Complaint("not-running", RUNNING, 1)
NOT_READY = Complaint("not-ready", RUNNING, 75)
NO_ANSWER = Complaint("no-answer", RUNNING, 78)
REFUSED = Complaint("refused", "any", 78)
REFUSED_NOW = Complaint("refused-for-now", "any", 75)

EVERY: Final = tuple(value for value in globals().values() if isinstance(value, Complaint))
