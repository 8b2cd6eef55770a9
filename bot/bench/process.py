"""The process that measures: `python -m bot.bench.process WHAT`, with JSON on standard output."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.bench.report import to_json

if TYPE_CHECKING:
    from bot.bench.report import Report

PICTURE_ROUNDS = 9


def _crowd(*, quick: bool) -> Report:
    from bot.bench.crowd import crowd_report  # noqa: PLC0415 - loads the whole bot

    return crowd_report(quick=quick)


def _games(*, quick: bool) -> Report:
    from bot.bench.games import games_report  # noqa: PLC0415 - loads the whole bot

    return games_report(quick=quick)


def _answers(*, quick: bool) -> Report:
    from bot.bench.answers import answers_report  # noqa: PLC0415 - loads the whole bot

    return answers_report(quick=quick)


def _classes(*, quick: bool) -> Report:
    from bot.bench.classes import classes_report  # noqa: PLC0415 - loads the whole bot

    return classes_report(quick=quick)


OF_THE_BOT = {"crowd": _crowd, "games": _games, "answers": _answers, "classes": _classes}


@click.command()
@click.argument("what", type=click.Choice(["train", "parity", "plot", *OF_THE_BOT]))
@click.option("--quick", is_flag=True)
def main(what: str, quick: bool) -> None:
    click.echo(to_json(measured(what, quick=quick)))


def measured(what: str, *, quick: bool) -> Report:
    """Measure. The libraries are loaded here, as they read their threads from the environment."""
    if what == "plot":
        from bot.bench.pictures import picture_report  # noqa: PLC0415 - loads numpy

        return picture_report(1 if quick else PICTURE_ROUNDS)
    if what in OF_THE_BOT:
        return OF_THE_BOT[what](quick=quick)
    from bot.bench.training import parity_report, training_report  # noqa: PLC0415 - loads numpy

    return parity_report() if what == "parity" else training_report(quick=quick)


if __name__ == "__main__":
    main()
