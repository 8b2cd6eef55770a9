"""The names that a spec may use and what they stand for are two lists, and they are equal."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.jobs.examples import READINGS, examples_of
from bot.neural.engine.sweep import Sweep
from bot.neural.engine.tape import Tape
from bot.neural.export import export_script
from bot.neural.kinds import Kind
from bot.neural.network import starting_network
from bot.neural.parts.recipe import Parts
from bot.neural.parts.shipped import SHIPPED
from bot.neural.plain import PlainTrainer
from bot.neural.prepare import prepare
from bot.neural.training import train, train_all
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.names import UnknownNameError, names_of
from bot.trainings.spec import TrainingSpec
from bot.tutor.data.table import DataTable
from tests.neural.parts.choices import ACTIVATIONS, NEW, Choice, with_choice
from tests.neural.parts.made_up import EVERYTHING
from tests.neural.random_points import random_points

if TYPE_CHECKING:
    from collections.abc import Callable

ONE_EACH: list[Choice] = [*dict(NEW).items(), ("precision", "no-precision")]
POINTS = random_points(Kind.BINARY, 20)


@pytest.mark.parametrize("registry", [field.name for field in fields(Parts)])
def test_each_list_of_names_is_that_of_the_parts(registry: str) -> None:
    names, members = getattr(CATALOGUE, registry), getattr(SHIPPED, registry)
    known = tuple(name if isinstance(name, str) else name.name for name in names)
    assert known == names_of(members)
    assert len(set(known)) == len(known)


def test_the_catalogue_has_no_other_list_but_that_of_texts() -> None:
    others = {field.name for field in fields(CATALOGUE)} - {field.name for field in fields(Parts)}
    assert others == {"texts"}
    assert CATALOGUE.texts == names_of(READINGS)


def test_what_rules_know_of_a_name_is_what_its_part_says() -> None:
    assert tuple(member.facts for member in SHIPPED.activations) == CATALOGUE.activations
    assert tuple(member.facts for member in SHIPPED.losses) == CATALOGUE.losses
    assert tuple(source.data_set for source in SHIPPED.data_sets) == CATALOGUE.data_sets


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_an_activation_is_what_is_known_of_it(name: str) -> None:
    (member,) = (member for member in EVERYTHING.activations if member.name == name)
    sums = np.linspace(-4.0, 4.0, 81)
    bends = bool(np.abs(np.diff(member.function(sums), 2)).max() > 1e-9)
    slopes = member.slope(sums if member.by_sums else member.function(sums))
    dead = (member.function(sums) == 0.0) & (slopes == 0.0)
    assert bends is not member.facts.straight
    assert bool(dead[sums < 0.0].all()) is member.facts.can_die


def test_no_two_parts_of_a_kind_have_one_name() -> None:
    with pytest.raises(ValueError, match="two losses have the same name: cross-entropy, "):
        replace(SHIPPED, losses=SHIPPED.losses + SHIPPED.losses[:1])


def of(choice: Choice) -> TrainingSpec:
    return with_choice(TrainingSpec(epochs=2, hidden=(3,)), choice)


def tape(spec: TrainingSpec) -> object:
    network = starting_network(replace(spec, start="random"), (3, 3, 1), SHIPPED)
    return Tape(spec, POINTS, network, SHIPPED)


def sweep(spec: TrainingSpec) -> object:
    specs = [replace(spec, learning_rate=rate) for rate in (0.1, 0.2)]
    network = starting_network(replace(spec, start="random"), (3, 3, 1), SHIPPED)
    return Sweep(specs, POINTS, [network, network], SHIPPED)


def plain(spec: TrainingSpec) -> object:
    network = starting_network(replace(spec, start="random"), (3, 3, 1), SHIPPED)
    return PlainTrainer(spec, POINTS, network, SHIPPED)


def export(spec: TrainingSpec) -> object:
    return export_script(spec, SHIPPED, prepare(TrainingSpec(), SHIPPED))


def whole(spec: TrainingSpec) -> object:
    return train(spec, SHIPPED)


def many(spec: TrainingSpec) -> object:
    return train_all([spec, replace(spec, learning_rate=0.1)], SHIPPED)


@pytest.mark.parametrize("meets", [CATALOGUE.check, tape, sweep, plain, export, whole, many])
@pytest.mark.parametrize("choice", ONE_EACH, ids=str)
def test_an_unknown_name_is_an_error_at_once_that_names_the_known_ones(
    meets: Callable[[TrainingSpec], object], choice: Choice
) -> None:
    field, name = choice
    expected = f"^{field[:6]}.* must be one of .*{SHIPPED_NAMES[field][-1]}, not '{name}'$"
    with pytest.raises(UnknownNameError, match=expected):
        meets(of(choice))


SHIPPED_NAMES = {
    "activation": names_of(SHIPPED.activations),
    "loss": names_of(SHIPPED.losses),
    "optimizer": names_of(SHIPPED.optimizers),
    "penalty": names_of(SHIPPED.penalties),
    "schedule": names_of(SHIPPED.schedules),
    "start": names_of(SHIPPED.starts),
    "precision": names_of(SHIPPED.precisions),
}


@pytest.mark.parametrize("penalty", ["l1", "l2"])
def test_a_penalty_that_a_worker_lacks_is_not_left_out(penalty: str) -> None:
    spec = with_choice(TrainingSpec(), ("penalty", penalty))
    with pytest.raises(UnknownNameError, match=f"not '{penalty}'"):
        train(spec, replace(SHIPPED, penalties=()))


@pytest.mark.parametrize("meets", [CATALOGUE.check, whole, many])
@pytest.mark.parametrize(
    ("spec", "words"),
    [
        (TrainingSpec(data="my-stripes"), "data must be one of moons, .*, not 'my-stripes'"),
        (TrainingSpec(inputs=("x1", "x3")), r"inputs must be one of x1, x2, .*, not 'x3'"),
    ],
)
def test_unknown_data_and_inputs_are_errors_at_once(
    meets: Callable[[TrainingSpec], object], spec: TrainingSpec, words: str
) -> None:
    with pytest.raises(UnknownNameError, match=words):
        meets(spec)


def test_data_of_ones_own_without_a_table_is_not_drawn_as_something_else() -> None:
    with pytest.raises(UnknownNameError, match="not 'own'"):
        prepare(TrainingSpec(data="own"), SHIPPED)


def test_an_unknown_start_draws_no_weights() -> None:
    with pytest.raises(UnknownNameError, match=r"start must be one of random, .*, not"):
        starting_network(TrainingSpec(start="my-uniform"), (2, 1), SHIPPED)


def test_an_unknown_way_to_read_sentences_is_an_error_even_where_there_are_none() -> None:
    rows = DataTable("rows", ("in", "out"), ("a", "b"), ((0.0, 1.0), (3.0, 4.5)))
    known = "signals, measures, words, characters"
    with pytest.raises(UnknownNameError, match=f"text must be one of {known}, not 'letters'"):
        examples_of(rows, "letters")
