"""A tally in lines for a card: letters, shares, counts, and what could not be counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.classroom.tally import Family
from bot.tutor.pictures.votes import share_words
from bot.tutor.text import shortened

if TYPE_CHECKING:
    from bot.tutor.classroom.tally import ClassTally, TallyRow

WIDEST = 60  # characters of a line
RIGHT, ARROW = "✓", " → "
OF_BARS = {
    Family.ONE: "Share of all answers",
    Family.SEVERAL: "Share of all answers that picked it",
    Family.ORDER: "Share that put the two in this order",
    Family.PAIRS: "Share that gave the term its own meaning",
    Family.NUMBER: "Share of all answers",
    Family.WORDS: "Share of all answers",
    Family.IDEAS: "Share whose answer has this idea",
}
"""What the share of a row says, in each family."""


def tally_lines(tally: ClassTally) -> tuple[str, ...]:
    """Return a line for each row that says something, as Markdown, and what is behind them."""
    rows = tuple(_line(tally, row) for row in told_rows(tally))
    return (*rows, *slip_lines(tally), *unfit_lines(tally))


def told_rows(*votes: ClassTally) -> tuple[TallyRow, ...]:
    """Return the rows of the first vote that are told: of typed words those that were typed."""
    first = votes[0]
    if first.family is not Family.WORDS:
        return first.rows
    typed = {row.key for vote in votes for row in vote.rows if row.count or row.right}
    return tuple(row for row in first.rows if row.key in typed)


def slip_lines(tally: ClassTally) -> tuple[str, ...]:
    """Name the commonest wrong numbers or pairs in one line each; () when nothing is wrong."""
    if not tally.slips:
        return ()
    heads = {Family.NUMBER: "Commonest wrong numbers:", Family.PAIRS: "Commonest mix-ups:"}
    return (heads[tally.family], *(_slip(row) for row in tally.slips))


def unfit_lines(tally: ClassTally) -> tuple[str, ...]:
    """Say how many answers were to the question before it was edited; () when none was."""
    if not tally.unfit:
        return ()
    many = "answer does" if tally.unfit == 1 else "answers do"
    return (f"{tally.unfit} {many} not fit the question as it is now.",)


def _line(tally: ClassTally, row: TallyRow) -> str:
    mark = f"{RIGHT} right " if row.right and tally.family is not Family.SEVERAL else ""
    mark = f"{RIGHT} " if row.right and tally.family is Family.SEVERAL else mark
    letter = f"**{row.letter}** " if row.letter else ""
    head = f"{letter}{mark}{share_words(row.count, tally.answered)} ({row.count})"
    return _with_text(head, row.text)


def _slip(row: TallyRow) -> str:
    letter = f" with **{row.letter}**" if row.letter else ""
    return _with_text(f"{row.count}{letter}", row.text)


def _with_text(head: str, text: str) -> str:
    room = WIDEST - len(head) - 3
    first, arrow, second = text.partition(ARROW)
    if arrow and len(text) > room:  # both halves of an order are told
        half = (room - len(arrow)) // 2
        text = f"{shortened(first, half)}{arrow}{shortened(second, half)}"
    return f"{head} · {_closed(shortened(text, room))}"


def _closed(text: str) -> str:
    """Take marks of Markdown out of a text that was cut between two of them."""
    for sign in ("**", "`"):
        if text.count(sign) % 2:
            text = text.replace(sign, "")
    return text
