"""From the tally of a closed post to the value that describes its picture."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.tutor.classroom.histogram import histogram
from bot.tutor.classroom.tally import headline
from bot.tutor.classroom.tally_words import OF_BARS, told_rows, unfit_lines
from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.pictures.votes import MixUpsPicture, VotedRow, VotesPicture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.classroom.tally import ClassTally, Confusions

MARKS = re.compile(r"\*\*|`|\\(?=[^\w\s])")
"""Marks of Markdown, which a picture would show as they are."""
NAMES = ("first vote", "second vote")


def picture_of(
    first: ClassTally, second: ClassTally | None = None, title: str = ""
) -> VotesPicture | MixUpsPicture:
    """Describe the picture of a vote, or of two votes on the same question beside each other."""
    votes = (first,) if second is None else _aligned(first, second)
    named = _bare(title) or "What the class answered"
    grids = [vote.confusions for vote in votes if vote.confusions is not None]
    if grids:
        return _mix_ups(named, grids, votes)
    return VotesPicture(
        *(named, _rows(votes), tuple(vote.answered for vote in votes), _headlines(votes)),
        measure=OF_BARS[first.family],
        notes=_notes(votes),
    )


def _mix_ups(named: str, grids: Sequence[Confusions], votes: Sequence[ClassTally]) -> MixUpsPicture:
    definitions = zip(LETTERS, (_bare(each.text) for each in grids[0].definitions), strict=False)
    return MixUpsPicture(
        *(named, tuple(_bare(term) for term in grids[0].terms), tuple(definitions)),
        *(grids[0].own, tuple(grid.counts for grid in grids)),
        answered=tuple(vote.answered for vote in votes),
        headlines=_headlines(votes),
        notes=_notes(votes),
    )


def _aligned(first: ClassTally, second: ClassTally) -> tuple[ClassTally, ClassTally]:
    """Return both votes with the same rows: numbers are put into the same bins."""
    if first.numbers is None or second.numbers is None:
        return first, second
    one, other = histogram([first.numbers, second.numbers])
    return replace(first, rows=one), replace(second, rows=other)


def _rows(votes: Sequence[ClassTally]) -> tuple[VotedRow, ...]:
    counts = [{row.key: row.count for row in vote.rows} for vote in votes]
    return tuple(
        VotedRow(
            row.letter,
            _bare(row.text),
            tuple(each.get(row.key, 0) for each in counts),
            right=row.right is True,
        )
        for row in told_rows(*votes)
    )


def _headlines(votes: Sequence[ClassTally]) -> tuple[str, ...]:
    return tuple(headline(vote) for vote in votes)


def _notes(votes: Sequence[ClassTally]) -> tuple[str, ...]:
    told = [_told(vote) for vote in votes]
    if len(votes) == 1:
        return tuple(f"{line[:1].upper()}{line[1:]}" for line in told[0])
    named = zip(NAMES, told, strict=True)
    return tuple(f"{name.capitalize()}: {line}" for name, lines in named for line in lines)


def _told(vote: ClassTally) -> tuple[str, ...]:
    """Return what no bar shows: the commonest wrong numbers, and what fits no more."""
    if vote.numbers is None or not vote.slips:
        return unfit_lines(vote)
    slips = ", ".join(f"{row.text} ({row.count})" for row in vote.slips)
    return (f"commonest wrong: {slips}", *unfit_lines(vote))


def _bare(text: str) -> str:
    return MARKS.sub("", text)
