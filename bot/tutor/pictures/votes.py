"""The pictures of a closed post: a bar for each answer, or a grid of what was taken for what."""

from __future__ import annotations

from dataclasses import dataclass

from bot.tutor.pictures.kind import PictureSpec


@dataclass(frozen=True, slots=True)
class VotedRow:
    """A row of bars: how many of each vote fit it. `right` marks a right answer in words."""

    letter: str
    text: str
    counts: tuple[int, ...]
    right: bool


@dataclass(frozen=True, slots=True)
class VotesPicture(PictureSpec):
    """A row for each answer, with a bar for each of one or two votes.

    `answered` is how many answered in each vote, `headlines` what is said of each. `measure` says
    what the share of a bar is, `notes` stand below.
    """

    title: str
    rows: tuple[VotedRow, ...]
    answered: tuple[int, ...]
    headlines: tuple[str, ...]
    measure: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MixUpsPicture(PictureSpec):
    """A row for each term, a column for each definition, as (letter, text).

    `own` is the column that belongs to each term. `counts` hold a grid for each vote, `answered`
    how many answered in it.
    """

    title: str
    terms: tuple[str, ...]
    definitions: tuple[tuple[str, str], ...]
    own: tuple[int, ...]
    counts: tuple[tuple[tuple[int, ...], ...], ...]
    answered: tuple[int, ...]
    headlines: tuple[str, ...]
    notes: tuple[str, ...] = ()


def share_words(count: int, of: int) -> str:
    """Write a share in whole percent, and never as 0 or 100 for what is not."""
    if not of:
        return "0 %"
    whole = (200 * count + of) // (2 * of)  # halves are rounded up
    if count and not whole:
        return "<1 %"
    if count < of and whole == 100:
        return ">99 %"
    return f"{whole} %"
