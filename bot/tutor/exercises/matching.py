"""The matching exercise: terms to lettered definitions. Right pairs lock, first tries count."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import LETTERS, Entry, EntryKind, by_letter, fitted
from bot.tutor.exercises.plans import Plan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random


@dataclass(frozen=True, slots=True)
class Pair:
    """A term and the definition that belongs to it; both are found by the pair's id."""

    id: str
    term: str
    definition: str


@dataclass(frozen=True, slots=True)
class MatchingExercise:
    """The pairs, and what to say when two of them are confused (keyed by both ids, sorted)."""

    pairs: tuple[Pair, ...]
    confusions: dict[tuple[str, str], str]

    def pair(self, pair_id: str) -> Pair:
        return next(pair for pair in self.pairs if pair.id == pair_id)

    def feedback(self, term: str, definition: str) -> str:
        """Say what tells the two apart; the same sentence serves both directions."""
        first, second = sorted((term, definition))
        return self.confusions[first, second]


@dataclass(frozen=True, slots=True)
class MatchingState:
    """Where a person stands. `terms` and `definitions` are pair ids in the order shown."""

    terms: tuple[str, ...]
    definitions: tuple[str, ...]
    matched: tuple[str, ...]
    first_tries: dict[str, bool]
    step: int

    @property
    def finished(self) -> bool:
        return len(self.matched) == len(self.terms)

    @property
    def score(self) -> float:
        """Share of the pairs that were correct at the first try, 0 to 1."""
        return sum(self.first_tries.values()) / len(self.terms)

    def letter(self, pair_id: str) -> str:
        return LETTERS[self.definitions.index(pair_id)]


def draw_matching(exercise: MatchingExercise, randomness: Random) -> Plan:
    """Shuffle the definitions for one person; the terms keep the lesson's order."""
    ids = [pair.id for pair in exercise.pairs]
    return Plan(tuple(ids), {"definitions": tuple(randomness.sample(ids, len(ids)))})


def matching_state(
    exercise: MatchingExercise, plan: Plan, entries: Sequence[Entry]
) -> MatchingState:
    """Replay the entries."""
    ids = [pair.id for pair in exercise.pairs]
    terms = tuple(fitted(plan.items, ids))
    definitions = tuple(fitted(plan.orders["definitions"], ids))
    return reduce(after_pair, entries, MatchingState(terms, definitions, (), {}, 0))


def after_pair(state: MatchingState, entry: Entry) -> MatchingState:
    """Return the state once this entry is added. A pair that left the lesson is ignored."""
    state = replace(state, step=state.step + 1)
    if entry.item not in state.terms:
        return state
    return replace(
        state,
        first_tries={entry.item: bool(entry.right)} | state.first_tries,
        matched=(*state.matched, entry.item) if entry.right else state.matched,
    )


def pair_up(state: MatchingState, term: str, letter: str) -> Entry:
    """Judge one pair. Raise TutorError for a term or letter that is not open any more."""
    definition = by_letter(letter, state.definitions)
    if term not in state.terms or definition is None:
        raise TutorError("That pair is not part of this exercise. Pick from the two menus.")
    if term in state.matched or definition in state.matched:
        raise TutorError("That one is already matched. Pick a term and a letter still open.")
    return Entry(EntryKind.PAIR, item=term, choice=definition, right=term == definition)
