"""The dry run: one reading a column, all problems at once, what is noticed, and what is chosen."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.data.choices import Choices, Learned
from bot.tutor.data.dry_run import DryRun, dry_run
from bot.tutor.data.grid import grid_of
from bot.tutor.data.own_data import read_table, write_table
from bot.tutor.data.table import DataTable
from bot.tutor.data.telling import MOST_TOLD, counted, droppable, switchable, told
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Callable

NOTHING = Choices()


def run_of(text: str, choices: Choices = NOTHING) -> DryRun:
    return dry_run("mine", grid_of(text), choices)


def rows_of(text: str, choices: Choices = NOTHING) -> tuple[tuple[float, ...], ...]:
    return run_of(text, choices).table.rows


def column(*cells: str, separator: str = ";") -> str:
    """Return a table of one column of numbers and two classes."""
    return "\n".join(f"{cell}{separator}{'ab'[place % 2]}" for place, cell in enumerate(cells))


def noticed(run: DryRun) -> str:
    return told(run)[1]


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (("1,234", "12,500", "950", "3"), (1234.0, 12500.0, 950.0, 3.0)),
        (("1,5", "12,500", "950", "3"), (1.5, 12.5, 950.0, 3.0)),
        (("1.234", "12.500", "950", "3"), (1.234, 12.5, 950.0, 3.0)),
        (("1.234,5", "12.500", "950", "3"), (1234.5, 12500.0, 950.0, 3.0)),
        (("1,234.5", "12,500", "950", "3"), (1234.5, 12500.0, 950.0, 3.0)),
        (("12%", "5%", "7.5%", "0%"), (12.0, 5.0, 7.5, 0.0)),
        (("$1,200", "$900", "$30", "-$5"), (1200.0, 900.0, 30.0, -5.0)),
        (("1.200,50 €", "3 €", "4 €", "5 €"), (1200.5, 3.0, 4.0, 5.0)),
    ],
)
def test_a_column_has_one_reading(cells: tuple[str, ...], numbers: tuple[float, ...]) -> None:
    assert rows_of(column(*cells)) == tuple((number,) for number in numbers)


def test_the_reading_is_said_and_can_be_changed_where_it_is_open() -> None:
    run = run_of(column("1,234", "12,500", "950", "3"))
    assert "- **x1**: 1,234 is read as 1234. It could be read otherwise: see below." in told(run)[0]
    assert switchable(run) == ((0, True, "1,234 is 1.234"),)
    changed = run_of(column("1,234", "12,500", "950", "3"), NOTHING.turned(0, True))
    assert changed.table.rows == ((1.234,), (12.5,), (950.0,), (3.0,))
    assert "1,234 is read as 1.234" in told(changed)[0]
    assert not switchable(run_of(column("1,5", "2", "3", "4")))


def test_other_columns_decide_what_a_column_leaves_open() -> None:
    german = "1,5;1.234;a\n2,5;2.345;b\n3,5;10;a\n4,5;11;b"
    assert [row[1] for row in rows_of(german)] == [1234.0, 2345.0, 10.0, 11.0]
    english = german.replace(",5", ".5")
    assert [row[1] for row in rows_of(english)] == [1.234, 2.345, 10.0, 11.0]


def test_money_percent_and_dates_are_called_what_they_are() -> None:
    text = 'price,share,when,k\n"$1,200",12%,2024-01-01,a\n$9,5%,2024-01-02,b\n'
    run = run_of(text + "$3,7%,2024-01-03,a\n$1,8%,2024-01-04,b")
    assert "**price** holds money in $: $1,200 is read as 1200." in told(run)[0]
    assert "**share** holds percent: 12% is read as 12." in told(run)[0]
    assert "**when** holds dates and is left out. To use them, write the days since" in noticed(run)
    assert run.table.columns == ("price", "share")
    used = replace(NOTHING, used=(0, 2))
    with_dates = run_of(text + "$3,7%,2024-01-03,a\n$1,8%,2024-01-04,b", used)
    assert "when holds dates or times, which are no numbers. Leave it out" in told(with_dates)[2]


@pytest.mark.parametrize(
    ("labels", "classes"),
    [
        (("0", "0.0", "1", "1.0"), ("0", "0", "1", "1")),
        (("1.00", "1", "2", "2.0"), ("1", "1", "2", "2")),
        (("True", "TRUE", "True", "no", "no"), ("True", "True", "True", "no", "no")),
        (("Red", "red", "red", "blue", "blue"), ("red", "red", "red", "blue", "blue")),
        (("10%", "10.0%", "5%", "5%"), ("10%", "10%", "5%", "5%")),
    ],
)
def test_the_same_class_written_in_two_ways_is_one_and_that_is_said(
    labels: tuple[str, ...], classes: tuple[str, ...]
) -> None:
    text = "\n".join(f"{place * place % 7}.5;{label}" for place, label in enumerate(labels))
    run = run_of(text, replace(NOTHING, answers=Learned.CLASSES))
    assert run.table.labels == classes
    first = next(label for label, name in zip(labels, classes, strict=True) if label != name)
    assert f"“{first}” counts as" in noticed(run)


def test_all_problems_are_listed_at_once_and_lines_can_be_left_out() -> None:
    text = "a,b,k\n1,2,x\noops,,y\n5,6\n7,8,\n9,1,y\n1,2,x\n4,5,y\n6,6,z"
    run = run_of(text)
    assert [(problem.line, problem.wrong) for problem in run.problems] == [
        (3, "“oops” is not a number."),
        (3, "A number is missing."),
        (4, "It has 2 columns, but line 2 has 3."),
        (5, "The class in the last column is missing."),
    ]
    assert run.lines_with_problems == 3
    with pytest.raises(TutorError, match=r"Line 3: “oops”.* That is the first of 4 things to mend"):
        _ = run.table
    skipped = run_of(text, replace(NOTHING, skips=True))
    assert (skipped.problems, skipped.skipped) == ((), 4)  # z is left alone, and out
    assert skipped.table.labels == ("x", "y", "x", "y")
    assert "4 lines are left out, as you asked." in told(skipped)[0]


def test_many_problems_are_told_as_the_first_and_how_many_more() -> None:
    run = run_of("a,b,k\n" + "1,2,x\n" * 30 + "oops,2,y\n" * 20)
    lines = told(run)[2].splitlines()
    assert len(lines) == 9
    assert lines[-1] == "- And 12 more."


@pytest.mark.parametrize(
    ("text", "label", "used"),
    [
        ("x,y,k\n" + "1,2,a\n3,4,b\n" * 3, "k", ("x", "y")),
        ("species,x,y\n" + "a,1,2.5\nb,3,4.5\n" * 3, "species", ("x", "y")),
        ("k,x,y\n" + "".join(f"{'ab'[n % 2]},{n},{n * n}.5\n" for n in range(12)), "k", ("x", "y")),
        ("x,label,y\n" + "1,a,2\n3,b,4\n" * 3, "label", ("x", "y")),
        ("area,color,price\n" + "".join(f"{n * 2},c{n % 3},{n * 7}.5\n" for n in range(12)),
         "price", ("area",)),
        ("id,text,label\n1,Hello there,a\n2,Good day,b\n3,Yo,a\n4,Dear Sir,b", "label", ("text",)),
        ("when,x,k\n" + "2024-01-05,1,a\n2024-01-06,3,b\n" * 3, "k", ("x",)),
        ("x,k,when\n" + "1,a,2024-01-05\n3,b,2024-01-06\n" * 3, "k", ("x",)),
        ("ham,Go on, please\nham,Ok, lar, yes\nspam,Free entry\nspam,You won, call us, now",
         "sentence", ("last column",)),
    ],
)  # fmt: skip
def test_what_is_predicted_from_what_is_chosen_until_somebody_does(
    text: str, label: str, used: tuple[str, ...]
) -> None:
    plan = run_of(text).plan
    assert plan.answer.name == label
    assert tuple(plan.columns[place].name for place in plan.used) == used


@pytest.mark.parametrize(
    ("labels", "name", "answers", "could_switch"),
    [
        ("ab" * 6, "k", Learned.CLASSES, False),
        ("01" * 6, "k", Learned.CLASSES, True),
        ("123451234512", "k", Learned.CLASSES, True),
        ("123451234512", "value", Learned.NUMBERS, True),
        ("123456123451", "k", Learned.NUMBERS, True),
        ("123456123451", "class", Learned.CLASSES, True),
        ([str(n) for n in range(12)], "k", Learned.NUMBERS, False),
        (["0.5", "1.5"] * 6, "k", Learned.NUMBERS, True),
        (["$5", "$9", "$7"] * 4, "k", Learned.CLASSES, True),
    ],
)
def test_numbers_to_predict_are_told_from_classes(
    labels: list[str], name: str, answers: Learned, could_switch: bool
) -> None:
    text = f"x,{name}\n" + "\n".join(f"{n * n % 7}.5,{label}" for n, label in enumerate(labels))
    plan = run_of(text).plan
    assert (plan.answers, plan.could_switch) == (answers, could_switch)
    if could_switch:
        other = Learned.NUMBERS if answers is Learned.CLASSES else Learned.CLASSES
        assert run_of(text, replace(NOTHING, answers=other)).plan.answers is other


def test_numbers_to_predict_are_kept_and_counted() -> None:
    run = run_of('area,price\n30,"1,200"\n50,"2,300"\n70,800\n90,"4,100"\n20,700\n10,650')
    assert run.table == DataTable(
        "mine",
        (),
        ("area",),
        ((30.0,), (50.0,), (70.0,), (90.0,), (20.0,), (10.0,)),
        values=(1200.0, 2300.0, 800.0, 4100.0, 700.0, 650.0),
    )
    assert run.table.classes == ()
    assert counted(run.table) == "6 points with a number each"
    assert "To predict: the number in **price**, 650 to 4100, 1625 on average." in told(run)[0]
    assert "**price**: 1,200 is read as 1200." in told(run)[0]
    same = run_of("x,value\n1,5\n2,5\n3,5\n4,5")
    assert "value has the same number in every line." in told(same)[2]


def iris(random: Random) -> str:
    kinds = [kind for kind in ("setosa", "versicolor", "virginica") for _ in range(20)]
    rows = [f"{n},{random.gauss(5, 1):.1f},{kind}" for n, kind in enumerate(kinds, 1)]
    return "Id,length,Species\n" + "\n".join(rows)


def test_a_column_that_counts_sorted_lines_is_noticed_and_can_be_dropped() -> None:
    run = run_of(iris(Random(1)))
    assert "**Id** counts the lines. The lines are sorted by class, so it gives the answer" in (
        noticed(run)
    )
    assert droppable(run) == (0,)
    dropped = run_of(iris(Random(1)), replace(NOTHING, used=(1,)))
    assert (dropped.table.columns, noticed(dropped)) == (("length",), "")


MAKERS: dict[str, tuple[Callable[[int], tuple[object, ...]], str]] = {
    "constant": (lambda n: (n * n % 7, 3, "ab"[n % 2]), "**b** is the same in every line"),
    "code": (lambda n: (n * n % 7, n % 2 + 5, "ab"[n % 2]), "**b** may give the answer away: it"),
    "clock": (lambda n: (n * n % 7, n / 3, "ab"[n * 7 % 5 % 2]), "**b** only goes one way from"),
    "down": (lambda n: (n * n % 7, 100 - n, "ab"[n * 7 % 5 % 2]), "**b** counts the lines. A net"),
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


def test_a_change_of_what_is_predicted_is_read_anew() -> None:
    text = "a,b,k\n" + "".join(f"{n % 3},{n * n % 17}.5,{'xy'[n % 2]}\n" for n in range(12))
    chosen = NOTHING.with_label(1)
    assert run_of(text, chosen).table.values[1] == 1.5
    assert run_of(text, replace(NOTHING, used=(0, 1)).with_label(1)).plan.used == (0,)
    assert run_of(text, NOTHING.with_label(99)).plan.label == 2
    assert run_of(text, replace(NOTHING, used=(2, 99))).plan.used == (0, 1)


def test_columns_that_do_not_go_together_are_refused_with_the_mend() -> None:
    text = "a,w,v,k\n" + "".join(f"{n},word{n},more{n},{'xy'[n % 2]}\n" for n in range(12))
    mixed = told(run_of(text, replace(NOTHING, used=(0, 1))))[2]
    assert "w holds words, and numbers are chosen beside it. Leave it out, or write" in mixed
    two = told(run_of(text, replace(NOTHING, used=(1, 2))))[2]
    assert "2 columns of words are chosen, and I learn from one of sentences. Choose one" in two
    assert run_of(text, replace(NOTHING, used=(1,))).table.sentences[0] == "word0"


def test_what_is_told_always_fits_on_a_card() -> None:
    name, label = "*_`~" * 8, "*_`~" * 5
    head = ",".join([f"{n:02}{name}" for n in range(24)] + ["class"])
    rows = [",".join([f'"$1,{n:03}"'] * 24 + [label[:-1] + str(n % 9)]) for n in range(99)]
    bad = [",".join(["*" * 30] * 24 + [label])] * 50
    run = run_of("\n".join([head, *rows, *bad]))
    assert sum(map(len, told(run))) <= MOST_TOLD
    assert "more" in told(run)[2]


VALUES = st.lists(
    st.tuples(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9)), min_size=4, max_size=20
).filter(lambda rows: len({value for _, value in rows}) > 1)


@given(VALUES)
def test_values_come_back_to_the_last_digit(rows: list[tuple[float, float]]) -> None:
    table = DataTable(
        "m",
        (),
        ("a, b",),
        tuple((number + 0.0,) for number, _ in rows),
        values=tuple(value + 0.0 for _, value in rows),
    )
    assert read_table("m", write_table(table)) == table
    texts = DataTable("m", (), sentences=tuple(f"text {n}" for n, _ in rows), values=table.values)
    assert read_table("m", write_table(texts)) == texts
