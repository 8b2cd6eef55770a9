"""The features that a person types at the start, each with the side that it speaks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.game.hearing.naming import NamedAs, Naming, name_feature
from bot.tutor.game.hearing.typed_labels import label_of
from bot.tutor.game.hearing.word_sets import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.tutor.game.hearing.feature_names import GameFeature

LONGEST = 400  # characters that are read
LONGEST_FREE = 40  # characters of a feature that no list names
CLAUSE = re.compile(r"[;\n]|\.(?=\s|$)")
TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[^\w\s]+")
SEPARATORS = word_set(", and & + also plus while")
OPENERS = word_set("i'll ill i will would use using take think my two features feature are")
LINKS = word_set("""
    is are = -> => \u2192 : - \u2013 \u2014 ( ) | means mean meaning points point to for as being be
    sound sounds makes make it shows show signal signals more usually often always likely toward
    towards suggests suggest speaks speak counts count has have a the
    """)
DENIED = word_set("not never isn't aren't isnt arent no")


@dataclass(frozen=True, slots=True)
class SidedFeature:
    """What was named, and the side that it speaks for, "" when none was said."""

    naming: Naming
    side: str


@dataclass(frozen=True, slots=True)
class HeardFeatures:
    """The features in the order in which they were typed, and the pieces that say none."""

    found: tuple[SidedFeature, ...]
    unclear: tuple[str, ...]

    @property
    def whole(self) -> tuple[SidedFeature, ...]:
        """Those that have a side."""
        return tuple(feature for feature in self.found if feature.side)


def heard_features(
    text: str, features: Sequence[GameFeature], sides: tuple[str, str]
) -> HeardFeatures:
    """Read "slang casual, polite words formal", "slang = casual" or "casual: slang".

    A clause that begins with a side lists what speaks for it; else a side belongs to all that
    stands before it. A feature with a "not", or with both sides, is unclear.
    """
    found: dict[str, SidedFeature] = {}
    unclear: list[str] = []
    for clause in CLAUSE.split(text[:LONGEST]):
        for piece, side in _pairs(list(_pieces(clause, sides))):
            naming = None if side is None else _named(piece, features)
            if naming is None:
                unclear.append(piece)
            else:
                found.setdefault(naming.name.casefold(), SidedFeature(naming, side or ""))
    return HeardFeatures(tuple(found.values()), tuple(unclear))


def _pieces(clause: str, sides: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each feature as typed with "", and each side as ("", side)."""
    begun = 0
    for token in TOKEN.finditer(clause):
        side = label_of(token[0], sides)
        if side or token[0].lower() in SEPARATORS:
            yield _bare(clause[begun : token.start()]), ""
            begun = token.end()
        if side:
            yield "", side
    yield _bare(clause[begun:]), ""


def _bare(piece: str) -> str:
    """Cut "is", "=", "I will use" and the like from the ends of a piece."""
    tokens = list(TOKEN.finditer(piece))
    while tokens and tokens[-1][0].lower() in LINKS:
        del tokens[-1]
    while tokens and tokens[0][0].lower() in LINKS | OPENERS and not _is_the_word_i(tokens):
        del tokens[0]
    return piece[tokens[0].start() : tokens[-1].end()] if tokens else ""


def _is_the_word_i(tokens: Sequence[re.Match[str]]) -> bool:
    return len(tokens) == 1 and tokens[0][0] == "I"


def _pairs(pieces: Sequence[tuple[str, str]]) -> list[tuple[str, str | None]]:
    """Give each feature of a clause its side: "" if none is said, None if it is unclear."""
    said = [(piece, side) for piece, side in pieces if piece or side]
    if said and said[0][1]:
        return _listed(said)
    pairs: list[tuple[str, str | None]] = []
    waiting: list[str] = []
    for piece, side in said:
        if piece.lower() in {"or", "/"}:
            pairs = [(before, None) for before, _ in pairs]
        elif piece:
            waiting.append(piece)
        else:
            pairs += [(before, None if _is_denied(before) else side) for before in waiting]
            waiting.clear()
    return [*pairs, *((piece, "") for piece in waiting if re.search(r"\w", piece))]


def _listed(said: Sequence[tuple[str, str]]) -> list[tuple[str, str | None]]:
    pairs: list[tuple[str, str | None]] = []
    current = ""
    for piece, side in said:
        current = side or current
        if piece:
            pairs.append((piece, None if _is_denied(piece) else current))
    return pairs


def _is_denied(piece: str) -> bool:
    return piece.rsplit(maxsplit=1)[-1].lower() in DENIED


def _named(piece: str, features: Sequence[GameFeature]) -> Naming | None:
    naming = name_feature(piece, "", features)
    if naming is None or naming.kind is not NamedAs.FREE:
        return naming
    sayable = len(piece) <= LONGEST_FREE and re.search(r"[^\W\d_]", piece)
    return naming if sayable else None
