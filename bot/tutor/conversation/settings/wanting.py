"""Tells a wish to train from other talk that uses the same words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.tutor.conversation.settings.lexicon import Tag
from bot.tutor.conversation.settings.openings import BUILDING
from bot.tutor.conversation.settings.other_talk import ASKING, NOT_ASKING, VEHICLE
from bot.tutor.game.hearing.word_sets import word_set

if TYPE_CHECKING:
    from bot.tutor.conversation.settings.placed import Placed
    from bot.tutor.conversation.settings.reading import Chunk

QUIET = {Tag.FILLER, Tag.AND, Tag.OF, Tag.TO}
SUBJECTS = word_set("""
    my the a this your his her their i you we they he she to that
    """)
BEFORE = re.compile(
    r"[\s,]*(?:(?:ok|okay|so|hey|hi|umm?|uh|wait|and|but|well|please|nudge)\b[\s,]*)*"
)
POLITE = re.compile(r"can (?:i|we) (?:watch|train|try|make|use|run|see)\b")
"""A question in its form alone."""
ASIDE = re.compile(r"\b(?:how many|how much|why|what does|whats|always|never|fix|fixes)\b|^if\b")
"""A question behind something else, and words of those who say how things are."""
LED = re.compile(r"(?:and|but|now|even)\b")
BARE_REPEATS = {"repeat", "repeat it", "repeat that", "rerun"}
MOST_LOOSE = 2  # words that belong to no setting, beside a verb that may mean anything


@dataclass(frozen=True, slots=True)
class WishClause:
    """The pieces of one clause, and what was placed of them."""

    text: str
    pieces: tuple[Chunk, ...]
    placed: Placed

    def has(self, *kinds: Tag) -> bool:
        return any(piece.kind in kinds for piece in self.pieces)

    @property
    def opening(self) -> Tag | None:
        """The kind of the first piece that says something."""
        return next((piece.kind for piece in self.pieces if piece.kind not in QUIET), None)

    @property
    def loose(self) -> int:
        """How many words belong to no setting."""
        return sum(piece.kind is Tag.WORD for piece in self.pieces)

    @property
    def settings(self) -> int:
        return len(self.placed.given) + len(self.placed.shifts) + bool(self.placed.sweep)

    @property
    def builds(self) -> bool:
        """Whether it speaks of the run before."""
        words = {piece.typed for piece in self.pieces if piece.kind is Tag.BASE}
        return bool(words & BUILDING) or self.has(Tag.REPEAT)


def is_question(text: str) -> bool:
    """Whether a message asks about something; "what if" asks for a training."""
    said = text[m.end() :] if (m := BEFORE.match(text)) else text
    if any(re.match(rf"{phrase}\b", said) for phrase in NOT_ASKING):
        return False
    return any(re.match(rf"{phrase}\b", said) for phrase in ASKING)


def is_wish(clause: WishClause, *, about_run: bool) -> bool:
    """Whether a clause asks for a training. `about_run`: a run is what was spoken of last."""
    if is_question(clause.text) and POLITE.match(clause.text) is None:
        return False
    if _is_claim(clause):
        return False
    return (about_run and _fits_a_run(clause)) or _asks(clause)


def _is_claim(clause: WishClause) -> bool:
    """Whether it says something, or asks it, and names settings only by the way."""
    network = clause.opening is Tag.TRAIN and clause.has(Tag.NETWORK)
    on_data = clause.opening is Tag.TRAIN and "data" in clause.placed.given
    puzzles = not on_data and len(clause.placed.unclear) > clause.settings + network
    return puzzles or ASIDE.search(clause.text) is not None


def _asks(clause: WishClause) -> bool:
    opening = clause.opening
    if opening is Tag.TRAIN or _train_later(clause):
        return _trains(clause)
    if clause.placed.preset:
        asked = opening in {Tag.SHOW, Tag.DO, Tag.COMPARE} or _names_experiment(clause)
        return asked and clause.loose <= 1
    if opening in {Tag.WATCH, Tag.SHOW, Tag.REPEAT}:
        return _watches(clause) or (clause.settings > 1 and clause.loose <= 1)
    return _changes(clause, opening)


def _fits_a_run(clause: WishClause) -> bool:
    talks = clause.settings or clause.builds or clause.has(Tag.WATCH)
    return bool(talks) and clause.loose <= MOST_LOOSE


def _trains(clause: WishClause) -> bool:
    """Whether a clause with the verb means a network, and no vehicle, person or pet."""
    at = next(i for i, piece in enumerate(clause.pieces) if piece.kind is Tag.TRAIN)
    after = clause.text[clause.pieces[at].end :].split()
    word = re.sub(r"\W", "", after[0]) if after else ""
    noun = clause.pieces[at].typed in {"train", "trains"} and word in VEHICLE
    if noun and not (word == "for" and clause.settings):
        return False
    if clause.settings or clause.has(Tag.WATCH):
        return clause.loose <= MOST_LOOSE + clause.settings
    return clause.loose == 0


def _train_later(clause: WishClause) -> bool:
    """Whether the verb comes later, and not behind the word for its subject."""
    for before, piece in pairwise(clause.pieces):
        if piece.kind is Tag.TRAIN and clause.settings and clause.opening is not Tag.WORD:
            words = clause.text[: piece.begin].split()
            return before.kind is not Tag.WORD and words[-1] not in SUBJECTS
    return False


def _watches(clause: WishClause) -> bool:
    repeated = [piece.typed for piece in clause.pieces if piece.kind is Tag.REPEAT]
    named = any(typed not in BARE_REPEATS for typed in repeated) or clause.settings
    return not clause.loose and (clause.has(Tag.WATCH) or bool(repeated and named))


def _changes(clause: WishClause, opening: Tag | None) -> bool:
    """Whether a clause without the verb changes settings, and does nothing but that."""
    if not clause.settings or _is_talk(clause):
        return False
    if opening in {Tag.DO, Tag.BASE}:
        sure = opening is Tag.BASE or (_names_setting(clause) and bool(clause.placed.shifts))
        enough = sure or clause.settings > clause.loose
        return clause.loose <= MOST_LOOSE and enough
    if opening is Tag.COMPARE:
        return bool(clause.placed.sweep) and not clause.loose
    return not clause.loose and not clause.text.endswith("?") and _changes_alone(clause)


def _changes_alone(clause: WishClause) -> bool:
    """Whether a clause that begins with a setting changes it, and is no answer."""
    commands = clause.opening in {Tag.NO, Tag.UP, Tag.DOWN, Tag.ON}
    return commands or clause.builds or _shifts(clause) or _is_whole(clause)


def _names_setting(clause: WishClause) -> bool:
    return clause.has(Tag.DIAL, Tag.NETWORK, Tag.LAYER, Tag.UNIT)


def _shifts(clause: WishClause) -> bool:
    """Whether it changes a setting by name: "faster" alone may mean anything."""
    bare = (
        clause.opening is Tag.TURN and not _names_setting(clause) and LED.match(clause.text) is None
    )
    return any(
        shift.how in {"next", "layers"} or (shift.how != "count" and not bare)
        for shift in clause.placed.shifts
    )


def _names_experiment(clause: WishClause) -> bool:
    return re.search(r"\b(?:experiment|lab|preset|demo|trio)\b", clause.text) is not None


def _is_talk(clause: WishClause) -> bool:
    """Whether it says only what one may also say of an explanation, such as "make it shorter"."""
    placed = clause.placed
    only_talk = placed.of_talk and len(placed.shifts) == placed.of_talk and not placed.given
    about_network = clause.has(Tag.NETWORK, Tag.TRAIN, Tag.LAYER) or _is_of_size(clause)
    return bool(only_talk) and not about_network


def _is_of_size(clause: WishClause) -> bool:
    """Whether "bigger" or "smaller" was said of a thing: of words one says longer and shorter."""
    return re.search(r"\b(?:make|but|same|again|and|now)\b", clause.text) is not None and (
        re.search(r"\b(?:longer|shorter)\b", clause.text) is None
    )


def _is_whole(clause: WishClause) -> bool:
    """Whether it names enough settings to be no answer to a question."""
    data = any(piece.name == "data" for piece in clause.pieces if piece.kind is Tag.CHOICE)
    return clause.settings >= 2 and (data or clause.settings >= 3)
