"""Hears a wish to train, with its settings, in what a person writes."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.tutor.conversation.settings.lexicon import Tag, lexicon_of
from bot.tutor.conversation.settings.other_talk import DAYS
from bot.tutor.conversation.settings.placing import Placing
from bot.tutor.conversation.settings.reading import as_read, pieces_of
from bot.tutor.conversation.settings.spoken import joined_numbers
from bot.tutor.conversation.settings.step import HeardTraining, TrainingStep
from bot.tutor.conversation.settings.wanting import WishClause, is_wish
from bot.tutor.lab.requests import TrainingRequest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.tutor.conversation.settings.reading import Chunk
    from bot.tutor.lab.dials.dials import Dials

MOST_STEPS = 2
USUAL = {"constant", "random"}
"""Of "a constant rate" and "a random seed": that is what there is without the word."""
WATCHED = TrainingStep(turn="watch", on_last=True, told=("shown as an animation",))
TOO_MANY = "more than two trainings at once: say the others when these are done"
NAME = re.compile(r"[^\s,;:!?]+")


def heard_training(
    text: str,
    dials: Dials,
    presets: Iterable[str],
    own: Iterable[str] = (),
    *,
    about_run: bool = False,
) -> HeardTraining | None:
    """Return the trainings that a message asks for, None when it asks for none.

    `presets` are the names of experiments, `own` those of people's own data. With `about_run`, for
    somebody who looks at a training, bare words such as "wider" and "rate 3" ask for one too. It
    takes time in proportion to the text, of which 600 characters are read.
    """
    lexicon = lexicon_of(dials, tuple(presets), tuple(own))
    said = as_read(text)
    parts = _parts(joined_numbers(pieces_of(said, lexicon)))
    clauses = [_placed(said, part, dials) for part in parts]
    if not clauses or not is_wish(clauses[0], about_run=about_run):
        return None
    steps = [step for at, clause in enumerate(clauses) for step in _steps(clause, first=at == 0)]
    wanted = [step for at, step in enumerate(steps) if at == 0 or not step.empty]
    unclear = [words for clause in clauses for words in clause.placed.unclear]
    if len(wanted) > MOST_STEPS:
        unclear.append(TOO_MANY)
    return HeardTraining(tuple(wanted[:MOST_STEPS]), tuple(dict.fromkeys(unclear)))


def _parts(pieces: Sequence[Chunk]) -> list[tuple[Chunk, ...]]:
    """Split at "then"."""
    parts: list[list[Chunk]] = [[]]
    for piece in pieces:
        if piece.kind is Tag.THEN:
            parts.append([])
        else:
            parts[-1].append(piece)
    return [tuple(part) for part in parts if part]


def _placed(text: str, pieces: tuple[Chunk, ...], dials: Dials) -> WishClause:
    begin, end = pieces[0].begin, pieces[-1].end
    pieces = _with_data(pieces, text)
    placed = Placing(pieces, dials).all()
    placed.finish()
    whole = text[begin : end + 1].rstrip()
    clause = WishClause(whole, pieces, placed)
    _puzzle_over_words(clause)
    return clause


def _with_data(pieces: tuple[Chunk, ...], text: str) -> tuple[Chunk, ...]:
    """Take an unknown word behind "on" as the name of data, which the training may refuse."""
    taken = list(pieces)
    has_data = any(piece.kind is Tag.CHOICE and piece.name == "data" for piece in pieces)
    is_training = any(piece.kind is Tag.TRAIN for piece in pieces)
    for at, piece in enumerate(pieces):
        if piece.kind is not Tag.ON or has_data or not is_training:
            continue
        ahead = at + 1
        while ahead < len(pieces) and pieces[ahead].kind is Tag.FILLER:
            ahead += 1
        if ahead < len(pieces) and pieces[ahead].kind is Tag.WORD:
            word = pieces[ahead]
            name = _whole_name(text, word)
            if word.typed not in DAYS:
                taken[ahead] = replace(word, kind=Tag.CHOICE, name="data", value=name)
            break
    return tuple(taken)


def _whole_name(text: str, word: Chunk) -> str:
    """Return what stands around a word without a space, such as "my-flowers"."""
    begin = max(text.rfind(sign, 0, word.begin) for sign in " \t\n,") + 1
    found = NAME.match(text, begin)
    return found[0].rstrip(".") if found else word.typed


def _puzzle_over_words(clause: WishClause) -> None:
    """Note words that stand where a setting should: behind "use", and behind a number."""
    loud = [piece for piece in clause.pieces if piece.kind is not Tag.FILLER]
    for before, piece in pairwise(loud):
        if piece.kind is not Tag.WORD or piece.typed in USUAL:
            continue
        if before.kind is Tag.NUMBER and before.typed in clause.placed.unclear:
            clause.placed.unclear.remove(before.typed)
            clause.placed.puzzle(f"{before.typed} {piece.typed}")
        elif before.kind in {Tag.DO, Tag.BASE, Tag.TO, Tag.NO}:
            clause.placed.puzzle(piece.typed)


def _steps(clause: WishClause, *, first: bool) -> list[TrainingStep]:
    placed = clause.placed
    watching = clause.has(Tag.WATCH)
    if placed.preset and not (placed.given or placed.shifts):
        told = tuple(placed.understood)
        last = bool(placed.sweep)
        return [TrainingStep(preset=placed.preset, sweep=placed.sweep, on_last=last, told=told)]
    outright = bool(placed.given or placed.shifts)
    if watching and not outright:
        return [*_bare_training(clause), WATCHED]
    step = TrainingStep(
        TrainingRequest(dict(placed.given)),
        tuple(placed.shifts),
        on_last=_on_last(clause, first=first),
        turn=_turn(clause),
        sweep=placed.sweep,
        preset=placed.preset,
        told=_told(clause),
    )
    return [step, WATCHED] if watching else [step]


def _bare_training(clause: WishClause) -> list[TrainingStep]:
    """Return a training for "train something and let me watch", none for "watch it train"."""
    return [TrainingStep()] if clause.opening is Tag.TRAIN else []


def _on_last(clause: WishClause, *, first: bool) -> bool:
    """Whether all that is not named stays as in the run before."""
    placed = clause.placed
    if not first:
        return not (clause.has(Tag.TRAIN) and "data" in placed.given)
    if placed.sweep and "data" not in placed.given:
        return True
    if clause.builds or any(shift.how != "count" for shift in placed.shifts):
        return True
    return not clause.has(Tag.TRAIN) and "data" not in placed.given


def _turn(clause: WishClause) -> str:
    """Return the button that does all that was asked for, "" where none does."""
    placed = clause.placed
    if placed.given or placed.sweep or placed.unclear:
        return ""
    if len(placed.turns) == 1 and len(placed.shifts) == 1:
        return placed.turns[0]
    said_again = clause.builds and not placed.shifts and not clause.has(Tag.WATCH)
    return "repeat" if said_again else ""


def _told(clause: WishClause) -> tuple[str, ...]:
    repeated = ("the same once more",) if _turn(clause) == "repeat" else ()
    return (*clause.placed.understood, *repeated)
