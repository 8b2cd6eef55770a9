"""Sentences that are true under conditions only say these, and what can be run is so."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.parts.optimizers import momentum_step, sgd_step
from bot.neural.parts.penalties import l1_slope, l2_slope
from bot.neural.parts.schedules import cosine_factor, step_factor
from bot.neural.parts.shipped import SHIPPED
from bot.neural.training import train
from bot.trainings.spec import TrainingSpec
from bot.tutor.course.glossary import find_term
from bot.tutor.lab.predictions import CurveShape, brier
from bot.tutor.lab.presets import PRESETS
from tests.content.shipped import LESSONS
from tests.content.test_shipped_course import COURSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.trainings.numbers import RunNumbers
    from bot.tutor.lab.presets import Preset

LABS = {preset.name: preset for preset in PRESETS}
SAYS_HOW = re.compile(r"50|0\.5|half|even|equal|same|ln|share|each", re.IGNORECASE)
"""What tells which guess a loss of 0.693 belongs to: one that gives the same share to each."""


def sentences() -> Iterator[tuple[str, str]]:
    """Yield each sentence of the lessons and of the program's own texts, with its file."""
    said = [*LESSONS.glob("*.toml"), *LESSONS.glob("*/*.md"), *LESSONS.glob("*/questions.toml")]
    code = [
        path
        for room in ("tutor", "ui", "plots")
        for path in (LESSONS.parent / "bot" / room).rglob("*.py")
    ]
    for path in (*said, LESSONS / "conversation" / "answers.toml", *code):
        text = re.sub(r'"\s*\n\s*f?"', "", path.read_text())  # what Python joins
        for sentence in re.split(r"(?<=[.!?])\s|\n\n|\n\[|\n- |\",? *\n", text):
            yield path.name, " ".join(sentence.split())


ALL = list(sentences())


def holding(pattern: str) -> list[tuple[str, str]]:
    found = re.compile(pattern, re.IGNORECASE)
    return [(file, sentence) for file, sentence in ALL if found.search(sentence)]


def test_the_loss_of_a_guess_is_named_with_how_it_guesses() -> None:
    told = [
        s
        for s in holding(r"0\.693?\b")
        if re.search(r"guess|coin|no idea|chance", s[1], re.IGNORECASE)
    ]
    assert told, "the sentences are looked for in the right place"
    assert [s for s in told if not SAYS_HOW.search(s[1])] == []


def test_no_sentence_has_every_random_start_begin_at_the_loss_of_guessing() -> None:
    begins = holding(r"(begins?|starts?) (often )?(near|close|at)\b.*(number|0\.69)")
    vague = [s for s in begins if re.search(r"(?i)network|training", s[1])]
    assert [
        s for s in vague if not re.search(r"small|our|zero|loss begins at", s[1], re.IGNORECASE)
    ] == []


def test_that_a_weight_stays_is_said_of_plain_descent() -> None:
    stays = holding(
        r"(input|blame|share|slope)\b[^.]*\b(0|zero)\b.*(stays|leaves|not at all|never)"
    )
    weights = [s for s in stays if re.search(r"weight|\bit\b", s[1])]
    excused = re.compile(
        r"plain|blame is 0|every chain|adds nothing|A penalty|zeros", re.IGNORECASE
    )
    assert [s for s in weights if not excused.search(s[1])] == []
    assert [s for s in holding(r"has none\b[^.]*stays") if "plain rule" not in s[1]] == []
    assert holding(r"plain gradient descent")
    assert not holding(r"weights never change again")


def test_a_weight_without_a_slope_stays_in_plain_descent_only() -> None:
    none, weight = np.zeros(1), np.array([0.8])
    assert sgd_step(0.5, none, (), 1)[0] == 0.0
    assert momentum_step(0.5, none, (np.ones(1),), 2)[0] > 0.0
    assert l1_slope(weight) > 0.0
    assert l2_slope(weight) > 0.0


def test_a_random_start_may_begin_above_or_below_the_loss_of_guessing() -> None:
    specs = [TrainingSpec(seed=seed, epochs=1) for seed in range(12)]
    starts = [train(spec, SHIPPED).numbers.train_loss[0] for spec in specs]
    assert min(starts) < math.log(2) - 0.1
    assert max(starts) > math.log(2) + 0.1
    term = find_term(COURSE.glossary, "loss of guessing")
    assert term is not None
    assert "ln 2 = 0.693" in term.definition
    assert "above it or below it" in term.definition


def runs_of(preset: Preset, label: str, seeds: range) -> list[RunNumbers]:
    spec = next(v.spec for v in preset.task.variants if v.label == label)
    return [train(replace(spec, seed=seed), SHIPPED).numbers for seed in seeds]


def ends_of(preset: Preset, label: str, seeds: range) -> list[float]:
    """Return the test loss of the network that was kept, for each seed."""
    return [run.test_loss[-1] for run in runs_of(preset, label, seeds)]


def test_xor_without_hidden_units_ends_at_the_loss_of_guessing_wherever_it_began() -> None:
    runs = runs_of(LABS["xor"], "no hidden units", range(6))
    assert [round(run.train_loss[-1], 3) for run in runs] == [0.693] * len(runs)
    assert max(run.train_loss[0] for run in runs) > 0.75
    assert "ends at 0.693" in LABS["xor"].takeaway


def test_a_zero_start_stays_where_half_of_the_points_are_of_each_class() -> None:
    runs = runs_of(LABS["zero-start"], "zero start", range(4))
    assert all(round(loss, 3) == 0.693 for run in runs for loss in run.train_loss)
    assert "Half of the points" in LABS["zero-start"].takeaway
    unequal = train(TrainingSpec(start="zero", seed=3, points=50, epochs=200), SHIPPED).numbers
    assert unequal.train_loss[-1] < unequal.train_loss[0], "there the bias learns which is commoner"


def test_the_remedies_help_as_much_as_their_lab_says() -> None:
    lab, seeds = LABS["remedies"], range(1, 6)
    none = ends_of(lab, "no remedy", seeds)
    for label in ("300 points", "stop at 120 rounds", "weight decay 0.01"):
        pairs = zip(ends_of(lab, label, seeds), none, strict=True)
        assert all(end < 0.6 * worst for end, worst in pairs), label
    smaller = ends_of(lab, "4 hidden units", seeds)
    decay = ends_of(lab, "weight decay 0.01", seeds)
    assert sum(map(float.__gt__, smaller, decay)) > len(seeds) / 2, "it mostly helps less"
    assert "mostly helps less, and not always" in lab.takeaway


def test_the_glossary_s_schedules_and_scores_are_those_of_the_program() -> None:
    assert [step_factor(epoch, 8) for epoch in range(8)] == [
        1,
        1,
        0.5,
        0.5,
        0.25,
        0.25,
        0.125,
        0.125,
    ]
    assert 0 < cosine_factor(99, 100) < 0.001
    perfect, wrong = (brier(CurveShape.CRAWLS, 100, shape) for shape in list(CurveShape)[1:3])
    assert (perfect, wrong) == (0.0, 2.0)
