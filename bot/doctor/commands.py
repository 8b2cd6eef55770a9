"""`nudge doctor`: looks whether a bot is well, and says what to mend."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from bot.operating import CommandError, settings_with


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--offline", is_flag=True, help="Do not ask Discord.")
@click.option(
    "--database",
    type=click.Path(path_type=Path),
    help="The database file. [default: the one of nudge run]",
)
def doctor(as_json: bool, offline: bool, database: Path | None) -> None:
    """Look whether the bot is well, and say what to mend.

    Nothing is changed, and the bot may run meanwhile. It takes about ten seconds. The token is
    never shown, not even in part. docs/doctor.md explains every finding.

    \b
    Exit code  0: all is well
               1: there are warnings, and the bot can run
              75: something is broken that may pass by itself
              78: something is broken that a person must mend
    """  # noqa: D301 - click's mark for lines that stay as they are
    from bot.doctor.examining import examine, without_settings  # noqa: PLC0415 - the bot
    from bot.doctor.finding import exit_code  # noqa: PLC0415 - see above
    from bot.doctor.parts import drawing_apart, real_tools  # noqa: PLC0415 - see above
    from bot.doctor.report import in_json, in_words, without  # noqa: PLC0415 - see above
    from bot.doctor.token_form import token_of  # noqa: PLC0415 - see above

    token = ""
    try:
        settings = settings_with(database)
    except CommandError as error:
        findings = without_settings(error.message)
    else:
        token = token_of(settings)
        with drawing_apart():
            findings = examine(settings, real_tools(), offline=offline)
    width = shutil.get_terminal_size().columns
    words = in_json(findings) if as_json else in_words(findings, width)
    click.echo(without(words, token))
    if code := exit_code(findings):
        raise SystemExit(code)
