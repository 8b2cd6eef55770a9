"""What a dry run notices: columns that give the answer away, small classes, no words."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.tutor.data.choices import Learned
from bot.tutor.data.telling import droppable
from tests.tutor.data.running import NOTHING, noticed, run_of

if TYPE_CHECKING:
    from collections.abc import Callable


def iris(random: Random) -> str:
    kinds = [kind for kind in ("setosa", "versicolor", "virginica") for _ in range(20)]
    rows = [f"{n},{random.gauss(5, 1):.1f},{kind}" for n, kind in enumerate(kinds, 1)]
    return "Id,length,Species\n" + "\n".join(rows)


def test_a_column_that_counts_sorted_lines_is_noticed_and_can_be_dropped() -> None:
    run = run_of(iris(Random(1)))
    assert "**Id** numbers the lines. The lines are sorted by class, so it gives the answer" in (
        noticed(run)
    )
    assert droppable(run) == (0,)
    dropped = run_of(iris(Random(1)), replace(NOTHING, used=(1,)))
    assert (dropped.table.columns, noticed(dropped)) == (("length",), "")


MAKERS: dict[str, tuple[Callable[[int], tuple[object, ...]], str]] = {
    "constant": (lambda n: (n * n % 7, 3, "ab"[n % 2]), "**b** is the same in every line"),
    "code": (lambda n: (n * n % 7, n % 2 + 5, "ab"[n % 2]), "**b** may give the answer away: it"),
    "clock": (lambda n: (n * n % 7, n / 3, "ab"[n * 7 % 5 % 2]), "**b** only goes one way from"),
    "down": (lambda n: (n * n % 7, 100 - n, "ab"[n * 7 % 5 % 2]), "**b** numbers the lines. A net"),
    "inch": (lambda n: (n * n % 7, n * 11 % 17, n * 11 % 17 * 2.54), "**b** gives the answer away"),
    "near": (lambda n: (n * n % 7, n * 11 % 17, n * 11 % 17 + n % 3 + 0.5), ""),
    "plain": (lambda n: (n * n % 7, n * 11 % 17, "ab"[n % 2]), ""),
}


@pytest.mark.parametrize("name", MAKERS)
def test_columns_that_give_the_answer_away_or_teach_nothing_are_noticed(name: str) -> None:
    make, words = MAKERS[name]
    run = run_of("a,b,k\n" + "\n".join(",".join(map(str, make(n))) for n in range(40)))
    assert noticed(run).startswith(f"- {words}" if words else "")
    assert bool(noticed(run)) == bool(words)
    assert droppable(run) == ((1,) if words else ())


def test_a_series_of_time_and_value_is_no_secret() -> None:
    run = run_of("t,y\n" + "".join(f"{n},{n * n % 17}.5\n" for n in range(40)))
    assert (noticed(run), run.plan.answers) == ("", Learned.NUMBERS)


def test_small_classes_and_sentences_without_words_are_noticed() -> None:
    run = run_of("😀;happy\n😂;happy\n😭;sad\n😡;sad")
    assert "“happy” and “sad” have 2 lines: one to train on and one for the test." in noticed(run)
    assert "looks at their letters and signs (`text:characters`)" in noticed(run)


def test_numbers_beside_sentences_are_left_out_and_that_is_said() -> None:
    run = run_of("id,text,label\n1,Hello there,a\n2,Good day,b\n3,Yo,a\n4,Dear Sir,b")
    assert "**id** holds numbers and is left out." in noticed(run)
