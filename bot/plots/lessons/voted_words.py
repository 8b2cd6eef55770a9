"""How the pictures of a closed post say their numbers, also to whoever cannot see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.pictures.votes import share_words
from bot.tutor.text import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.plots.sheet import Sheet
    from bot.tutor.pictures.votes import MixUpsPicture, VotedRow, VotesPicture

MOST = 1024  # characters that Discord takes as an alt text
VOTES = ("first vote", "second vote")
MOST_LINES = 2
LEAST_TEXT = 12  # characters of a text that says something


def measured(count: int, of: int) -> str:
    return f"{share_words(count, of)} ({count})"


def wrapped(sheet: Sheet, words: str, size: float, room: float) -> tuple[str, ...]:
    """Break words into at most two lines of some pixels; what does not fit ends in an ellipsis.

    What is written without spaces is broken where the line ends.
    """
    first, *rest = words.split() or [""]
    while rest and sheet.width_of(f"{first} {rest[0]}", size) <= room:
        first = f"{first} {rest.pop(0)}"
    if sheet.width_of(first, size) > room:
        head = sheet.fitted(first, size, room).removesuffix("…")
        first, rest = head, [first.removeprefix(head), *rest]
    lines = [first, " ".join(rest)] if rest else [first]
    return tuple(sheet.fitted(line, size, room) for line in lines[:MOST_LINES])


def votes_alt(spec: VotesPicture) -> str:
    """Tell the share and the count of every bar; texts are cut to what is left for them."""
    head = _head(spec.title, spec.headlines, f"Bar chart. {spec.measure}:")
    told = [_numbers(spec, row) for row in spec.rows]
    tail = " ".join(f"{note.rstrip('.')}." for note in spec.notes)
    fixed = len(head) + len(tail) + sum(len(one) + len(" , .") for one in told) + 8
    rows = zip(spec.rows, told, strict=True)
    texts = _cut([row.text for row in spec.rows], MOST - fixed - 8 * len(told))
    lines = [
        f"{' '.join(filter(None, (row.letter, text)))}: {numbers}"
        for (row, numbers), text in zip(rows, texts, strict=True)
    ]
    return shortened(f"{head} {'; '.join(lines)}. {tail}".strip(), MOST)


def _numbers(spec: VotesPicture, row: VotedRow) -> str:
    bars = [measured(n, of) for n, of in zip(row.counts, spec.answered, strict=True)]
    return f"{', then '.join(bars)}{', right' if row.right else ''}"


def mix_ups_alt(spec: MixUpsPicture) -> str:
    """Tell the count of every cell that is not empty."""
    head = _head(spec.title, spec.headlines, "Grid of terms and definitions.")
    rows = []
    for place in range(len(spec.terms)):
        cells = [
            f"{letter} {' then '.join(str(grid[place][column]) for grid in spec.counts)}"
            f"{' (right)' if column == spec.own[place] else ''}"
            for column, (letter, _) in enumerate(spec.definitions)
            if any(grid[place][column] for grid in spec.counts)
        ]
        rows.append(", ".join(cells) or "no answers")
    tail = " ".join(["Cells not named are 0.", *spec.notes])
    fixed = len(head) + len(tail) + sum(len(row) + 4 for row in rows) + 8
    texts = _cut(list(spec.terms), MOST - fixed)
    lines = [f"{text}: {row}" for text, row in zip(texts, rows, strict=True)]
    return shortened(f"{head} {'; '.join(lines)}. {tail}", MOST)


def _head(title: str, headlines: Sequence[str], what: str) -> str:
    said = headlines
    if len(headlines) > 1:
        said = [f"{name}: {line}" for name, line in zip(VOTES, headlines, strict=True)]
    return f"{shortened(title, 100).rstrip('.:;')}. {'; '.join(said)}. {what}"


def _cut(texts: Sequence[str], room: int) -> list[str]:
    """Cut texts to the same length so that together they fit; "" for too little of them."""
    most = max(map(len, texts), default=0)
    while most >= LEAST_TEXT and sum(min(len(text), most) for text in texts) > room:
        most -= 1
    return [shortened(text, most) if most >= LEAST_TEXT else "" for text in texts]
