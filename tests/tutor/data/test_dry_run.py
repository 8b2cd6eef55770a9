"""The dry run: one reading a column, all problems at once, and what is told of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.data.choices import Learned
from bot.tutor.data.own_data import read_table, write_table
from bot.tutor.data.table import DataTable
from bot.tutor.data.telling import MOST_TOLD, counted, short, switchable, told
from bot.tutor.errors import TutorError
from tests.tutor.data.running import NOTHING, column, noticed, rows_of, run_of


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
    assert switchable(run) == ((0, True, "read 1,234 as 1.234"),)
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
    assert "4 lines are left out: each holds what is wrong" in told(skipped)[0]


def test_many_problems_are_told_as_the_first_and_how_many_more() -> None:
    run = run_of("a,b,k\n" + "1,2,x\n" * 30 + "oops,2,y\n" * 20)
    lines = told(run)[2].splitlines()
    assert len(lines) == 9
    assert lines[-1] == "- And 12 more."


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


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1234567.8, "1234568"),
        (12.0, "12"),
        (0.1 + 0.2, "0.3"),
        (1e-9, "1e-09"),
        (-5e8, "-500000000"),
    ],
)
def test_numbers_are_written_as_people_read_them(value: float, written: str) -> None:
    assert short(value) == written


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


@pytest.mark.parametrize("cells", [("1.234", "12.500", "950", "3"), ("12.500", "19.800", "7", "8")])
def test_a_number_that_a_program_reads_at_once_is_told_if_it_may_mean_another(
    cells: tuple[str, ...],
) -> None:
    run = run_of(column(*cells))
    assert "It could be read otherwise" in told(run)[0]
    [(place, comma, words)] = switchable(run)
    assert (place, comma) == (0, True)
    assert words.startswith(f"read {cells[0]} as {cells[0].replace('.', '')}")
