"""Nothing false is said of any run: each sentence is checked against the numbers, on its own."""

from __future__ import annotations

import pytest

from bot.bench.readings.claims import untrue
from bot.bench.readings.reading import ALL_DIALS, judged
from bot.jobs.parts import shipped_parts
from bot.jobs.worker import run
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from bot.tutor.lab.account import account_of
from bot.tutor.lab.advice.words import next_step_of
from bot.tutor.lab.diagnosis.diagnosis import diagnose
from bot.tutor.lab.report.alt_text import describe_watch
from bot.tutor.lab.report.lacking import lacking_told
from tests.bench.readings.specs import odd_spec

A_DAY, A_NIGHT, EACH = 60, 2_000, 20


def wishes(count: int) -> list[range]:
    return [range(first, first + EACH) for first in range(0, count, EACH)]


def false_of_wishes(numbers: range) -> list[tuple[int, tuple[str, ...]]]:
    found = [(number, judged(number, words_only=True).untrue) for number in numbers]
    return [(number, said) for number, said in found if said]


def false_of_odd_specs(numbers: range) -> list[tuple[int, tuple[str, ...]]]:
    """Train and draw odd trainings as a worker does, and check all that is said of them."""
    found = []
    for number in numbers:
        spec = odd_spec(number)
        outcome = run(shipped_parts, Task(View.TRAIN, (Variant("", spec),)), None, lambda _: None)
        account = account_of(spec, outcome.runs[0], CATALOGUE)
        said = diagnose(account)
        texts = [f"{said.headline}.", said.cause, outcome.pictures[0].alt_text]
        texts += [describe_watch(account), lacking_told(account)]
        texts.append(next_step_of(account, None, ALL_DIALS))
        found.append((number, untrue(texts, spec, outcome.runs[0])))
    return [(number, said) for number, said in found if said]


@pytest.mark.parametrize("numbers", wishes(A_DAY), ids=str)
def test_nothing_false_is_said_of_what_people_might_ask_for(numbers: range) -> None:
    assert not false_of_wishes(numbers)


@pytest.mark.nightly
@pytest.mark.parametrize("numbers", wishes(A_NIGHT), ids=str)
def test_nothing_false_is_said_of_2000_trainings(numbers: range) -> None:
    assert not false_of_wishes(numbers)


@pytest.mark.parametrize("numbers", wishes(A_DAY), ids=str)
def test_odd_trainings_are_read_without_a_false_word(numbers: range) -> None:
    assert not false_of_odd_specs(numbers)


@pytest.mark.nightly
@pytest.mark.parametrize("numbers", wishes(A_NIGHT), ids=str)
def test_2000_odd_trainings_are_read_without_a_false_word(numbers: range) -> None:
    assert not false_of_odd_specs(numbers)


@pytest.mark.parametrize(
    "said",
    [
        "It learned.",
        "It is still falling.",
        "The curves part: overfitting.",
        "It diverges: its numbers grow without end.",
        "Early stopping kept round 7.",
        "The training loss fell from 0.96 to 0.10, and the test loss is 0.10.",
        "It gets 60 of 60 test points (100 %) right.",
        "Equal starting weights: hidden units cannot differ.",
        "About as good as this data allows.",
        "Training falls 0.96 to 0.10.",
        "It had too few points.",
        "This sentence has no check, so nobody knows.",
    ],
)
def test_a_false_sentence_and_an_unknown_one_are_caught(said: str) -> None:
    spec = TrainingSpec(data="circles", hidden=())
    outcome = run(shipped_parts, Task(View.TRAIN, (Variant("", spec),)), None, lambda _: None)
    assert untrue([said], spec, outcome.runs[0]) == (said,)
