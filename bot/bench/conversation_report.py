"""The report of `nudge bench conversation`: files of messages judged, and what the talk costs."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

import bot
from bot.bench.conversation import judged
from bot.bench.formality_file import UnreadFileError, text_of_file
from bot.bench.report import Finding, Report, Row
from bot.bench.talk_load import load_rows
from bot.bench.talk_times import reading_rows, start_rows
from bot.content.conversation.messages import MessageFileError, read_messages
from bot.content.review.talk import JUDGED
from bot.registries import REGISTRIES
from bot.settings import Settings
from bot.taught import taught
from bot.tutor.conversation.meaning.made import targets_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.bench.conversation import Judgement
    from bot.content.conversation.messages import JudgedMessage, MessageFile
    from bot.services.conversation.reader import Spoken
    from bot.tutor.course.course import Course

GOALS: dict[str, tuple[float | None, float | None]] = {
    "right behaviour": (85, None),
    "among the three offered": (95, None),
    "confidently wrong": (None, 5),
    "right where the state decides": (97, None),
    "none of these, refused": (85, None),
    "questions on the course refused": (None, 5),
    "real messages refused": (None, 10),
    "right card first": (85, None),
    "right card among three": (95, None),
}
"""What is judged, with at least or at most how many percent are wanted."""
NO_FILES = (
    "The messages that come with Nudge are in the folder tests/conversation of a checkout, and "
    "there is none here. Name a file of your own: message,state,intent,card."
)


def conversation_report(file: Path | None, *, quick: bool) -> Report:
    """Judge one file, or all of the checkout, and then measure times and memory.

    Raise UnreadFileError for a file that cannot be read.
    """
    settings = Settings()
    course, _, spoken = taught(settings, REGISTRIES)
    read = [(path.name, _read(path, course)) for path in ([file] if file else shipped_files())]
    rows: list[Row] = []
    absent: list[str] = []
    findings: list[Finding] = []
    for name, messages in read:
        found = judged(spoken.reader.mind, messages.messages, spoken.words.safety)
        rows += judged_rows(name, found)
        absent += [f"{name}: {what}" for what in (*messages.unread, *not_judged(found))]
        findings += findings_of(name, found)
    rows += _costs([one for _, messages in read for one in messages.messages], spoken, quick=quick)
    versions = {name: version(name) for name in ("rapidfuzz", "snowballstemmer", "discord.py")}
    return Report(tuple(rows), tuple(absent), versions, tuple(findings))


def shipped_files() -> list[Path]:
    """Return the files of the checkout. Raise ClickException where there is none."""
    found = sorted(Path(bot.__file__).parents[1].joinpath(*JUDGED).glob("*.csv"))
    if not found:
        raise click.ClickException(NO_FILES)
    return found


def judged_rows(name: str, found: Judgement) -> Iterator[Row]:
    """Yield the shares in percent with their goals, and those of right behaviour by state."""
    for what, (least, most) in GOALS.items():
        if what in found.shares:
            share = found.shares[what]
            yield Row(name, what, share.percent, "%", None, least, most, share.of)
    for state, share in sorted(found.states.items()):
        task = f"{name}, right behaviour by what is open"
        yield Row(task, str(state), share.percent, "%", of=share.of)


def not_judged(found: Judgement) -> Iterator[str]:
    for what in GOALS:
        if what not in found.shares:
            yield f"{what}, as no message of the file tells it"


def findings_of(name: str, found: Judgement) -> Iterator[Finding]:
    for kind, misses in found.misses.items():
        for miss in misses:
            values = {
                "message": miss.text,
                "state": str(miss.open),
                "wanted": miss.wanted,
                "got": miss.got,
            }
            yield Finding(name, kind, values)


def _read(path: Path, course: Course) -> MessageFile:
    try:
        return read_messages(text_of_file(path), targets_in(course))
    except MessageFileError as error:
        raise UnreadFileError(f"I cannot read {path}. {error}") from error


def _costs(messages: Sequence[JudgedMessage], spoken: Spoken, *, quick: bool) -> Iterator[Row]:
    yield from reading_rows(spoken, messages, quick=quick)
    yield from start_rows(quick=quick)
    yield from load_rows(quick=quick)
