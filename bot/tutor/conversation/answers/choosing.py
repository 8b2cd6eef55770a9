"""Choosing what to say about a card: the sentences of it that answer the question best."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.tutor.conversation.answers.passages import OF_CARDS, PassageKind, passages_of
from bot.tutor.conversation.answers.sentences import joined, statements_of
from bot.tutor.conversation.answers.stems import stems_in, weights_of
from bot.tutor.conversation.intents import Intent

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from bot.tutor.conversation.answers.passages import Passage
    from bot.tutor.conversation.answers.sentences import Clause
    from bot.tutor.course.course import Course

MOST = 500  # characters of an answer
LEAST = 40  # characters of one sentence that says enough
POINTING = re.compile(r"\b(?:this|these|it (?:moves|goes)|does it|turns it)\b", re.IGNORECASE)
"""What a single sentence holds that means something said before it."""
ENOUGH = 360  # characters after which no further sentence of a passage is needed
WORTH = {
    PassageKind.THEN: 2.0,
    PassageKind.TEXT: 1.4,
    PassageKind.TRY: 0.6,
    PassageKind.AGAIN: 0.4,
    PassageKind.EXPLANATION: 0.8,
    PassageKind.OPTION: 0.0,
}
"""What counts beside the words: the point of a card is worth more than what it says to a slip."""
CUES = {
    Intent.WHY: re.compile(
        r"\b(?:because|so that|since|that is why|the reason|so)\b", re.IGNORECASE
    ),
    Intent.EXAMPLE: re.compile(r"\d|`"),
}
CUE, LEANS, CROWDED, WHOLE = 1.5, 1.6, 0.4, 0.4
"""What counts for and against a run of sentences; WHOLE is for each end at that of a paragraph."""
NEW = 0.4
"""So much of what a sentence says must not have been said before it."""
STORY = 2.5
"""What a second telling is worth to somebody who asks for an example: it is a story."""


@dataclass(frozen=True, slots=True)
class Extract:
    """Whole sentences out of one passage, at most MOST characters of them."""

    text: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for on a card: `stems` are those of the question.

    `answered` are the questions of which everything may be told, as "lesson/question".
    """

    intent: Intent
    lesson: str
    card: str
    stems: frozenset[str] = frozenset()
    answered: Collection[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Library:
    """The passages of a course by card, cut into statements once, and how much each stem tells."""

    passages: tuple[Passage, ...]
    by_card: Mapping[tuple[str, str], tuple[Passage, ...]]
    weights: Mapping[str, float]
    statements: Mapping[Passage, tuple[Clause, ...]] = field(repr=False)


def library_of(course: Course) -> Library:
    passages = passages_of(course)
    by_card: defaultdict[tuple[str, str], list[Passage]] = defaultdict(list)
    for one in passages:
        by_card[one.lesson, one.card].append(one)
    cards = {place: tuple(found) for place, found in by_card.items()}
    weights = weights_of([one.text for one in passages])
    return Library(passages, cards, weights, {one: statements_of(one.text) for one in passages})


def best_extract(library: Library, wanted: Wanted, most: int = MOST) -> Extract | None:
    """Choose the sentences of a card that answer best; None where nothing there can stand alone.

    Somebody who did not understand gets the second telling.
    """
    passages = _passages_for(library, wanted)
    scored = [
        (_score(library, wanted, one, window, ends=ends), -place, -start, window, one)
        for place, one in enumerate(passages)
        for start, window, ends in runs_of(library.statements[one], most)
    ]
    if not scored:
        return None
    *_, window, passage = max(scored, key=lambda found: found[:3])
    return Extract(joined(window), passage)


def best_sentence(library: Library, wanted: Wanted, most: int, beside: str = "") -> Extract | None:
    """Choose the one sentence of a card that adds most to a text `beside` it.

    It names all that is asked about, so that it is about nothing else.
    """
    known = stems_in(beside)
    scored = [
        (_score(library, wanted, one, (said,)), -place, said, one)
        for place, one in enumerate(_passages_for(library, wanted))
        for said in library.statements[one]
        if one.kind in OF_CARDS and LEAST <= len(said.text) <= most and _alone(said, wanted)
        if len(stems_in(said.text) - known) >= NEW * len(stems_in(said.text))
    ]
    if not scored:
        return None
    *_, said, passage = max(scored, key=lambda found: found[:2])
    return Extract(said.text, passage)


def _alone(said: Clause, wanted: Wanted) -> bool:
    """Whether a sentence stands for itself: it names what is asked, and points at nothing else."""
    points = said.leans or said.text.endswith("?") or "\n" in said.text
    return not points and not POINTING.search(said.text) and wanted.stems <= stems_in(said.text)


def definition_of(library: Library, term: str) -> Extract | None:
    """Return the glossary's words for a term, by its id."""
    return first_of(library, PassageKind.DEFINITION, term)


def first_of(library: Library, kind: PassageKind, about: str) -> Extract | None:
    """Return the whole passage of a kind that is about something, by its id."""
    found = (one for one in library.passages if one.kind is kind and one.about == about)
    passage = next(found, None)
    return None if passage is None else Extract(passage.text, passage)


def _passages_for(library: Library, wanted: Wanted) -> list[Passage]:
    on_card = library.by_card.get((wanted.lesson, wanted.card), ())
    usable = [
        one
        for one in on_card
        if one.kind in WORTH and (not one.question or one.question in wanted.answered)
    ]
    if wanted.intent is Intent.DIFFERENTLY:
        again = [one for one in usable if one.kind is PassageKind.AGAIN and _says(library, one)]
        return again or usable
    if wanted.intent in {Intent.WHY, Intent.COMPARE}:
        return [one for one in usable if one.kind is not PassageKind.AGAIN]
    return usable


def _says(library: Library, passage: Passage) -> bool:
    return bool(library.statements[passage])


def runs_of(
    statements: Sequence[Clause], most: int
) -> Iterator[tuple[int, tuple[Clause, ...], bool]]:
    """Yield runs of sentences with nothing left out inside, and whether each ends a paragraph."""
    for start, first in enumerate(statements):
        window: tuple[Clause, ...] = ()
        for place, one in enumerate(statements[start:], start):
            if one is not first and (one.loose or len(joined(window)) >= ENOUGH):
                break
            window = (*window, one)
            if len(joined(window)) > most:
                break
            if one.text.endswith("?"):
                continue  # what is asked here is answered in the next sentence
            following = statements[place + 1] if place + 1 < len(statements) else None
            yield start, window, following is None or following.joint != " "


def _score(
    library: Library,
    wanted: Wanted,
    passage: Passage,
    window: tuple[Clause, ...],
    *,
    ends: bool = True,
) -> float:
    said, first = joined(window), window[0]
    shared = stems_in(said) & wanted.stems
    score = WORTH[passage.kind] + sum(library.weights.get(stem, 1.0) for stem in shared)
    cue = CUES.get(wanted.intent)
    if cue is not None and cue.search(said):
        score += CUE
    if wanted.intent is Intent.EXAMPLE and passage.kind is PassageKind.AGAIN:
        score += STORY
    score += min(len(said), ENOUGH) / ENOUGH - CROWDED * said.count("\n- ")
    return score + WHOLE * (ends + (first.joint != " ")) - _leaning(first, passage)


def _leaning(first: Clause, passage: Passage) -> float:
    """Say what it costs to begin with words that point back; less at the start of a passage."""
    if not first.leans or (first.first and passage.kind is PassageKind.TEXT):
        return 0.0
    return LEANS / 2 if first.first else LEANS
