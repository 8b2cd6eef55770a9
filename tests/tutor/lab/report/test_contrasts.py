"""Runs side by side are told with what differs, which is best, and a pattern."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.lab.account import RunAccount
from bot.tutor.lab.report.contrasts import comparison_text, sweep_text
from tests.tutor.lab.small_runs import (
    account,
    any_account,
    falling,
    fits_a_phone,
    names,
    run_of,
)

PARTING = falling(0.7, 0.37, 135) + [0.37 + 0.003 * k for k in range(1, 270)]
OVERFIT = account(run_of(falling(0.7, 0.03, 404), PARTING))
GOOD = account(run_of(falling(0.75, 0.11), falling(0.76, 0.12)))


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
        "data: its loss is 1.06 lower, 0.12 against 1.18 for run 12. Its test accuracy is the same."
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
    runs = [account(run_of(falling(0.8, end))) for end in ends]
    return sweep_text([(f"{word} {k}", run) for k, run in enumerate(runs)])[1]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (sweep(0.5, 0.3, 0.1), "each did better than the one before"),
        (sweep(0.1, 0.3, 0.5), "each did worse than the one before"),
        (sweep(0.5, 0.1, 0.4), "It was best between the two ends"),
        (sweep(0.1, 0.5, 0.2), "no steady order"),
        (sweep(0.2, 0.209), "All ended about the same."),
        (sweep(0.1, 0.101), "All end at the same test loss, 0.10."),
        (sweep(0.5, 0.1, word="seed"), "Only the seed differs, so the differences are chance"),
        (sweep(0.5), "Lowest test loss at the end: rate 0, 0.50, 50 % right."),
    ],
)
def test_a_sweep_is_told_with_its_pattern(words: str, told: str) -> None:
    assert told in words


def test_remedies_have_no_order_and_two_runs_no_pattern() -> None:
    ends = {"no remedy": 0.7, "300 points": 0.3, "weight decay 0.01": 0.5}
    runs = [(label, account(run_of(falling(0.8, end)))) for label, end in ends.items()]
    assert sweep_text(runs)[1] == "Lowest test loss at the end: 300 points, 0.30, 50 % right."
    assert sweep(0.5, 0.1) == "Lowest test loss at the end: rate 1, 0.10, 50 % right."


def test_a_sweep_has_a_row_for_each_run() -> None:
    table, words = sweep_text([("rate 0.1", OVERFIT), ("rate 1", GOOD)])
    assert table.splitlines()[1:] == [
        "rate  start   best    end  right",
        " 0.1  0.700  0.370  1.177     50",
        "   1  0.760  0.120  0.120     50",
    ]
    assert table.splitlines()[0] == "Test loss; right: % of 60 points"
    assert words.startswith("Lowest test loss at the end: rate 1, 0.12")


@given(st.lists(st.tuples(names, any_account()), min_size=1, max_size=5), st.tuples(names, names))
def test_any_runs_side_by_side_fit_a_phone(
    labelled: list[tuple[str, RunAccount]], values: tuple[str, str]
) -> None:
    assert fits_a_phone(sweep_text(labelled)[0])
    assert fits_a_phone(comparison_text([("noise", *values)], labelled[0], labelled[-1])[0])


def test_long_names_of_a_sweep_stand_whole_above_their_numbers() -> None:
    labelled = [("stop at 120 rounds", GOOD), ("weight decay 0.01", OVERFIT)]
    lines = sweep_text(labelled)[0].split("\n")
    assert [lines[2], lines[4]] == [label for label, _ in labelled]
    assert len(lines) == 6
    assert max(map(len, lines)) <= 34


BLOWN = account(run_of([0.7, 8365.0, 0.001], diverged=True))


def test_a_diverged_run_is_marked_and_never_the_best() -> None:
    worse = account(run_of(falling(0.75, 0.3)))
    table, words = sweep_text([("rate 1", GOOD), ("rate 3", worse), ("rate 100", BLOWN)])
    assert table.splitlines()[-1].split() == ["100", "0.700", "0.001", "div.", "50"]
    assert words.startswith(
        "Lowest test loss at the end: rate 1, 0.12, 50 % right. Diverged: rate 100."
    )


def test_if_all_diverged_that_is_what_is_said() -> None:
    told = sweep_text([(f"rate {k}", BLOWN) for k in range(6)])[1]
    assert told == "All 6 diverged, so none of them is best."
    compared = comparison_text([], ("a", BLOWN), ("b", GOOD))[1]
    assert compared.endswith("Diverged: a.")


def test_the_validation_loss_decides_where_all_have_one() -> None:
    seen = account(run_of([0.7, 0.3], validation_loss=(0.7, 0.5)), validation_share=0.2)
    better = account(run_of([0.7, 0.4], validation_loss=(0.7, 0.2)), validation_share=0.2)
    told = sweep_text([("one", seen), ("two", better)])[1]
    assert told == "Lowest validation loss at the end: two, 0.20, its test loss 0.40, 50 % right."
    assert "On validation data" not in sweep_text([("one", seen), ("two", GOOD)])[1]
    assert (
        "two did better on validation data"
        in comparison_text([], ("one", seen), ("two", better))[1]
    )


def test_the_network_that_was_kept_is_ranked() -> None:
    curve = [0.7, 0.2, 0.9]
    kept = account(run_of(curve, validation_loss=tuple(curve), kept_epoch=1), patience=1)
    plain = account(run_of([0.7, 0.6, 0.5], validation_loss=(0.7, 0.6, 0.5)), validation_share=0.2)
    table, told = sweep_text([("stops", kept), ("goes on", plain)])
    assert told.startswith("Lowest validation loss at the end: stops, 0.20, its test loss 0.20")
    assert "stops 0.700 0.200 0.200" in table


@pytest.mark.parametrize(
    ("dials", "told"),
    [
        ({"loss": "squared"}, "different kinds (cross-entropy, squared error)"),
        ({"data": "circles"}, "different data (moons, circles)"),
    ],
)
def test_losses_of_two_kinds_or_two_data_sets_are_not_compared(
    dials: dict[str, object], told: str
) -> None:
    other = account(run_of(falling(0.8, 0.05)), **dials)
    for words in (
        sweep_text([("a", GOOD), ("b", other)])[1],
        comparison_text([], ("a", GOOD), ("b", other))[1],
    ):
        assert told in words
        assert "Lowest" not in words
        assert "better" not in words


def test_runs_that_end_alike_have_no_winner() -> None:
    table, words = sweep_text([(f"seed {k}", GOOD) for k in range(3)])
    assert words == "All end at the same test loss, 0.12."
    assert table.count("0.120") >= 3
