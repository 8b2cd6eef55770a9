"""What the check counts in files of sentences, and what it asks of those that a network learns."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.check import check, written
from bot.content.review.sentences import sentence_figures, sentence_problems
from bot.content.sentences import FORMALITY, SentenceRow, load_sentences
from bot.tutor.course.kinds import LESSON_KINDS
from tests.content.shipped import LESSONS
from tests.content.small_course import write_course

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REVIEWS = "positive-or-negative"
FILES, _ = load_sentences(LESSONS)
ROWS = FILES[FORMALITY]


def told(rows: tuple[SentenceRow, ...]) -> list[str]:
    return [str(one) for one in sentence_problems({FORMALITY: rows})]


def test_the_shipped_sentences_are_enough() -> None:
    assert told(ROWS) == []
    figures = sentence_figures(FORMALITY, ROWS)
    assert figures.tiers["easy"] >= 340
    assert figures.tiers["trap"] >= 80
    assert figures.tiers["ambiguous"] >= 40
    assert len(figures.kinds) >= 6
    easy = Counter((row.kind, row.label) for row in ROWS if row.tier == "easy")
    assert all(easy[kind, label] >= 8 for kind in figures.kinds for label in ("formal", "casual"))


@pytest.mark.parametrize("name", [FORMALITY, REVIEWS])
def test_traps_of_each_label_are_halved_between_the_parts(name: str) -> None:
    traps = Counter((row.label, row.part) for row in FILES[name] if row.tier == "trap")
    assert len(traps) == 4
    assert max(traps.values()) - min(traps.values()) <= 4


def test_reviews_are_enough_short_and_open_with_both_labels() -> None:
    rows = FILES[REVIEWS]
    tiers = sentence_figures(REVIEWS, rows).tiers
    assert (tiers["easy"] >= 90, tiers["trap"] >= 24, tiers["ambiguous"] >= 10) == (True,) * 3
    assert [row.label for row in rows[:3]] == ["positive", "negative", "positive"]
    assert all(row.tier == "easy" and row.why for row in rows[:3])
    assert all(4 <= len(row.text.split()) <= 12 for row in rows)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda rows: rows[:399], "there are 399 sentences. Mend: write at least 400"),
        (
            lambda rows: tuple(replace(row, kind="chat") for row in rows),
            "the sentences come from 1 kinds of text. Mend: write sentences of at least 5 kinds",
        ),
        (
            lambda rows: tuple(r for r in rows if (r.kind, r.label) != ("news", "casual")),
            "no sentence of the kind news is casual. Mend: write some",
        ),
        (
            lambda rows: tuple(r for r in rows if (r.part, r.label) != ("train", "casual")),
            "100% of the train sentences are formal. Mend: let it be 40% to 60%",
        ),
    ],
)
def test_what_a_network_could_not_learn_from_is_a_problem(
    change: Callable[[tuple[SentenceRow, ...]], tuple[SentenceRow, ...]], said: str
) -> None:
    assert said in "\n".join(told(change(ROWS)))


def test_no_other_file_has_to_be_there_or_to_be_large() -> None:
    assert sentence_problems({}) == []
    assert sentence_problems({REVIEWS: FILES[REVIEWS][:3]}) == []


def test_the_check_reads_the_sentences_counts_them_and_reports_their_slips(tmp_path: Path) -> None:
    folder = write_course(tmp_path, {})
    (folder / "sentences" / "formal-or-casual.csv").unlink()
    head = "id,text,label,tier,kind,part,why\n"
    file = folder / "sentences" / "wet-or-dry.csv"
    file.write_text(f"{head}sea,The sea is here.,wet,easy,place,train,\n", encoding="utf-8")
    report = check(folder, LESSON_KINDS, None)
    assert not [one for one in report.problems if one.file.startswith("sentences/")]
    line = "Sentences wet-or-dry: 1 easy, 0 trap, 0 ambiguous; place 1."
    assert line in written(report, as_json=False).splitlines()
    assert '"wet-or-dry"' in written(report, as_json=True)
    file.write_text(f"{head}sea,The sea is here.,damp,easy,place,train,\n", encoding="utf-8")
    report = check(folder, LESSON_KINDS, None)
    assert 'wet-or-dry.csv, line 2, label: "damp" is unknown' in "\n".join(
        map(str, report.problems)
    )
