"""Cuts a message into pieces that each stand for something, misspelled words included."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.tutor.conversation.settings.lexicon import SHORTEST, Sense, Tag
from bot.tutor.conversation.words import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol

    from bot.tutor.conversation.settings.lexicon import Lexicon

    class _Make(Protocol):
        def __call__(self, kind: Tag, value: str = "", name: str = "") -> Chunk: ...


ALIKE = 0.74  # of 1: how alike a misspelled word must be
TOO_FEW = 3  # layers in "2-8-1" that are written as cards write a whole network

NUMBER = r"-?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:[.,]\d+)?|[.,]\d+)(?:e[+-]?\d+)?"
TOKEN = re.compile(
    r"(?P<ordinal>\d+(?:st|nd|rd|th)\b)"
    r"|(?P<sizes>\d+(?:\s?[x\u00d7*]\s?\d+)+\b|\d+(?:-\d+)+\b)"
    r"|(?P<times>[x\u00d7]\s?(?P<by>\d+(?:[.,]\d+)?)(?![\w*^])|(?P<fold>\d+(?:[.,]\d+)?)\s?[x\u00d7](?!\w))"
    r"|(?P<fraction>\d+\s?/\s?\d+)"
    rf"|(?P<number>(?<![\w.]){NUMBER})(?P<unit>\s?%|\s?percent\b|k\b)?"
    r"|(?P<word>[^\W\d_][^\W_]*)"
    r"|(?P<sign>[=:])"
    r"|(?P<stop>[.!?;]+(?=\s|$)|,)"
)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a message, its first and last place in the text, and what it stands for.

    `typed` is what stands there; for a number `value` is the text that a dial reads.
    """

    kind: Tag
    name: str
    value: str
    typed: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    begin: int
    end: int


def as_read(text: str) -> str:
    """Return a message as it is read: cut, in small letters, without apostrophes."""
    plain = text[:LONGEST].casefold().replace("\N{MINUS SIGN}", "-")
    return re.sub(r"['\u2019`\u2018]", "", plain)


def pieces_of(text: str, lexicon: Lexicon) -> tuple[Chunk, ...]:
    """Cut a text, as `as_read` returns it, into pieces in their order."""
    pieces: list[Chunk] = []
    run: list[_Token] = []
    for match in _pattern(lexicon).finditer(text):
        if match["word"] and not match["input"]:
            run.append(_Token(match["word"], match.start(), match.end()))
            continue
        pieces += _phrases(run, text, lexicon)
        run = []
        piece = _sign_or_number(match)
        if piece is not None:
            pieces.append(piece)
    return (*pieces, *_phrases(run, text, lexicon))


def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    inputs = "|".join(re.escape(name) for name in lexicon.inputs) or "(?!)"
    return re.compile(rf"(?P<input>(?<!\w)(?:{inputs})(?![\w(^*]))|{TOKEN.pattern}")


def _sign_or_number(match: re.Match[str]) -> Chunk | None:
    typed = match[0]

    def piece(kind: Tag, value: str = "", name: str = "") -> Chunk:
        return Chunk(kind, name, value, typed, match.start(), match.end())

    if match["input"]:
        return piece(Tag.INPUT, match["input"])
    if match["sizes"]:
        return piece(Tag.SIZES, " ".join(_sizes(match["sizes"])))
    if match["times"]:
        return piece(Tag.FACTOR, (match["by"] or match["fold"]).replace(",", "."))
    return _number(match, piece) or _mark(match, piece)


def _number(match: re.Match[str], piece: _Make) -> Chunk | None:
    if match["fraction"]:
        above, below = map(float, match["fraction"].split("/"))
        return piece(Tag.NUMBER, f"{above / below:.6g}") if below else piece(Tag.WORD)
    if not match["number"]:
        return None
    unit = (match["unit"] or "").strip()
    if unit == "k":
        return piece(Tag.NUMBER, match["number"] + "000")
    return piece(Tag.NUMBER, match["number"], "%" if unit else "")


def _mark(match: re.Match[str], piece: _Make) -> Chunk | None:
    if match["sign"]:
        return piece(Tag.TO)
    if match["ordinal"]:
        return piece(Tag.WORD)
    return piece(Tag.AND) if match["stop"] == "," else None


def _sizes(typed: str) -> list[str]:
    """Return the units of each hidden layer: "2-8-1" names inputs and outputs too."""
    if "-" in typed:
        sizes = typed.split("-")
        return sizes[1:-1] if len(sizes) >= TOO_FEW else sizes
    sizes = re.findall(r"\d+", typed)
    if len(sizes) == 2 and int(sizes[0]) <= TOO_FEW < int(sizes[1]):
        return [sizes[1]] * int(sizes[0])  # "2x8": two layers of 8
    return sizes


def _phrases(run: list[_Token], text: str, lexicon: Lexicon) -> Iterator[Chunk]:
    """Match the longest phrases of a run of words, each word mended first."""
    mended = [_mended(token.word, lexicon) for token in run]
    at = 0
    while at < len(run):
        length = next(
            (
                length
                for length in range(min(lexicon.longest, len(run) - at), 1, -1)
                if tuple(mended[at : at + length]) in lexicon.phrases
            ),
            1,
        )
        sense = lexicon.phrases.get(tuple(mended[at : at + length]), Sense(Tag.WORD))
        begin, end = run[at].begin, run[at + length - 1].end
        yield Chunk(sense.kind, sense.name, sense.value, text[begin:end], begin, end)
        at += length


def _mended(word: str, lexicon: Lexicon) -> str:
    """Return the known word that a misspelled one is most like, else the word itself."""
    if word in lexicon.known or len(word) < SHORTEST - 1:
        return word
    choices = lexicon.spelled.get(word[0], ())
    found = process.extractOne(
        word,
        choices,
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=ALIKE if len(word) >= SHORTEST else 0.8,
    )
    return str(found[0]) if found else word
