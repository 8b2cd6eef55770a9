"""Runs side by side are told with what differs, which is best, and a pattern."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.trainings.numbers import RunNumbers
from bot.tutor.lab.report.contrasts import comparison_text, sweep_text
from tests.tutor.lab.small_runs import any_run, falling, fits_a_phone, names, run_of

PARTING = falling(0.7, 0.37, 135) + [0.37 + 0.003 * k for k in range(1, 270)]
OVERFIT = run_of(falling(0.7, 0.03, 404), PARTING)
GOOD = run_of(falling(0.75, 0.11), falling(0.76, 0.12))


def test_two_runs_are_compared_dial_by_dial_with_the_better_one() -> None:
    table, words = comparison_text(
        [("learning rate", "0.1", "1"), ("inputs", "x1 x2 x1^2", "x1 x2")],
        ("run 12", OVERFIT),
        ("run 13", GOOD),
    )
    assert "learning rate        0.1         1" in table.splitlines()
    assert "inputs\nx1 x2 x1^2\nx1 x2" in table
    assert words == (
        "2 dials differ, so no single one can be named as the cause. run 13 did better on test "
        "data: its loss is 1.06 lower, 0.12 against 1.18 for run 12. Its accuracy is the same."
    )


@pytest.mark.parametrize(
    ("dials", "words"),
    [
        ([], "All dials are the same"),
        ([("seed", "1", "2")], "One dial differs, so it is the cause"),
    ],
)
def test_how_many_dials_differ_says_what_can_be_concluded(
    dials: list[tuple[str, str, str]], words: str
) -> None:
    told = comparison_text(dials, ("a", GOOD), ("b", GOOD))[1]
    assert told.startswith(words)
    assert "both did about the same" in told


def sweep(*ends: float, word: str = "rate") -> str:
    return sweep_text([(f"{word} {k}", run_of(falling(0.8, end))) for k, end in enumerate(ends)])[1]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (sweep(0.5, 0.3, 0.1), "each did better than the one before"),
        (sweep(0.1, 0.3, 0.5), "each did worse than the one before"),
        (sweep(0.5, 0.1, 0.4), "It was best between the two ends"),
        (sweep(0.1, 0.5, 0.2), "no steady order"),
        (sweep(0.1, 0.101), "All ended about the same."),
        (sweep(0.5, 0.1, word="seed"), "Only the seed differs, so the rest is chance"),
        (sweep(0.5), "Best at the end: rate 0, test loss 0.50, 50 % right."),
    ],
)
def test_a_sweep_is_told_with_its_pattern(words: str, told: str) -> None:
    assert told in words


def test_remedies_have_no_order_and_two_runs_no_pattern() -> None:
    ends = {"no remedy": 0.9, "300 points": 0.3, "weight decay 0.01": 0.5}
    words = sweep_text([(label, run_of(falling(0.8, end))) for label, end in ends.items()])[1]
    assert words.endswith("test loss 0.30, 50 % right.")
    assert sweep(0.5, 0.1).endswith("test loss 0.10, 50 % right.")


def test_a_sweep_has_a_row_for_each_run() -> None:
    table, words = sweep_text([("rate 0.1", OVERFIT), ("rate 1", GOOD)])
    assert table.splitlines()[1:] == [
        "rate  start   best    end  right",
        " 0.1  0.700  0.370  1.177     50",
        "   1  0.760  0.120  0.120     50",
    ]
    assert words.startswith("Best at the end: rate 1, test loss 0.12")


@given(st.lists(st.tuples(names, any_run()), min_size=1, max_size=5), st.tuples(names, names))
def test_any_runs_side_by_side_fit_a_phone(
    labelled: list[tuple[str, RunNumbers]], values: tuple[str, str]
) -> None:
    assert fits_a_phone(sweep_text(labelled)[0])
    assert fits_a_phone(comparison_text([("noise", *values)], labelled[0], labelled[-1])[0])


def test_long_names_of_a_sweep_stand_whole_above_their_numbers() -> None:
    labelled = [("stop at 120 rounds", GOOD), ("weight decay 0.01", OVERFIT)]
    lines = sweep_text(labelled)[0].split("\n")
    assert [lines[2], lines[4]] == [label for label, _ in labelled]
    assert len(lines) == 6
    assert max(map(len, lines)) <= 34
