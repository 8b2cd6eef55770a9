"""How well one neuron tells formal from casual, on kinds of text that it has not learned from."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from statistics import mean
from typing import TYPE_CHECKING

from bot.bench.formality_file import RatedSentence, UnreadFileError, read_rated
from bot.bench.formality_models import (
    FULL,
    GAME,
    MODELS,
    SEED,
    SHUFFLES,
    STOPS,
    accuracy_of,
    auc_of,
    by_length,
    learning_curve,
)
from bot.bench.report import Report, Row
from bot.content.sentences import EASY, FORMALITY, HELD_OUT, PAGE, TRAIN, TRAP, load_sentences
from bot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from bot.bench.formality_models import FormalityModel, Judge
    from bot.content.sentences import SentenceRow

THREE = frozenset(id_ for id_, *_ in PAGE)
UNSEEN = "easy sentences of a kind of text that was left out of the training"
TRAPS = "traps of a kind of text that was left out, whose signals point the wrong way"
EACH_KIND = "easy sentences of the kind that was left out"
CURVE = f"game model, one sentence at a time, on held-out easy ones, mean of {SHUFFLES} shuffles"
THE_PAGE = "the page's three sentences, when they were left out of the training"


@dataclass(frozen=True, slots=True)
class Fold:
    """A kind of text that was left out, and what a judge says of its sentences."""

    kind: str
    scores: tuple[float, ...]
    formal: tuple[bool, ...]


def labelled_sentences(lessons: Path) -> tuple[SentenceRow, ...]:
    """Return the sentences of a course's folder that have a label.

    Raise UnreadFileError with the first problem when their file does not load.
    """
    loaded, problems = load_sentences(lessons)
    if FORMALITY not in loaded:
        raise UnreadFileError("\n".join(map(str, problems[:1])) or f"{FORMALITY}.csv is missing.")
    return tuple(row for row in loaded[FORMALITY] if row.label)


def rated(rows: Iterable[SentenceRow]) -> list[RatedSentence]:
    return [RatedSentence(row.text, row.label == "formal") for row in rows]


def formality_report(file: Path | None) -> Report:
    """Measure on shipped sentences, or on a file of somebody's own with all shipped ones learned.

    Raise UnreadFileError for a file that cannot be read.
    """
    read = None if file is None else read_rated(file)
    sentences = labelled_sentences(Settings().lessons)
    versions = {"python": platform.python_version(), "seed": str(SEED)}
    if read is None:
        return Report(tuple(_shipped_rows(sentences)), (), versions)
    rows = tuple(_file_rows(read.sentences, rated(sentences)))
    return Report(rows, tuple(filter(None, (read.told,))), versions)


def _shipped_rows(sentences: Sequence[SentenceRow]) -> Iterator[Row]:
    """Yield all rows; where a kind is left out, both of its parts are new to the models."""
    easy = {model.name: _folds(sentences, model.taught, EASY) for model in MODELS}
    for model in MODELS:
        yield from _rows_of_folds(UNSEEN, model, easy[model.name])
    yield from _baselines(UNSEEN, _folds(sentences, by_length, EASY))
    for model in MODELS:
        traps = _folds(sentences, model.taught, TRAP)
        yield Row(TRAPS, model.name, _pooled(traps), "accuracy")
    for places in zip(*easy.values(), strict=True):
        for model, fold in zip(MODELS, places, strict=True):
            right = accuracy_of(fold.scores, fold.formal)
            yield Row(EACH_KIND, f"{fold.kind}: {model.name}", right, "accuracy")
    train = rated(one for one in sentences if one.part == TRAIN)
    held_out = rated(one for one in sentences if (one.part, one.tier) == (HELD_OUT, EASY))
    for stop, right in zip(STOPS, learning_curve(train, held_out), strict=True):
        yield Row(CURVE, f"after {stop} sentences", right, "accuracy")
    yield from _page_rows(sentences)


def _folds(
    sentences: Sequence[SentenceRow],
    teach: Callable[[Sequence[RatedSentence]], Judge],
    tier: str,
) -> tuple[Fold, ...]:
    """Leave out one kind of text after the other; learn from the training part of all others."""
    folds = []
    for kind in sorted({one.kind for one in sentences}):
        judge = teach(rated(one for one in sentences if one.kind != kind and one.part == TRAIN))
        asked = rated(one for one in sentences if (one.kind, one.tier) == (kind, tier))
        if asked:
            scores = tuple(judge(one.text) for one in asked)
            folds.append(Fold(kind, scores, tuple(one.formal for one in asked)))
    return tuple(folds)


def _pooled(folds: Sequence[Fold]) -> float:
    scores = [score for fold in folds for score in fold.scores]
    return accuracy_of(scores, [formal for fold in folds for formal in fold.formal])


def _auc_within(folds: Sequence[Fold]) -> float:
    """Return the AUC of pairs from one kind of text, where one and the same judge said both."""
    both = [fold for fold in folds if len(set(fold.formal)) == 2]
    pairs = [sum(fold.formal) * (len(fold.formal) - sum(fold.formal)) for fold in both]
    areas = [auc_of(fold.scores, fold.formal) for fold in both]
    return sum(a * n for a, n in zip(areas, pairs, strict=True)) / sum(pairs)


def _rows_of_folds(task: str, model: FormalityModel, folds: Sequence[Fold]) -> Iterator[Row]:
    yield Row(task, model.name, _pooled(folds), "accuracy", at_least=model.accuracy)
    yield Row(task, model.name, _auc_within(folds), "AUC", at_least=model.auc)


def _baselines(task: str, by_words: Sequence[Fold]) -> Iterator[Row]:
    formal = mean(label for fold in by_words for label in fold.formal)
    yield Row(task, "always the commoner answer", max(formal, 1 - formal), "accuracy")
    yield Row(task, "length only", _pooled(by_words), "accuracy")
    yield Row(task, "length only", _auc_within(by_words), "AUC")


def _page_rows(sentences: Sequence[SentenceRow]) -> Iterator[Row]:
    train = rated(one for one in sentences if one.part == TRAIN and one.id not in THREE)
    page = rated(one for one in sentences if one.id in THREE)
    for model in (GAME, FULL):
        judge = model.taught(train)
        right = sum((judge(one.text) > 0) == one.formal for one in page)
        yield Row(THE_PAGE, model.name, right, f"of {len(page)}", at_least=len(page))


def _file_rows(asked: Sequence[RatedSentence], learned: Sequence[RatedSentence]) -> Iterator[Row]:
    judges = [(model, model.taught(learned)) for model in MODELS]
    length = by_length(learned)
    clear = [one for one in asked if one.clear]
    parts = [(f"all {len(asked)} sentences of the file", asked, len(clear) == len(asked))]
    if 0 < len(clear) < len(asked):
        parts.append((f"the {len(clear)} clear ones, rated 1 or more either way", clear, True))
    for task, part, has_goals in parts:
        formal = [one.formal for one in part]
        for model, judge in judges:
            goals = (model.accuracy, model.auc) if has_goals else (None, None)
            yield from _judged(task, model.name, [judge(one.text) for one in part], formal, goals)
        yield Row(task, "always the commoner answer", _commoner(formal), "accuracy")
        lengths = [length(one.text) for one in part]
        yield from _judged(task, "length only", lengths, formal, (None, None))


def _commoner(formal: Sequence[bool]) -> float:
    return max(mean(formal), 1 - mean(formal))


def _judged(
    task: str,
    name: str,
    scores: Sequence[float],
    formal: Sequence[bool],
    goals: tuple[float | None, float | None],
) -> Iterator[Row]:
    """Yield accuracy and AUC; without sentences of both kinds there is no AUC."""
    yield Row(task, name, accuracy_of(scores, formal), "accuracy", at_least=goals[0])
    if len(set(formal)) == 2:
        yield Row(task, name, auc_of(scores, formal), "AUC", at_least=goals[1])
