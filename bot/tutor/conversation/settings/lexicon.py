"""All phrases that a setting may be named by, made from the dials, the presets and their words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.tutor.conversation.settings import openings, words
from bot.tutor.conversation.settings.other_talk import ORDINARY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.tutor.lab.dials.dials import Dials


class Tag(Enum):
    """What a piece of a message is."""

    NUMBER = auto()
    SIZES = auto()  # "8x8": the units of several layers
    INPUT = auto()
    DIAL = auto()
    CHOICE = auto()
    LAYER = auto()
    UNIT = auto()
    NO = auto()
    FACTOR = auto()
    UP = auto()
    DOWN = auto()
    TURN = auto()
    PRESET = auto()
    FOREIGN = auto()
    THEN = auto()
    TRAIN = auto()
    DO = auto()
    BASE = auto()
    COMPARE = auto()
    WATCH = auto()
    SHOW = auto()
    REPEAT = auto()
    ON = auto()
    OF = auto()
    TO = auto()
    AND = auto()
    TIMES = auto()
    INSTEAD = auto()
    NETWORK = auto()
    FILLER = auto()
    WORD = auto()


@dataclass(frozen=True, slots=True)
class Sense:
    """What a phrase stands for: `name` is the field of a dial, `value` the choice or the factor."""

    kind: Tag
    name: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`phrases` by their words, `spelled` the words that misspelled ones are compared with."""

    phrases: dict[tuple[str, ...], Sense]
    longest: int
    spelled: dict[str, tuple[str, ...]]
    """By their first letter."""
    known: frozenset[str]
    inputs: tuple[str, ...]


@lru_cache(maxsize=16)  # people differ in their own data only; each has 0.2 MB and takes 3 ms
def lexicon_of(dials: Dials, presets: tuple[str, ...] = (), own: tuple[str, ...] = ()) -> Lexicon:
    """Build the lexicon; of two senses of one phrase the later one counts."""
    phrases: dict[tuple[str, ...], Sense] = {}
    for phrase, sense in (*_plain(), *_of_dials(dials), *_of_choices(dials), *_named(presets, own)):
        phrases[tuple(phrase.split())] = sense
    known = {word for phrase in phrases for word in phrase}
    spelled: dict[str, list[str]] = {}
    for word in sorted(_worth_spelling(phrases)):
        spelled.setdefault(word[0], []).append(word)
    inputs = next((dial.choices for dial in dials.rows if dial.field == "inputs"), ())
    return Lexicon(
        phrases,
        max(map(len, phrases)),
        {letter: tuple(some) for letter, some in spelled.items()},
        frozenset(known | ORDINARY),
        tuple(sorted(inputs, key=len, reverse=True)),
    )


SPELLED = (
    Tag.DIAL,
    Tag.CHOICE,
    Tag.LAYER,
    Tag.UNIT,
    Tag.TURN,
    Tag.TRAIN,
    Tag.COMPARE,
)
SHORTEST = 5  # letters of a word that may be misspelled


def _worth_spelling(phrases: dict[tuple[str, ...], Sense]) -> set[str]:
    return {
        word
        for phrase, sense in phrases.items()
        if sense.kind in SPELLED
        for word in phrase
        if len(word) >= SHORTEST
    }


def split_name(name: str) -> str:
    """Write a name as the words that it is read in: "multi-gauss" is "multi gauss"."""
    return " ".join(re.findall(r"\w+", name.casefold().replace("_", " ")))


def _plain() -> Iterator[tuple[str, Sense]]:
    for kind, phrases in (
        (Tag.FILLER, openings.FILLERS),
        (Tag.THEN, openings.THEN),
        (Tag.TRAIN, openings.TRAIN),
        (Tag.DO, openings.DO),
        (Tag.BASE, openings.BASE),
        (Tag.COMPARE, openings.COMPARE),
        (Tag.WATCH, openings.WATCH),
        (Tag.SHOW, openings.SHOW),
        (Tag.REPEAT, openings.REPEAT),
        (Tag.NETWORK, openings.NETWORK),
        (Tag.ON, ("on", "onto", "with data")),
        (Tag.OF, ("of", "each", "per", "have", "has", "having")),
        (Tag.TO, ("to", "at", "is", "be", "as", "equals", "by")),
        (Tag.AND, ("and", "plus")),
        (Tag.INSTEAD, ("instead of", "rather than", "in place of")),
        (Tag.TIMES, ("times", "fold")),
        (Tag.NO, ("no", "without", "without any", "drop", "remove", "none")),
        (Tag.UP, words.UP),
        (Tag.DOWN, words.DOWN),
        (Tag.LAYER, words.LAYERS),
        (Tag.UNIT, words.UNITS),
        (Tag.FOREIGN, words.UNKNOWN_HERE),
    ):
        yield from ((phrase, Sense(kind)) for phrase in phrases)
    yield from ((p, Sense(Tag.FACTOR, value=str(f))) for p, f in words.FACTORS.items())
    yield from ((p, Sense(Tag.NUMBER, value=str(n))) for p, n in words.NUMBERS.items())
    yield from ((p, Sense(Tag.NUMBER, value=str(n))) for p, n in words.FRACTIONS.items())
    yield from ((phrase, Sense(Tag.TURN, phrase)) for phrase in words.TURN_WORDS)


def _of_dials(dials: Dials) -> Iterator[tuple[str, Sense]]:
    for dial in dials.rows:
        if dial.field != "hidden":
            names = (dial.name, dial.label, *words.CALLED.get(dial.field, ()))
            called = dict.fromkeys(split_name(name) for name in names if name)
            yield from ((phrase, Sense(Tag.DIAL, dial.field)) for phrase in called)


def _of_choices(dials: Dials) -> Iterator[tuple[str, Sense]]:
    for dial in dials.rows:
        for name in () if dial.several else dial.choices:
            sense, plain = Sense(Tag.CHOICE, dial.field, name), split_name(name)
            others = words.ALSO.get(dial.field, {}).get(name, ())
            beside = (f"{plain} {split_name(dial.name)}", f"{split_name(dial.name)} {plain}")
            bare = () if plain in words.COMMON else (plain,)
            yield from ((phrase, sense) for phrase in (*bare, *others, *beside))
        for name in words.FOREIGN.get(dial.field, ()):
            yield name, Sense(Tag.CHOICE, dial.field, name)


def _named(presets: tuple[str, ...], own: Iterable[str]) -> Iterator[tuple[str, Sense]]:
    for name in presets:
        plain = split_name(name)
        ends = ("experiment", "lab", "preset", "demo")
        others = openings.PRESETS.get(name, ())
        for phrase in (*(f"{plain} {end}" for end in ends), *others):
            yield phrase, Sense(Tag.PRESET, value=name)
        yield f"lab {plain}", Sense(Tag.PRESET, value=name)
    for name in own:
        if split_name(name):
            yield split_name(name), Sense(Tag.CHOICE, "data", name)
