"""Tells a wish to train from other talk that uses the same words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.tutor.conversation.settings.lexicon import Kind
from bot.tutor.conversation.settings.openings import BUILDING
from bot.tutor.conversation.settings.other_talk import ASKING, NOT_ASKING, VEHICLE

if TYPE_CHECKING:
    from bot.tutor.conversation.settings.placed import Placed
    from bot.tutor.conversation.settings.reading import Piece

QUIET = {Kind.FILLER, Kind.AND, Kind.OF, Kind.TO}
SUBJECTS = frozenset(
    [
        "my",
        "the",
        "a",
        "this",
        "your",
        "his",
        "her",
        "their",
        "i",
        "you",
        "we",
        "they",
        "he",
        "she",
        "to",
        "that",
    ]
)
BEFORE = re.compile(
    r"[\s,]*(?:(?:ok|okay|so|hey|hi|umm?|uh|wait|and|but|well|please|nudge)\b[\s,]*)*"
)
POLITE = re.compile(r"can (?:i|we) (?:watch|train|try|make|use|run|see)\b")
"""A question in its form alone."""
LED = re.compile(r"(?:and|but|now|even)\b")
BARE_REPEATS = {"repeat", "repeat it", "repeat that", "rerun"}
MOST_LOOSE = 2  # words that belong to no setting, beside a verb that may mean anything


@dataclass(frozen=True, slots=True)
class Clause:
    """The pieces of one clause, and what was placed of them."""

    text: str
    pieces: tuple[Piece, ...]
    placed: Placed

    def has(self, *kinds: Kind) -> bool:
        return any(piece.kind in kinds for piece in self.pieces)

    @property
    def opening(self) -> Kind | None:
        """The kind of the first piece that says something."""
        return next((piece.kind for piece in self.pieces if piece.kind not in QUIET), None)

    @property
    def loose(self) -> int:
        """How many words belong to no setting."""
        return sum(piece.kind is Kind.WORD for piece in self.pieces)

    @property
    def settings(self) -> int:
        return len(self.placed.given) + len(self.placed.shifts) + bool(self.placed.sweep)

    @property
    def builds(self) -> bool:
        """Whether it speaks of the run before."""
        words = {piece.typed for piece in self.pieces if piece.kind is Kind.BASE}
        return bool(words & BUILDING) or self.has(Kind.REPEAT)


def is_question(text: str) -> bool:
    """Whether a message asks about something; "what if" asks for a training."""
    said = text[m.end() :] if (m := BEFORE.match(text)) else text
    if any(re.match(rf"{phrase}\b", said) for phrase in NOT_ASKING):
        return False
    return any(re.match(rf"{phrase}\b", said) for phrase in ASKING)


def is_wish(clause: Clause, *, about_run: bool) -> bool:
    """Whether a clause asks for a training. `about_run`: a run is what was spoken of last."""
    if is_question(clause.text) and POLITE.match(clause.text) is None:
        return False
    return (about_run and _fits_a_run(clause)) or _asks(clause)


def _asks(clause: Clause) -> bool:
    opening = clause.opening
    if opening is Kind.TRAIN or _train_later(clause):
        return _trains(clause)
    if clause.placed.preset:
        asked = opening in {Kind.SHOW, Kind.DO, Kind.COMPARE} or _names_experiment(clause)
        return asked and clause.loose <= 1
    if opening in {Kind.WATCH, Kind.SHOW, Kind.REPEAT}:
        return _watches(clause)
    return _changes(clause, opening)


def _fits_a_run(clause: Clause) -> bool:
    talks = clause.settings or clause.builds or clause.has(Kind.WATCH)
    return bool(talks) and not clause.loose


def _trains(clause: Clause) -> bool:
    """Whether a clause with the verb means a network, and no vehicle, person or pet."""
    at = next(i for i, piece in enumerate(clause.pieces) if piece.kind is Kind.TRAIN)
    after = clause.text[clause.pieces[at].end :].split()
    word = re.sub(r"\W", "", after[0]) if after else ""
    noun = clause.pieces[at].typed in {"train", "trains"} and word in VEHICLE
    if noun and not (word == "for" and clause.settings):
        return False
    if clause.settings or clause.builds or clause.has(Kind.WATCH):
        return clause.loose <= MOST_LOOSE + clause.settings
    return clause.loose == 0 and (clause.has(Kind.NETWORK) or len(after) == 0)


def _train_later(clause: Clause) -> bool:
    """Whether the verb comes later, and not behind the word for its subject."""
    for before, piece in pairwise(clause.pieces):
        if piece.kind is Kind.TRAIN and clause.settings and clause.opening is not Kind.WORD:
            words = clause.text[: piece.begin].split()
            return before.kind is not Kind.WORD and words[-1] not in SUBJECTS
    return False


def _watches(clause: Clause) -> bool:
    repeated = [piece.typed for piece in clause.pieces if piece.kind is Kind.REPEAT]
    named = any(typed not in BARE_REPEATS for typed in repeated) or clause.settings
    return not clause.loose and (clause.has(Kind.WATCH) or bool(repeated and named))


def _changes(clause: Clause, opening: Kind | None) -> bool:
    """Whether a clause without the verb changes settings, and does nothing but that."""
    if not clause.settings or _is_talk(clause):
        return False
    if opening in {Kind.DO, Kind.BASE}:
        enough = opening is not Kind.DO or clause.settings > clause.loose
        return clause.loose <= MOST_LOOSE and enough
    if opening is Kind.COMPARE:
        return bool(clause.placed.sweep) and not clause.loose
    return not clause.loose and _changes_alone(clause)


def _changes_alone(clause: Clause) -> bool:
    """Whether a clause that begins with a setting changes it, and is no answer."""
    commands = clause.opening in {Kind.NO, Kind.UP, Kind.DOWN, Kind.ON}
    return commands or clause.builds or _shifts(clause) or _is_whole(clause)


def _shifts(clause: Clause) -> bool:
    """Whether it changes a setting by name: "faster" alone may mean anything."""
    named = clause.has(Kind.DIAL, Kind.NETWORK, Kind.LAYER, Kind.UNIT)
    bare = clause.opening is Kind.TURN and not named and LED.match(clause.text) is None
    return any(
        shift.how in {"next", "layers"} or (shift.how != "count" and not bare)
        for shift in clause.placed.shifts
    )


def _names_experiment(clause: Clause) -> bool:
    return re.search(r"\b(?:experiment|lab|preset|demo|trio)\b", clause.text) is not None


def _is_talk(clause: Clause) -> bool:
    """Whether it says only what one may also say of an explanation, such as "make it shorter"."""
    placed = clause.placed
    only_talk = placed.of_talk and len(placed.shifts) == placed.of_talk and not placed.given
    about_network = clause.has(Kind.NETWORK, Kind.TRAIN, Kind.LAYER) or _is_of_size(clause)
    return bool(only_talk) and not about_network


def _is_of_size(clause: Clause) -> bool:
    """Whether "bigger" or "smaller" was said of a thing: of words one says longer and shorter."""
    return re.search(r"\b(?:make|but|same|again|and|now)\b", clause.text) is not None and (
        re.search(r"\b(?:longer|shorter)\b", clause.text) is None
    )


def _is_whole(clause: Clause) -> bool:
    """Whether it names enough settings to be no answer to a question."""
    data = any(piece.name == "data" for piece in clause.pieces if piece.kind is Kind.CHOICE)
    return clause.settings >= 2 and (data or clause.settings >= 3)
