"""Ways to break a bot in good health, each by the name of what the doctor must say of it."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from bot.bench.sockets.payloads import CHANNEL
from tests.doctor import breaking_discord as discord
from tests.doctor import breaking_files as files
from tests.doctor import breaking_machine as machine

if TYPE_CHECKING:
    from tests.doctor.patient import Way

WAYS: dict[str, Way] = {
    "setting-unknown": machine.setting_unknown,
    "no-token": discord.no_token,
    "token-form": discord.token_form,
    "token-refused": discord.token_refused,
    "shut-out": discord.refusing("/users/@me", 403),
    "not-trusted": discord.not_trusted,
    "unreachable": discord.unreachable,
    "discord-trouble": discord.refusing("/users/@me", 502),
    "too-many-requests": discord.refusing("/users/@me", 429),
    "intents-on": discord.intents_on,
    "presses-elsewhere": discord.presses_elsewhere,
    "no-server": discord.no_server,
    "permission-missing": discord.permission_missing,
    "no-channel": discord.shut_channels(CHANNEL, CHANNEL + 8),
    "class-channel": discord.shut_channels(CHANNEL),
    "no-threads": discord.no_threads,
    "commands-differ": discord.commands_differ,
    "slow": discord.slow,
    "no-gateway": discord.refusing("/gateway/", 503),
    "many-starts": discord.many_starts,
    "clock-wrong": machine.clock_wrong,
    "database-missing": files.database_missing,
    "database-is-a-folder": files.is_a_folder,
    "database-damaged": files.damaged,
    "database-unreadable": files.unreadable,
    "database-locked": files.locked,
    "not-nudges": files.not_nudges,
    "schema-older": files.older,
    "schema-newer": files.newer,
    "log-without-file": files.log_alone,
    "file-replaced": files.replaced,
    "rescue-copy": files.rescued,
    "put-aside": files.put_aside,
    "readable-by-others": files.readable,
    "folder-open-to-others": files.open_folder,
    "other-owner": files.other_owner,
    "no-backup": files.no_backup,
    "old-backup": files.old_backup,
    "backups-unwritable": files.unwritable_backups,
    "bad-backup": files.bad_backup,
    "disk-nearly-full": machine.free_bytes(500_000_000),
    "disk-full": machine.free_bytes(10_000_000),
    "sqlite-too-old": machine.sqlite_of((3, 34, 1)),
    "sqlite-bugs": machine.sqlite_of((3, 52, 0)),
    "sqlite-options": machine.sqlite_of((3, 53, 0), "OMIT_WAL"),
    "worker-cannot-start": machine.training_raises(OSError(errno.EAGAIN, "No more processes")),
    "worker-cannot-train": machine.training_raises(RuntimeError("Traceback…\nImportError: numpy")),
    "socket-path-too-long": machine.long_path,
    "socket-folder": machine.socket_folder,
    "lessons-broken": machine.lessons_broken,
    "not-running": machine.not_running,
    "not-ready": machine.not_ready,
    "no-answer": machine.no_answer,
    "refused": machine.disk_raises(errno.EACCES),
    "refused-for-now": machine.disk_raises(errno.EIO),
}
