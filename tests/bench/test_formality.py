"""The measurement of formality: goals on kinds left out, its rows, and AUC against its pairs."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from bot.bench.commands import bench
from bot.bench.formality import CURVE, EACH_KIND, THE_PAGE, TRAPS, UNSEEN, labelled_sentences, rated
from bot.bench.formality_file import RatedSentence
from bot.bench.formality_models import FULL, GAME, MODELS, auc_of, by_length
from bot.bench.report import Report, Row, from_json
from bot.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def told(*arguments: str) -> Report:
    outcome = CliRunner().invoke(bench, ["formality", *arguments, "--json"], catch_exceptions=False)
    assert outcome.exit_code == 0
    return from_json(outcome.stdout)


@pytest.fixture(scope="module")
def measured() -> Report:
    return told()


def rows_of(report: Report, task: str) -> dict[tuple[str, str], Row]:
    return {(row.name, row.unit): row for row in report.rows if row.task == task}


@pytest.mark.nightly  # it trains on every kind of text
def test_both_models_reach_their_goals_on_kinds_of_text_that_they_never_saw(
    measured: Report,
) -> None:
    rows = rows_of(measured, UNSEEN)
    for model, unit in product(MODELS, ("accuracy", "AUC")):
        assert rows[model.name, unit].met is True
        assert rows[model.name, unit].value > rows["length only", unit].value
    assert rows["always the commoner answer", "accuracy"].value < 0.6


@pytest.mark.nightly  # it trains on every kind of text
def test_the_page_s_sentences_are_right_when_they_were_not_shown(measured: Report) -> None:
    rows = rows_of(measured, THE_PAGE)
    assert [row.met for row in rows.values()] == [True, True]


@pytest.mark.nightly  # it trains on every kind of text
def test_more_sentences_teach_more_and_twenty_come_near_the_course_s_figure(
    measured: Report,
) -> None:
    curve = [row.value for row in rows_of(measured, CURVE).values()]
    assert len(curve) == 5
    assert curve == sorted(curve)
    assert curve[0] < 0.7
    assert curve[2] > 0.8


@pytest.mark.nightly  # it trains on every kind of text
def test_traps_and_each_kind_are_told_apart(measured: Report) -> None:
    kinds = {one.kind for one in labelled_sentences(Settings().lessons)}
    assert len(kinds) >= 5
    assert len(rows_of(measured, EACH_KIND)) == 2 * len(kinds)
    easy, traps = rows_of(measured, UNSEEN), rows_of(measured, TRAPS)
    for model in MODELS:
        key = model.name, "accuracy"
        assert traps[key].value < easy[key].value, "a trap's signals point the wrong way"


@pytest.mark.nightly  # it trains on every kind of text
def test_all_is_the_same_at_every_reading(measured: Report) -> None:
    assert told() == measured


def test_a_file_of_one_s_own_is_judged_by_models_that_learned_all_shipped_ones(
    tmp_path: Path,
) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(
        "text,label\n"
        "The committee has approved the construction of the bridge.,Formal\n"
        "u gotta see this lol,casual\n"
        "I really can't stand it!!,CASUAL\n"
        "Applications must be submitted prior to the date of publication.,formal\n"
        "Hm.,perhaps\n",
        encoding="utf-8",
    )
    report = told(str(file))
    rows = rows_of(report, "all 4 sentences of the file")
    for model, unit in product((GAME, FULL), ("accuracy", "AUC")):
        assert (rows[model.name, unit].value, rows[model.name, unit].met) == (1.0, True)
    assert rows["always the commoner answer", "accuracy"].value == 0.5
    assert report.absent == ("1 of 5 rows of the file: 1 with a label that says neither",)


def test_a_sentence_that_shows_nothing_counts_as_casual_as_the_course_tells() -> None:
    judge = GAME.taught(rated(labelled_sentences(Settings().lessons)))
    assert -1 < judge("It is raining.") < 0


def test_ratings_near_0_are_asked_but_the_goals_are_for_clear_ones(tmp_path: Path) -> None:
    file = tmp_path / "rated.csv"
    file.write_text("Hey guys!,-2.5\nThe board was informed.,1.8\nI see.,-0.2\n", encoding="utf-8")
    report = told(str(file))
    everything = rows_of(report, "all 3 sentences of the file")
    clear = rows_of(report, "the 2 clear ones, rated 1 or more either way")
    assert everything[GAME.name, "accuracy"].met is None
    assert clear[GAME.name, "accuracy"].met is True


def test_of_one_kind_alone_there_is_no_auc(tmp_path: Path) -> None:
    file = tmp_path / "one.csv"
    file.write_text("Hey guys!,casual\n", encoding="utf-8")
    assert {row.unit for row in told(str(file)).rows} == {"accuracy"}


@given(st.lists(st.tuples(st.integers(0, 4), st.booleans()), min_size=2, max_size=30))
def test_auc_is_the_share_of_pairs_in_the_right_order_with_ties_as_half(
    pairs: list[tuple[int, bool]],
) -> None:
    scores, formal = [float(one) for one, _ in pairs], [label for _, label in pairs]
    high = [score for score, label in zip(scores, formal, strict=True) if label]
    low = [score for score, label in zip(scores, formal, strict=True) if not label]
    if not high or not low:
        with pytest.raises(ValueError, match="needs both"):
            auc_of(scores, formal)
        return
    right = sum((a > b) + 0.5 * (a == b) for a, b in product(high, low))
    assert auc_of(scores, formal) == pytest.approx(right / (len(high) * len(low)))


def test_length_alone_finds_the_best_number_of_words() -> None:
    texts = [("a b", False), ("a b c", False), ("a b c d", True), ("a b c d e", True)]
    judge = by_length([RatedSentence(text, formal) for text, formal in texts])
    assert [judge(text) > 0 for text, _ in texts] == [formal for _, formal in texts]
