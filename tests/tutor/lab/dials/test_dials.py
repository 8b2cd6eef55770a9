"""The table of dials: complete, within what Discord takes, and refused at once where it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.trainings.catalogue import CATALOGUE, ActivationFacts
from bot.trainings.spec import TrainingSpec
from bot.tutor.errors import TutorError
from bot.tutor.lab.dials.dial import Dial, FormField, Told, read
from bot.tutor.lab.dials.dials import FIELDS, MOST_OPTIONS, dials_of
from bot.tutor.lab.dials.table import DIALS
from bot.tutor.lab.report.titles import differences, settings_of
from tests.tutor.lab.shipped import SHIPPED, asked, spec_for

MADE_UP = Dial("made_up", field="fresh_test", help="A made-up one.", kind=int, bounds=(0, 500))
WITHOUT = tuple(dial for dial in DIALS if dial.field != "fresh_test")


def test_every_field_of_a_spec_has_its_dial() -> None:
    asked = [field for field in FIELDS if field != "scaling"]  # that goes with the data alone
    assert {dial.field for dial in DIALS} == set(asked)
    assert [dial.field for dial in SHIPPED.written] == asked


def test_a_dial_offers_the_names_of_the_catalogue() -> None:
    two = (ActivationFacts("tanh"), ActivationFacts("gelu"))
    named = dials_of(DIALS, replace(CATALOGUE, activations=two)).named("activation")
    assert named is not None
    assert named.choices == ("tanh", "gelu")
    data = SHIPPED.named("data")
    assert data is not None
    assert "own" not in data.choices


@pytest.mark.parametrize("dial", SHIPPED.rows, ids=lambda dial: dial.name)
def test_both_ends_and_every_choice_of_a_dial_make_a_training(dial: Dial) -> None:
    for value in (*(dial.bounds or ()), *dial.choices):
        given = dial.kind(value)
        spec = spec_for(asked(**{dial.name: given}))
        assert getattr(spec, dial.field) == read(dial, given)


@pytest.mark.parametrize("dial", SHIPPED.rows, ids=lambda dial: dial.name)
def test_what_is_typed_for_a_field_gives_that_field_again(dial: Dial) -> None:
    for spec in (TrainingSpec(), TrainingSpec(hidden=(8, 4), noise=0.123, flips=0.07, l1=1e-05)):
        typed = dial.conversion.typed(getattr(spec, dial.field))
        assert typed == "" or read(dial, typed) == getattr(spec, dial.field)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            (*WITHOUT, MADE_UP),
            "dial made_up is one option too many for /train.*Give it to `other:`",
        ),
        ((MADE_UP, replace(MADE_UP, field="l1")), "one name: made_up, made_up. Keep one"),
        ((MADE_UP, replace(MADE_UP, name="madeup", field="l1")), "one name: made_up, madeup"),
        ((MADE_UP, replace(MADE_UP, name="fresh")), "one field: made_up, fresh. Keep one"),
        ((replace(MADE_UP, field="gravity"),), "dial made_up sets 'gravity'.*no such field"),
        ((replace(MADE_UP, name="private"),), "No dial can be named 'private'"),
        ((replace(MADE_UP, name="Made up"),), "No dial can be named 'Made up'"),
        ((replace(MADE_UP, help="x" * 101),), "help of the dial made_up needs 1 to 100"),
        ((replace(MADE_UP, choices=tuple("abcdefghijklmnopqrstuvwxyz")),), "made_up has 26 choi"),
        (
            (*DIALS[:4], replace(MADE_UP, form=FormField("more", "More", "More.", 2))),
            "dial made_up is one field too many for the form",
        ),
        (
            (replace(MADE_UP, form=FormField("more", "More", "More.", 71)),),
            "hold over 70 characters together.*shorten that of made_up",
        ),
    ],
)
def test_a_table_that_cannot_be_offered_is_refused_with_the_name_of_the_dial(
    rows: tuple[Dial, ...], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        dials_of(rows, CATALOGUE)


def test_the_shipped_table_uses_every_option_there_is() -> None:
    assert len(SHIPPED.options) == MOST_OPTIONS


def test_a_switch_is_read_and_written() -> None:
    dial = replace(MADE_UP, kind=bool, bounds=None)
    assert [read(dial, text) for text in (" On", "NO", "true", "off")] == [True, False, True, False]
    assert read(dial, True) is True
    assert [dial.conversion.told(value) for value in (True, False)] == ["on", "off"]
    with pytest.raises(TutorError, match="made_up can be on or off, not perhaps"):
        read(dial, "perhaps")


def test_settings_and_comparisons_tell_dials_in_the_order_of_the_spec() -> None:
    spec = TrainingSpec(l2=0.01, noise=0.125, precision="float32", patience=5, validation_share=0.2)
    assert settings_of(spec, SHIPPED) == (
        "noise 12.5%, L2 0.01, precision float32, validation share 20%, patience 5, seed 1"
    )
    other = replace(spec, noise=0.2, weights_seed=7)
    assert differences(spec, other, SHIPPED) == [
        ("noise", "12.5%", "20%"),
        ("start's seed", "as seed", "7"),
    ]


def test_a_dial_may_be_told_in_the_title_among_the_settings_or_always() -> None:
    assert [dial.name for dial in SHIPPED.told(Told.IN_TITLE)] == [
        "data",
        "hidden",
        "learning_rate",
    ]
    assert [dial.name for dial in SHIPPED.told(Told.ALWAYS)] == ["seed"]
