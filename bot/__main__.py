"""The command line: `nudge`, which is the same as `python -m bot`.

Each command imports what it needs when it is called: importing everything takes two seconds, and
`nudge --help` imports none of it.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
from dataclasses import replace
from importlib import import_module, util
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.bench.commands import bench
from bot.doctor.commands import doctor
from bot.logs.setting_up import LogStyle, set_up, style_in_use
from bot.operating import CommandError, settings_with, told
from bot.simulate.commands import simulate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.settings import Settings

NO_TRY = "To try Nudge without Discord: nudge demo"
NO_DEMO = "The demo needs its extra. Install it with: pip install 'nudge[demo]'"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="nudge")
@click.option("--verbose", is_flag=True, help="Log more of what happens.")
def main(verbose: bool) -> None:
    """Nudge, a Discord tutor that teaches how a neural network learns.

    New here? "nudge demo" opens a chat page with the real bot. It needs no token and no server.
    """
    set_up(LogStyle(logging.INFO if verbose else logging.WARNING))


@main.command()
@click.option("--no-browser", is_flag=True, help="Only print the address of the page.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port of the page. [default: any free]")
@click.option("--database", type=click.Path(path_type=Path), help="Where progress is kept.")
@click.option("--fresh", is_flag=True, help="Forget earlier progress and start over.")
def demo(no_browser: bool, port: int | None, database: Path | None, fresh: bool) -> None:
    """Chat with the bot in your browser, inside a simulated Discord."""
    if util.find_spec("simcord") is None:
        raise CommandError(NO_DEMO)
    from bot.settings import data_folder, secrets_in

    settings = settings_with(database or data_folder() / "demo.sqlite3")
    set_up(replace(style_in_use(), form=settings.log or "text"), secrets_in(settings))
    with told():
        if fresh:
            start_over(settings.database)
        # To begin with, simcord probes discord.py in a way that makes it warn about nothing.
        logging.getLogger("discord").setLevel(logging.ERROR)
        from bot.demo import run_demo

        unbacked = settings.model_copy(update={"backups": ""})  # it begins anew at will
        asyncio.run(run_demo(unbacked, port=port, open_browser=not no_browser))


def start_over(database: Path) -> None:
    """Delete the demo's database file, if there is one.

    Raise CommandError for the real bot's database, DatabaseError for a file that is in use or no
    Nudge database.
    """
    from bot.store.sqlite.lock import DatabaseLock
    from bot.store.sqlite.place import real_path
    from bot.store.sqlite.version import version_of

    if database.resolve() == settings_with().database.resolve():
        raise CommandError(f"{database} is what nudge run keeps, so --fresh leaves it alone.")
    if not database.exists():
        return
    version_of(database)  # raises for a file that is no Nudge database
    with DatabaseLock(database):
        for suffix in ("", "-wal", "-shm"):
            Path(f"{real_path(database)}{suffix}").unlink(missing_ok=True)


@main.command()
def run() -> None:
    """Run the bot on Discord. The token comes from DISCORD_TOKEN, .env or a service's file."""
    from bot.settings import forget_token, secrets_in, unknown_names

    logging.getLogger("bot").setLevel(logging.INFO)
    style = replace(style_in_use(), form=None)
    set_up(style)
    settings = settings_with()
    set_up(replace(style, form=settings.log), secrets_in(settings))
    for name, near in unknown_names():
        hint = f" Did you mean {near}?" if near else ""
        logging.getLogger("bot").warning("Nudge has no setting named %s.%s", name, hint)
    token = token_for(settings)
    forget_token()
    gc.disable()  # until all is built: each round goes through more that stays
    from bot.serving import serve

    with told():
        asyncio.run(serve(settings, token))


def token_for(settings: Settings) -> str:
    """Return the token. Raise CommandError for one that is none: Discord is not asked with it."""
    from bot.doctor.finding import FindingState
    from bot.doctor.token_form import token_finding, token_of

    found = token_finding(settings)
    if found.state is not FindingState.GOOD:
        raise CommandError(f"Nudge needs a bot token. {found.found} {found.mend} {NO_TRY}")
    return token_of(settings)


