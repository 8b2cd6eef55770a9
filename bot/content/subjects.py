"""From the files of sentences to what the game is played with, and to tables for the lab."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from bot.tutor.data.sentences.neuron import taught, untaught
from bot.tutor.data.sentences.reference import SCHOOLING
from bot.tutor.data.table import DataTable
from bot.tutor.game.sentences import Part, Sentence, Subject, Tier, found_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.content.sentences import SentenceRow
    from bot.tutor.data.sentences.neuron import Neuron
    from bot.tutor.game.sentences import SentenceReader
    from bot.tutor.game.subjects import SubjectKind

SEED = 1  # of the orders in which the neuron meets the sentences


def subjects_of(
    rows: Mapping[str, Iterable[SentenceRow]], kinds: Iterable[SubjectKind]
) -> dict[str, Subject]:
    """Return the subjects that have sentences, by their ids."""
    return {kind.id: _subject(kind, rows[kind.id]) for kind in kinds if kind.id in rows}


def tables_of(rows: Mapping[str, Iterable[SentenceRow]]) -> dict[str, DataTable]:
    """Return the sentences that have a label as tables for the lab, by their names."""
    labelled = {name: [row for row in some if row.label] for name, some in rows.items()}
    return {
        name: DataTable(
            name,
            labels=tuple(row.label for row in some),
            sentences=tuple(row.text for row in some),
        )
        for name, some in labelled.items()
        if some
    }


def _subject(kind: SubjectKind, rows: Iterable[SentenceRow]) -> Subject:
    sentences = tuple(
        Sentence(row.id, row.text, row.label, Tier(row.tier), row.kind, Part(row.part), row.why)
        for row in rows
    )
    usual = _usual(kind, sentences)
    what = kind.id, kind.high, kind.low, kind.ask, kind.offer
    return Subject(*what, sentences, kind.reader, usual)


def _usual(kind: SubjectKind, sentences: Iterable[Sentence]) -> Neuron:
    """Teach a neuron what signals usually speak for: by the easy sentences, as traps mislead."""
    examples = [
        (_shown(kind.reader, one.text), float(one.label == kind.high))
        for one in sentences
        if one.part is Part.TRAIN and one.tier is Tier.EASY
    ]
    if not examples:
        return untaught(len(kind.reader.signals))
    return taught(examples, SCHOOLING, Random(SEED))


def _shown(reader: SentenceReader, text: str) -> tuple[float, ...]:
    found = {one.signal for one in found_in(reader, text)}
    return tuple(float(signal in found) for signal in reader.signals)
