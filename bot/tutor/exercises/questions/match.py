"""Two to five terms, each with its definition, all sent at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.tutor.exercises.questions.inputs import Choice, PairUp, letters_of
from bot.tutor.exercises.questions.kind import Drawn, QuestionKind, Verdict
from bot.tutor.exercises.questions.options import MENDING, choices_in, refitted, shuffled
from bot.tutor.shapes import (
    FEEDBACK,
    Flaw,
    IdKey,
    LineKey,
    LinesKey,
    RowsKey,
    Shape,
    TagKey,
    repeated,
    rows_in,
)

if TYPE_CHECKING:
    from random import Random

    from bot.tutor.exercises.replies import Reply


@dataclass(frozen=True, slots=True)
class TermPair:
    """A term and the definition that belongs to it."""

    id: str
    term: str
    definition: str


@dataclass(frozen=True, slots=True)
class Confused:
    """What to say when two pairs are taken for each other, in either direction."""

    ids: frozenset[str]
    feedback: str
    misconception: str | None
    card: str = ""


@dataclass(frozen=True, slots=True)
class MatchTask:
    """The credit is the share of the terms that got their own definition."""

    pairs: tuple[TermPair, ...]
    confused: tuple[Confused, ...]

    def draw(self, randomness: Random) -> Drawn:
        """Shuffle the definitions, from an order that does not hang on what belongs to what."""
        by_text = sorted(self.pairs, key=lambda pair: pair.definition)
        return shuffled([pair.id for pair in by_text], randomness)

    def fit(self, drawn: Drawn) -> Drawn:
        return refitted(drawn, [pair.id for pair in self.pairs])

    def shown(self, drawn: Drawn) -> PairUp:
        terms = tuple(Choice(pair.id, pair.term) for pair in self.pairs)
        return PairUp(terms, choices_in(drawn, {pair.id: pair.definition for pair in self.pairs}))

    def judge(self, drawn: Drawn, reply: Reply) -> Verdict:
        given = self.shown(drawn).taken(reply).pairs
        slips = [(left, right) for left, right in given if left != right]
        if not slips:
            return Verdict(right=True, credit=1.0)
        known = (c for slip in slips for c in self.confused if c.ids == frozenset(slip))
        line = next(known, None)
        right = len(given) - len(slips)
        count = f"{right} of {len(given)} {'is' if right == 1 else 'are'} right."
        return Verdict(
            right=False,
            credit=1 - len(slips) / len(given),
            feedback=f"{count} {line.feedback if line else self._plain_line(*slips[0], drawn)}",
            misconception=line.misconception if line else None,
            card=line.card if line else "",
        )

    def told(self, drawn: Drawn) -> str:
        letters = letters_of(self.shown(drawn).options, [pair.id for pair in self.pairs])
        lines = (
            f"{pair.term}: **{letter}** · {pair.definition}"
            for pair, letter in zip(self.pairs, letters, strict=True)
        )
        return "\n".join(["**They belong together like this:**", *lines])

    def _plain_line(self, term: str, definition: str, drawn: Drawn) -> str:
        [letter] = letters_of(self.shown(drawn).options, [definition])
        named = next(pair.term for pair in self.pairs if pair.id == term)
        return f"{letter} is not what “{named}” means: of which other line is that true?"


def _flaws(table: Mapping[str, Any]) -> Iterable[Flaw]:
    yield from repeated(table, "pair", "term")
    yield from repeated(table, "pair", "definition")
    ids = {row.get("id") for _, row in rows_in(table, "pair")}
    for place, row in rows_in(table, "confused"):
        names = row.get("pair", ())
        unknown = next((name for name in names if name not in ids), None)
        if unknown is not None:
            wrong = f'there is no pair "{unknown}" in this question'
            yield Flaw(f"confused[{place}].pair", wrong, "correct the id, or add the pair")
        elif len(set(names)) < len(names):
            yield Flaw(f"confused[{place}].pair", "the same id stands here twice", "name two pairs")


def _read(table: Mapping[str, Any]) -> MatchTask:
    return MatchTask(
        tuple(
            TermPair(row["id"], row["term"], row["definition"]) for _, row in rows_in(table, "pair")
        ),
        tuple(
            Confused(frozenset(row["pair"]), row[FEEDBACK], row["misconception"], row["card"])
            for _, row in rows_in(table, "confused")
        ),
    )


# A form of Discord holds five menus, a term is the label of one, 45 characters at most.
PAIR: Shape = {"id": IdKey(), "term": LineKey(45), "definition": LineKey(90)}
CONFUSED: Shape = {
    "pair": LinesKey(2, 2, 40),
    FEEDBACK: LineKey(300),
    "misconception": TagKey(),
    "card": MENDING,
}
SHAPE: Shape = {"pair": RowsKey(PAIR, 2, 5), "confused": RowsKey(CONFUSED, 0, 10)}
MATCH = QuestionKind("match", SHAPE, _flaws, _read)
