"""What is predicted from what, until a person chooses otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.tutor.data.choices import Learned
from bot.tutor.data.telling import told
from tests.tutor.data.running import NOTHING, run_of

if TYPE_CHECKING:
    pass


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
        (
            "x,group,price\n" + "".join(f"{n * 2},{n % 3},{n * 7}.5\n" for n in range(12)),
            "price",
            ("x", "group"),
        ),
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
