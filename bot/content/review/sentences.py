"""What the sentences of the game amount to: how many, of which kinds, in which balance."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.content.problems import Ledger
from bot.content.sentences import FOLDER, FORMALITY, PARTS, TIERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.content.problems import LessonProblem
    from bot.content.sentences import SentenceRow

SENTENCES, KINDS = 400, 5
BALANCE = (0.4, 0.6)


@dataclass(frozen=True, slots=True)
class SentenceFigures:
    """The counts of one file; `labels` maps each part to how often each label stands in it."""

    name: str
    tiers: dict[str, int]
    kinds: dict[str, int]
    labels: dict[str, dict[str, int]]


def sentence_figures(name: str, rows: Sequence[SentenceRow]) -> SentenceFigures:
    """Count the rows of the file with this name."""
    tiers = Counter(row.tier for row in rows)
    kinds = dict(sorted(Counter(row.kind for row in rows).items()))
    labels = {part: _labels_of(row for row in rows if row.part == part) for part in PARTS}
    return SentenceFigures(name, {tier: tiers[tier] for tier in TIERS}, kinds, labels)


def _labels_of(rows: Iterable[SentenceRow]) -> dict[str, int]:
    return dict(sorted(Counter(row.label for row in rows if row.label).items()))


def sentence_problems(files: Mapping[str, Sequence[SentenceRow]]) -> list[LessonProblem]:
    """Return what the sentences for the formality game lack, where they are there.

    A network is trained on them: it needs many, from several kinds of text with both labels in
    each, and neither label much more often than the other.
    """
    rows = files.get(FORMALITY)
    ledger = Ledger(f"{FOLDER}/{FORMALITY}.csv")
    if rows is None:
        return ledger.found
    figures = sentence_figures(FORMALITY, rows)
    if len(rows) < SENTENCES:
        ledger.add("", f"there are {len(rows)} sentences", f"write at least {SENTENCES}")
    if len(figures.kinds) < KINDS:
        wrong = f"the sentences come from {len(figures.kinds)} kinds of text"
        ledger.add("", wrong, f"write sentences of at least {KINDS} kinds")
    _balance(figures, ledger)
    for kind in figures.kinds:
        there = _labels_of(row for row in rows if row.kind == kind)
        for missing in sorted(_labels_of(rows).keys() - there):
            ledger.add("", f"no sentence of the kind {kind} is {missing}", "write some")
    return ledger.found


def _balance(figures: SentenceFigures, ledger: Ledger) -> None:
    least, most = BALANCE
    for part, counts in figures.labels.items():
        for label, count in counts.items():
            share = count / sum(counts.values())
            if not least <= share <= most:
                wrong = f"{share:.0%} of the {part} sentences are {label}"
                ledger.add("", wrong, f"let it be {least:.0%} to {most:.0%}")
