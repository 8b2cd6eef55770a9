"""`nudge simulate`: tries faults on the real bot and store, and says what was survived."""

from __future__ import annotations

import sys
from importlib import util
from typing import Any

import click

from bot.operating import CommandError

NO_SIMCORD = (
    "The simulation needs the extra of the demo. Install it with: pip install 'nudge[demo]'"
)
NO_SIGNALS = "The simulation kills processes by POSIX signals, which Windows does not have."
count = click.IntRange(0)


@click.command()
@click.option("--kills", type=count, default=30, show_default=True, help="Kills of the whole bot.")
@click.option("--power-cuts", type=count, default=60, show_default=True, help="Power cuts.")
@click.option("--histories", type=count, default=30, show_default=True, help="Histories.")
@click.option(
    "--files",
    type=count,
    default=10,
    show_default=True,
    help="Kills of restore, of backup and of upgrade, each.",
)
@click.option(
    "--faults/--no-faults",
    default=True,
    help="Also try single faults: full disk, swapped files, frozen workers.",
)
@click.option("--seed", default=1, show_default=True, help="The same seed draws the same faults.")
@click.option("--processes", type=click.IntRange(1), default=2, show_default=True)
@click.option("--report", is_flag=True, help="Print a table; this is the usual.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def simulate(as_json: bool, report: bool, **wanted: Any) -> None:  # noqa: ANN401 - numbers, and one switch
    """Try faults on the real bot and store, and count what was survived.

    Whole bots are killed while simulated people use them, the power fails in the middle of writes,
    histories crash and go on, commands are killed. Everything that was acknowledged must still be
    there, and once. Exit code 1 when anything was lost, doubled or not survived.

    The usual counts take about five minutes on two cores, and longer beside other work. How far
    it is, is told on the way.
    """
    del report
    if sys.platform == "win32":
        raise CommandError(NO_SIGNALS)
    if util.find_spec("simcord") is None:
        raise CommandError(NO_SIMCORD)
    from bot.simulate.part import PartError  # noqa: PLC0415 - loads the whole bot
    from bot.simulate.report import to_json, to_table  # noqa: PLC0415 - see above
    from bot.simulate.simulation import FaultsWanted  # noqa: PLC0415 - see above
    from bot.simulate.simulation import simulate as tried  # noqa: PLC0415 - see above

    try:
        found = tried(FaultsWanted(**wanted))
    except PartError as broken:
        raise click.ClickException(str(broken)) from broken
    click.echo(to_json(found) if as_json else to_table(found))
    if not found.held:
        raise SystemExit(1)
