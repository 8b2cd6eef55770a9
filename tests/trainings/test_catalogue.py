"""A spec of known names passes; the first unknown one is named, with all that there are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from bot.trainings.catalogue import CATALOGUE
from bot.trainings.data_sets import OWN
from bot.trainings.names import UnknownNameError
from bot.trainings.spec import TrainingSpec
from bot.tutor.lab.presets import PRESETS
from bot.tutor.lab.requests import SUITED

if TYPE_CHECKING:
    from collections.abc import Callable

WRONG: list[dict[str, Any]] = [
    {"data": "no-data"},
    {"inputs": ("x3",)},
    {"text": "no-text"},
    {"activation": "no-activation"},
    {"loss": "no-loss"},
    {"optimizer": "no-optimizer"},
    {"penalties": (("no-penalty", 0.1),)},
    {"schedule": "no-schedule"},
    {"start": "no-start"},
    {"precision": "no-precision"},
]


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_an_unknown_name_is_refused_with_the_known_ones(wrong: dict[str, Any]) -> None:
    (field,) = wrong
    known = CATALOGUE.choices[field]
    with pytest.raises(UnknownNameError, match=f"^{field} must be one of ") as refused:
        CATALOGUE.check(replace(TrainingSpec(), **wrong))
    assert all(name in str(refused.value) for name in known)


def test_every_list_of_names_is_checked() -> None:
    assert {field for wrong in WRONG for field in wrong} == CATALOGUE.choices.keys()


@pytest.mark.parametrize("field", [field for field in CATALOGUE.choices if field != "penalties"])
def test_every_known_name_is_accepted(field: str) -> None:
    for name in CATALOGUE.choices[field]:
        held: Any = (name,) if field == "inputs" else name
        CATALOGUE.check(replace(TrainingSpec(), **{field: held}))


def test_all_that_the_course_asks_for_is_known() -> None:
    for preset in PRESETS:
        for variant in preset.task.variants:
            CATALOGUE.check(variant.spec)
    for spec in SUITED.values():
        CATALOGUE.check(spec)


def test_a_name_that_another_catalogue_lacks_is_unknown_there() -> None:
    few = replace(CATALOGUE, activations=CATALOGUE.activations[:1], data_sets=(), penalties=("l2",))
    few.check(TrainingSpec(data=OWN, l2=0.1))
    for spec in (TrainingSpec(), TrainingSpec(data=OWN, l1=0.1)):
        with pytest.raises(UnknownNameError):
            few.check(spec)


@pytest.mark.parametrize("of", [CATALOGUE.data_set, CATALOGUE.activation, CATALOGUE.loss])
def test_nothing_is_known_of_an_unknown_name(of: Callable[[str], object]) -> None:
    with pytest.raises(UnknownNameError, match=r"must be one of .*, not 'nothing'"):
        of("nothing")
