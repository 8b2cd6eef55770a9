"""In every picture of the lab, words cover no other words, stay inside, and tell what they must."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.neural.examples import Examples
from bot.neural.parts.shipped import SHIPPED
from bot.neural.training import train
from bot.plots.draw import animate, compare, draw
from bot.plots.surface import frame_of
from bot.trainings.data_sets import OWN
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from tests.plots.trained import history_of, task_of
from tests.plots.words import outside, overlapping, words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.neural.training import History

pytestmark = pytest.mark.usefixtures("recorded")

LONG = tuple(f"a class of long name {k}" for k in range(10))
SCRIPTS = ("快乐", "قطة سوداء", "हिन्दी", "ไทย", "👩‍🚀 🇨🇭", "Кошка")
EARLY = TrainingSpec(
    points=60, noise=0.5, hidden=(32,), epochs=800, validation_share=0.4, patience=20
)
WILD = TrainingSpec(learning_rate=1000.0, hidden=(64,) * 3, activation="relu", epochs=20)
AT_ONCE = replace(WILD, hidden=(64,) * 6)


def own(classes: Sequence[str], columns: Sequence[str] = ("x", "y"), epochs: int = 5) -> History:
    """Train on heaps around a circle, one a class; columns after the second are noise."""
    generator = np.random.default_rng(1)
    labels = np.arange(120) % len(classes)
    turns = 2 * np.pi * labels / len(classes)
    points = np.column_stack((np.cos(turns), np.sin(turns)))
    more = generator.normal(size=(120, len(columns) - 2))
    rows = np.column_stack((points + generator.normal(0, 0.1, (120, 2)), more))
    spec = TrainingSpec(data=OWN, epochs=epochs)
    return train(spec, SHIPPED, Examples(tuple(columns), rows, labels, tuple(classes)))


def texts_of(history: History, size: tuple[int, int]) -> list[str]:
    written = words_in(lambda: draw(task_of(history.spec), [history]))
    assert not overlapping(written)
    assert not outside(written, *size)
    return [one.words for one in written]


@pytest.mark.parametrize("columns", [("x", "y"), ("x", "y", "z")], ids=["plane", "matrix"])
def test_ten_long_names_stand_whole_in_a_legend_below(columns: tuple[str, ...]) -> None:
    texts = texts_of(own(LONG, columns), (1000, 700))
    assert {f"{k + 1} {name}" for k, name in enumerate(LONG)} <= set(texts)


def test_short_names_stand_in_one_line_below_the_plane() -> None:
    assert {"1 a", "2 b", "3 c"} <= set(texts_of(own("abc"), (1000, 500)))


def test_two_long_names_stand_whole_with_their_signs() -> None:
    names = "customer who buys a lot", "customer who buys a bit"
    texts = texts_of(
        own(names, ("a long column name of 32 letters", "another long name of a column")),
        (1000, 560),
    )
    assert {f"●■ {names[0]}", f"○□ {names[1]}"} <= set(texts)


@pytest.mark.parametrize("names", [SCRIPTS[:2], SCRIPTS], ids=["two", "six"])
def test_names_in_several_scripts_stand_on_the_picture(names: tuple[str, ...]) -> None:
    texts = " ".join(texts_of(own(names, ("身高", "الوزن")), (1000, 560)))
    assert all(name in texts for name in (*names, "身高", "الوزن"))


def test_an_animation_with_long_names_tells_all_of_them() -> None:
    history = own(LONG)
    frames = [frame_of(history, 0, history.network)]
    task = Task(View.WATCH, (Variant("", history.spec),))
    written = words_in(lambda: animate(task, history, frames))
    assert not overlapping(written)
    assert not outside(written, 800, 560)
    texts = {one.words for one in written}
    assert {f"{k + 1} {name}" for k, name in enumerate(LONG)} <= texts
    assert "0, not trained" in texts


def _sweep(specs: list[TrainingSpec], labels: Sequence[str], size: tuple[int, int]) -> list[str]:
    variants = tuple(Variant(label, spec) for label, spec in zip(labels, specs, strict=True))
    task = Task(View.SWEEP, variants, title="Several")
    histories = [history_of(spec) for spec in specs]
    written = words_in(lambda: draw(task, histories))
    assert not overlapping(written)
    assert not outside(written, *size)
    return [one.words for one in written]


def test_panels_name_the_lowest_of_the_kept_and_those_that_diverged() -> None:
    specs = [EARLY, WILD, TrainingSpec(epochs=60)]
    texts = _sweep(specs, ["early", "wild", "plain"], (800, 700))
    assert {"early", "wild × diverged", "plain ★ lowest"} <= set(texts)
    kept = history_of(EARLY).numbers
    at_kept = kept.test_loss[kept.epochs.index(kept.kept_epoch)]
    assert any(f"○ kept {at_kept:.2f} →" in text for text in texts)


def test_two_labels_that_are_cut_alike_get_numbers() -> None:
    specs = [TrainingSpec(epochs=k) for k in (5, 6, 7)]
    texts = _sweep(specs, ["x" * 90 + "1", "x" * 90 + "2", "short"], (800, 700))
    named = [text for text in texts if "xxx" in text]
    assert [text[:3] for text in named] == ["1 x", "2 x"]


def test_many_trainings_rank_the_kept_networks_and_never_one_that_diverged() -> None:
    rates = [0.01, 0.1, 1.0, 3.0, 10.0, 30.0]
    specs = [*(replace(EARLY, learning_rate=rate) for rate in rates), AT_ONCE]
    texts = _sweep(specs, [f"number {k}" for k in range(7)], (800, 900))
    assert "× diverged:\n1" in texts
    assert any(text.startswith("Loss of the round that was kept") for text in texts)
    (lowest,) = [text for text in texts if text.startswith("lowest")]
    assert not lowest.startswith("lowest: 7")


def test_trainings_that_all_diverged_have_no_lowest() -> None:
    specs = [replace(AT_ONCE, weights_seed=k) for k in range(7)]
    texts = _sweep(specs, [f"seed {k}" for k in range(7)], (800, 900))
    assert "all diverged" in texts
    assert not any(text.startswith("lowest") for text in texts)


def test_many_settings_with_long_names_are_named_below_their_axis() -> None:
    inputs = ("x1", "x2", "x1^2", "x2^2", "x1*x2", "sin(x1)", "sin(x2)")
    specs = [TrainingSpec(inputs=inputs[: k + 1], epochs=5) for k in range(7)]
    assert _sweep(specs, [f"{k}" for k in range(7)], (800, 900))


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (TrainingSpec(data="xor", epochs=20), "different data (moons, xor)"),
        (TrainingSpec(loss="squared", epochs=20), "different kinds"),
        (TrainingSpec(epochs=20), ""),
    ],
)
def test_losses_that_do_not_compare_are_said_to_be_so(other: TrainingSpec, said: str) -> None:
    specs = [TrainingSpec(epochs=30), other]
    variants = tuple(Variant(name, spec) for name, spec in zip("ab", specs, strict=True))
    histories = [history_of(spec) for spec in specs]
    written = words_in(lambda: compare(Task(View.COMPARE, variants), histories))
    assert not overlapping(written)
    assert not outside(written, 800, 560)
    texts = [one.words for one in written]
    assert any("do not compare" in text and said in text for text in texts) == bool(said)


def test_a_comparison_marks_the_kept_round_and_the_run_that_diverged() -> None:
    variants = Variant("x" * 90 + "1", EARLY), Variant("x" * 90 + "2", WILD)
    histories = [history_of(EARLY), history_of(WILD)]
    written = words_in(lambda: compare(Task(View.COMPARE, variants), histories))
    assert not overlapping(written)
    texts = [one.words for one in written]
    assert any("○ kept" in text for text in texts)
    assert sum("× diverged" in text for text in texts) == 2
    assert [text[:3] for text in texts if "xxx" in text] == ["● 1", "■ 2"]


@pytest.mark.parametrize("spec", [AT_ONCE, replace(AT_ONCE, data="penguins", points=300)])
def test_a_network_that_was_never_trained_is_said_to_be_so(spec: TrainingSpec) -> None:
    history = history_of(spec)
    assert history.numbers.epochs == (0,)
    (picture,) = draw(task_of(spec), [history])
    assert "Not trained: it diverged in round 1." in picture.alt_text
    written = words_in(lambda: draw(task_of(spec), [history]))
    assert "not trained: it diverged in round 1" in [one.words for one in written]


def test_the_best_possible_loss_is_drawn_where_it_is_known() -> None:
    history = history_of(TrainingSpec(epochs=40))
    known = replace(history, numbers=replace(history.numbers, floor_loss=0.2))
    unknown = replace(history, numbers=replace(history.numbers, floor_loss=None))
    assert "rule known\n0.20" in texts_of(known, (1000, 500))
    assert not any("rule known" in text for text in texts_of(unknown, (1000, 500)))


def test_a_network_whose_start_was_kept_is_said_to_be_so() -> None:
    spec = replace(EARLY, patience=1, learning_rate=1000.0, activation="relu", hidden=(2,))
    history = history_of(spec)
    kept = replace(history, numbers=replace(history.numbers, kept_epoch=0))
    assert "not trained: early stopping kept round 0" in texts_of(kept, (1000, 500))