@main.command()
@click.option("--lessons", type=click.Path(path_type=Path), help="Folder of the lesson files.")
@click.option("--quick", is_flag=True, help="Leave the trainings out whose numbers texts tell.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def check(lessons: Path | None, quick: bool, as_json: bool) -> None:
    """Check all lesson files and say what to mend."""
    from bot.check import check as check_course
    from bot.check import written
    from bot.tutor.course.kinds import LESSON_KINDS

    with told():
        train = None if quick else import_module("bot.jobs.facts").numbers_of
        report = check_course(lessons or settings_with().lessons, LESSON_KINDS, train)
    click.echo(written(report, as_json=as_json))
    if report.problems:
        raise SystemExit(1)


@main.command("train-chat")
@click.option("--lessons", type=click.Path(path_type=Path), help="Folder of the lesson files.")
def train_chat(lessons: Path | None) -> None:
    """Train what reads messages on the phrases in lessons/conversation, about a minute."""
    from bot.jobs.workers import use_one_thread
    from bot.tutor.course.kinds import LESSON_KINDS

    use_one_thread()  # before numpy is loaded: with several the training takes far longer
    from bot.train_chat.command import train_folder

    with told():
        train_folder(lessons or settings_with().lessons, LESSON_KINDS, click.echo)


main.add_command(bench)
main.add_command(doctor)
main.add_command(simulate)


@main.group()
def db() -> None:
    """Upgrade, back up or restore the database."""


database_option = click.option(
    "--database",
    type=click.Path(path_type=Path),
    help="The database file. [default: the one of nudge run]",
)


@contextlib.contextmanager
def holding(path: Path) -> Iterator[None]:
    """Lock a database file for this process; make its folder where it is missing."""
    from bot.backing_up import private_folder
    from bot.store.sqlite.lock import DatabaseLock

    with told():
        private_folder(path)
        with DatabaseLock(path):
            yield


@db.command("upgrade")
@database_option
def db_upgrade(database: Path | None) -> None:
    """Bring the tables up to date, after a backup."""
    from bot.backing_up import backups_of
    from bot.real_clock import now
    from bot.store.upgrade import upgrade

    settings = settings_with(database)
    with holding(settings.database):
        new = not settings.database.exists() or not settings.database.stat().st_size
        upgrade(settings.database, settings.migrations, backups_of(settings, now))
    what = "was made: it is new and empty" if new else "is up to date"
    click.echo(f"{settings.database} {what}.")


@db.command("backup")
@database_option
@click.argument("target", type=click.Path(path_type=Path))
def db_backup(database: Path | None, target: Path) -> None:
    """Write a checked copy to TARGET; the bot may run."""
    from bot.restoring import where_it_is_found
    from bot.store.sqlite.backup import backup

    settings = settings_with(database)
    with told():
        backup(settings.database, target)
        click.echo(f"Backed up to {target.resolve()}.")
        if hint := where_it_is_found(settings, target):
            click.echo(hint)


@db.command("backups")
@database_option
@click.option("--quick", is_flag=True, help="Do not read each one through.")
def db_backups(database: Path | None, quick: bool) -> None:
    """List the backups: age, size, schema, and whether each is sound."""
    from bot.real_clock import now
    from bot.restoring import Shelves

    with told():
        for line in Shelves(settings_with(database), now).listed(quick=quick):
            click.echo(line)


@db.command("restore")
@database_option
@click.argument("source")
def db_restore(database: Path | None, source: str) -> None:
    """Put a backup in place; the old file is kept.

    SOURCE is "newest", a name that "nudge db backups" lists, or the path of a file.
    """
    from bot.real_clock import now
    from bot.restoring import Shelves

    shelves = Shelves(settings_with(database), now)
    with holding(shelves.settings.database):
        for line in shelves.restored(shelves.named(source)):
            click.echo(line)


if __name__ == "__main__":
    main(prog_name="nudge")
