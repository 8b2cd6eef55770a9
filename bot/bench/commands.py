"""`nudge bench`: measure training, pictures, crowds, games, classes, formality, the talk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from bot.bench.report import from_json, to_json, to_table

# Libraries read these when they are loaded, hence a process of its own for every measurement.
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")

quick_option = click.option("--quick", is_flag=True, help="Only show that it runs; no fair times.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


@click.group()
def bench() -> None:
    """Measure Nudge next to others, in one run on this machine.

    Everybody uses one thread and takes turns. A ratio says how many times as long as Nudge
    something takes: the median over all rounds.
    """


@bench.command("train")
@click.option("--parity", is_flag=True, help="Compare weights with PyTorch instead, in float64.")
@quick_option
@json_option
def bench_train(parity: bool, quick: bool, as_json: bool) -> None:
    """Time a step, a sweep of 64 networks, a whole job, and /train from press to picture."""
    _measure("parity" if parity else "train", quick=quick, as_json=as_json)


@bench.command("plot")
@quick_option
@json_option
def bench_plot(quick: bool, as_json: bool) -> None:
    """Time pictures, an animation, and all pictures of a course."""
    _measure("plot", quick=quick, as_json=as_json)


@bench.command("crowd")
@quick_option
@json_option
def bench_crowd(quick: bool, as_json: bool) -> None:
    """Let 200 people answer one card in one instant, in the simulated Discord."""
    _measure("crowd", quick=quick, as_json=as_json)


@bench.command("games")
@quick_option
@json_option
def bench_games(quick: bool, as_json: bool) -> None:
    """Let 30 people lock a prediction in one second, and be revealed together."""
    _measure("games", quick=quick, as_json=as_json)


@bench.command("answers")
@quick_option
@json_option
def bench_answers(quick: bool, as_json: bool) -> None:
    """Let 200 people answer their own questions, then one post; close posts; load the course."""
    _measure("answers", quick=quick, as_json=as_json)


@bench.command("classes")
@quick_option
@json_option
def bench_classes(quick: bool, as_json: bool) -> None:
    """Plant three misconceptions in simulated classes, and see whether they are named first."""
    _measure("classes", quick=quick, as_json=as_json)


@bench.command("formality")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@json_option
def bench_formality(file: Path | None, as_json: bool) -> None:
    """Tell formal from casual, on kinds of text that were not learned from.

    With a FILE of your own (CSV: text,label; formal or casual, 1 or 0, or a rating above 0 or not)
    the models learn all sentences that come with Nudge, and are asked about yours.
    """
    from bot.bench.formality import formality_report  # noqa: PLC0415 - when it is called

    report = formality_report(file)
    click.echo(to_json(report) if as_json else to_table(report))


@bench.command("conversation")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@quick_option
@json_option
def bench_conversation(file: Path | None, quick: bool, as_json: bool) -> None:
    """Judge how messages are understood that were not learned from; time and weigh the talk.

    Without a FILE the messages of tests/conversation are judged. A FILE of your own is a CSV with
    the columns message,state,intent,card; what is empty is not judged. Each miss is printed.
    """
    from bot.bench.conversation_report import conversation_report  # noqa: PLC0415 - when called

    report = conversation_report(file, quick=quick)
    click.echo(to_json(report) if as_json else to_table(report))


@bench.command("readings")
@click.option("--first", default=20_000, help="The number of the first wish.")
@click.option("--wishes", default=1150, help="How many trainings to draw.")
@click.option("--processes", default=2, help="How many to work with.")
@quick_option
@json_option
def bench_readings(first: int, wishes: int, processes: int, quick: bool, as_json: bool) -> None:
    """Train as people might ask, and judge what is said and advised on unseen points.

    The same numbers draw the same trainings. It takes about half an hour; --quick looks at 12.
    """
    from bot.bench.readings.measure import readings_report  # noqa: PLC0415 - when called

    report = readings_report(first, 12 if quick else wishes, processes)
    click.echo(to_json(report) if as_json else to_table(report))


@bench.command("start")
@click.option("--answers", default=0, help="Start with a database of so many answers as well.")
@quick_option
@json_option
def bench_start(answers: int, quick: bool, as_json: bool) -> None:
    """Time a start over sockets, up to the first answer, beside a bare bot of discord.py."""
    from bot.bench.start import start_report  # noqa: PLC0415 - when called

    report = start_report(answers, 1 if quick else 5)
    click.echo(to_json(report) if as_json else to_table(report))


@bench.command("delete")
@click.option("--answers", default=10_000_000, help="How many answers of all people.")
@quick_option
@json_option
def bench_delete(answers: int, quick: bool, as_json: bool) -> None:
    """Delete a person with ten thousand answers among so many, while others press.

    Filling the database takes a minute and a half; --quick takes a hundred thousand answers.
    """
    from bot.bench.deleting import deleting_report  # noqa: PLC0415 - when called

    report = deleting_report(100_000 if quick else answers)
    click.echo(to_json(report) if as_json else to_table(report))


@bench.command("memory")
@click.option("--interactions", default=100_000, help="How many presses, forms and messages.")
@quick_option
@json_option
def bench_memory(interactions: int, quick: bool, as_json: bool) -> None:
    """Have people press for long, over sockets, and see whether the memory stays flat.

    It takes about half an hour; a bare bot of discord.py is driven beside it in the same way.
    """
    from bot.bench.memory import memory_report  # noqa: PLC0415 - when called

    report = memory_report(200 if quick else interactions)
    click.echo(to_json(report) if as_json else to_table(report))


@bench.command("presses")
@quick_option
@json_option
def bench_presses(quick: bool, as_json: bool) -> None:
    """Time a press over sockets, and weigh its CPU beside a bare bot of discord.py."""
    from bot.bench.press_times import presses_report  # noqa: PLC0415 - when called

    report = presses_report(quick=quick)
    click.echo(to_json(report) if as_json else to_table(report))


def _measure(what: str, *, quick: bool, as_json: bool) -> None:
    """Run a measuring process and show its report; what it says on stderr is shown as it is."""
    command = [sys.executable, "-m", "bot.bench.process", what, *(["--quick"] if quick else [])]
    environment = os.environ | dict.fromkeys(THREADS, "1")  # noqa: TID251 - handed on, not read
    done = subprocess.run(  # noqa: S603 - this interpreter with our own module
        command, env=environment, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise click.ClickException("The measurement did not finish.")
    report = from_json(done.stdout)
    click.echo(to_json(report) if as_json else to_table(report))
