"""Plans are read as they were written, those of the first program too."""

from __future__ import annotations

import json

import hypothesis.strategies as st
import pytest
from hypothesis import given

from bot.tutor.exercises.plans import Plan, PlanError, plan_from_json, plan_to_json

IDS = st.lists(st.text(max_size=4), max_size=4).map(tuple)
PLANS = st.builds(
    Plan,
    IDS,
    st.dictionaries(st.text(max_size=4), IDS, max_size=3),
    st.dictionaries(
        st.text(max_size=4),
        st.dictionaries(st.text(max_size=3), st.floats(allow_nan=False, allow_infinity=False)),
        max_size=3,
    ),
)


@given(PLANS)
def test_a_plan_comes_back_from_json_as_it_was(plan: Plan) -> None:
    assert plan_from_json(json.loads(json.dumps(plan_to_json(plan)))) == plan


@pytest.mark.parametrize(
    ("kept", "plan"),
    [
        ({"sentences": ["s2", "s1"]}, Plan(("s2", "s1"))),
        (
            {"terms": ["a", "b"], "definitions": ["b", "a"]},
            Plan(("a", "b"), {"terms": ("a", "b"), "definitions": ("b", "a")}),
        ),
        (
            {"q2": ["y", "x"], "q1": ["k"]},
            Plan(("q2", "q1"), {"q2": ("y", "x"), "q1": ("k",)}),
        ),
        ({}, Plan()),
    ],
)
def test_plans_of_the_first_program_are_read(kept: dict[str, list[str]], plan: Plan) -> None:
    assert plan_from_json(kept) == plan


def test_a_plan_of_a_newer_program_is_refused_by_its_version() -> None:
    with pytest.raises(PlanError, match="version 3 of its plans, and I know 2"):
        plan_from_json({"version": 3, "items": []})
