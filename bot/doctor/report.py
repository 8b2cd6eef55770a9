"""What the doctor found, in words that are read aloud well, or as one JSON object."""

from __future__ import annotations

import json
import re
import textwrap
from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from bot.doctor.finding import FindingState, exit_code
from bot.logs.redaction import SHORTEST_SECRET

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.doctor.finding import DoctorFinding

WIDEST, NARROWEST = 88, 20
ENDS = {
    0: "All is well.",
    1: "The bot can run. Look at the warnings.",
    75: "What is broken may pass by itself. Run nudge doctor again in a while.",
    78: "Somebody must mend what is broken.",
}


def in_words(findings: Sequence[DoctorFinding], width: int) -> str:
    """Tell the findings, each in a paragraph that begins with its state, and a last line."""
    room = max(NARROWEST, min(width, WIDEST))
    lines = [line for finding in _together(findings) for line in _lines(finding, room)]
    return "\n".join([*lines, "", *textwrap.wrap(_sum(findings), room)])


def in_json(findings: Sequence[DoctorFinding]) -> str:
    told = [
        {
            "check": one.check,
            "state": str(one.state),
            "fault": one.complaint.name if one.complaint else None,
            "found": one.found,
            "mend": one.mend or None,
            "command": one.command or None,
            "exit_code": one.code,
        }
        for one in findings
    ]
    return json.dumps({"exit_code": exit_code(findings), "findings": told}, indent=1)


def without(text: str, secret: str) -> str:
    """Take a token, and each of its parts, out of a text: nothing of it is ever shown."""
    parts = {secret, *re.split(r"[^\w-]+", secret)}
    long = (part for part in parts if len(part) >= SHORTEST_SECRET)
    for part in sorted(long, key=len, reverse=True):
        text = text.replace(part, "…")
    return text


def _together(findings: Sequence[DoctorFinding]) -> Iterator[DoctorFinding]:
    """Make one of neighbours that were not looked at for the same reason: it is told once."""
    for (state, _, _), group in groupby(findings, lambda one: (one.state, one.found, one.mend)):
        same = tuple(group)
        if state is FindingState.NOT_LOOKED_AT:
            yield replace(same[0], check=", ".join(one.check for one in same))
        else:
            yield from same


def _lines(finding: DoctorFinding, room: int) -> Iterator[str]:
    state = str(finding.state)
    name = f" [{finding.complaint.name}]" if finding.complaint else ""
    first = f"{state[0].upper()}{state[1:]}: {finding.check}{name}. {finding.found}"
    yield from _wrapped(first, room, "    ")
    if finding.mend:
        yield from _wrapped(f"What to do: {finding.mend}", room, "    ", "    ")
    if finding.command:
        yield f"    {finding.command}"  # in one line, however long, to be copied


def _wrapped(text: str, room: int, later: str, first: str = "") -> list[str]:
    """Break lines between words alone: a path that is copied stays whole.

    What a terminal would obey is left out: some of it was written by others.
    """
    return textwrap.wrap(
        "".join(letter for letter in text if letter.isprintable() or letter.isspace()),
        room,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _sum(findings: Sequence[DoctorFinding]) -> str:
    counts = Counter(finding.state for finding in findings)
    told = [f"{counts[state]} {state}" for state in FindingState if counts[state]]
    code = exit_code(findings)
    return f"{', '.join(told)}. {ENDS[code]} Exit code {code}."
