"""What a person is not given: keys before their time, and what is somebody else's."""

from __future__ import annotations

from typing import Any

import pytest

from bot.services.classroom.drafting import DRAFT
from bot.services.game.challenge_kind import KIND as CHALLENGE
from bot.tutor.classroom.answers import POST
from bot.tutor.classroom.post import PostEntry
from bot.tutor.privacy.kept import KeptKind, KeptPerson, KeptPicture
from bot.tutor.privacy.untold import OTHERS, UNTOLD, WRITTEN_PLANS, as_told

PLAN = {"version": 2, "items": ["q"], "orders": {"q": ["b", "a"]}, "numbers": {}}


def told(table: str, **row: Any) -> dict[str, Any]:  # noqa: ANN401 - columns of any table
    """Return what is told of one row of a table."""
    kept = KeptPerson((KeptKind(table, (row,)),))
    return dict(as_told(kept).rows_of(table)[0])


def attempt(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - columns of a table
    row = {"id": 1, "activity": "matching", "plan": PLAN, "score": 1.0, "over": 1}
    return told("attempt", **{**row, **changed})


def entry(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - columns of a table
    row = {"kind": "answer", "item": "q", "choice": "a", "payload": None, "over": 0}
    return told("entry", **{**row, "right": True, "credit": 1.0, **changed})


def test_what_was_drawn_is_told_once_every_question_of_it_was_answered() -> None:
    assert attempt()["plan"] == PLAN
    assert attempt(over=0)["plan"] == UNTOLD
    assert attempt(score=None)["plan"] == {**PLAN, "orders": UNTOLD}
    assert attempt(score=None, plan={"terms": ["a"], "definitions": ["a"]})["plan"] == UNTOLD
    assert "over" not in attempt()


@pytest.mark.parametrize("activity", [CHALLENGE, DRAFT])
def test_what_a_person_wrote_for_others_is_theirs_from_the_start(activity: str) -> None:
    assert attempt(activity=activity, over=0)["plan"] == PLAN
    assert told("gathering", kind=CHALLENGE, plan=PLAN, closed_at=None)["plan"] == PLAN
    assert {CHALLENGE, DRAFT, POST} == WRITTEN_PLANS


def test_the_plan_of_an_open_game_is_told_once_it_is_closed_but_its_orders() -> None:
    assert told("gathering", kind="partner", plan=PLAN, closed_at=None)["plan"] == UNTOLD
    closed = told("gathering", kind="partner", plan=PLAN, closed_at="2026")["plan"]
    assert closed == {**PLAN, "orders": UNTOLD}


def test_whether_an_answer_was_right_is_told_once_it_is_over() -> None:
    assert (entry()["right"], entry()["credit"]) == (UNTOLD, UNTOLD)
    assert (entry(right=False)["right"], entry(right=None)["right"]) == (UNTOLD, None)
    assert (entry(over=1)["right"], entry(over=1)["credit"]) == (True, 1.0)


def test_notes_of_an_instructor_about_others_are_left_out() -> None:
    assert entry(kind="dealt", choice="12 13/14")["choice"] == OTHERS
    assert entry(kind="start", item="3", choice="0,1,2")["choice"] == OTHERS
    assert entry(kind="start", item="", choice="subject")["choice"] == "subject"
    assert (
        entry(kind=PostEntry.SHOWN, payload={"pairs": [["12", "0.reason.0"]]})["payload"] == OTHERS
    )


@pytest.mark.parametrize(
    ("of_others", "table"),
    [(1, 4), (0, 4), (0, None)],  # the last: one's own data that one removed
)
def test_words_and_pictures_of_data_of_others_are_left_out(
    of_others: int, table: int | None
) -> None:
    left_out = bool(of_others)
    task = {"title": "quokka", "shipped": "", "variants": [{"label": "", "spec": {"data": "own"}}]}
    run = {"id": 7, "task": task, "own_table_id": table, "reason": "quokka", "of_others": of_others}
    kinds = (
        KeptKind("run", (run,)),
        KeptKind("run_numbers", ({"run_id": 7, "numbers": {"classes": ["quokka"]}},)),
        KeptKind("run_picture", ({"run_id": 7, "alt_text": "quokka"},)),
    )
    given = as_told(KeptPerson(kinds, (KeptPicture(7, 0, "a.png", "quokka", b""),)))
    assert ("quokka" not in str(given)) is left_out
    assert (given.pictures == ()) is left_out
