"""What a person wrote is listed in the order of time, whatever they wrote it for."""

from __future__ import annotations

from typing import Any

import pytest

from bot.tutor.course.course import Course
from bot.tutor.privacy.kept import KeptKind, KeptPerson
from bot.tutor.privacy.wording import words_for
from bot.tutor.privacy.wrote import wrote_part

CHALLENGE = {"items": ["formality", "formal", "an early sentence", "formal", "casual"]}


def test_a_sentence_for_others_stands_where_its_time_is() -> None:
    draft = {"id": 1, "activity": "challenge", "plan": CHALLENGE, "started_at": "2026-11-01T12"}
    words = {"attempt_id": 2, "activity": "game", "kind": "words", "item": "q", "lesson": "x"}
    entry = {**words, "choice": "a late word", "entered_at": "2026-11-02T12"}
    told = KeptPerson((KeptKind("entry", (entry,)), KeptKind("attempt", (draft,))))
    page = "".join(wrote_part(told, words_for(Course("", (), (), ()), told)))
    assert 0 < page.index("a late word") < page.index("an early sentence")  # the newest first


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            {"columns": ["x1"], "rows": [[0], [1]], "labels": [], "values": [0.25, 16.75]},
            "numbers: 2 rows with x1, each with a number to predict, from 0.25 to 16.75<",
        ),
        (
            {"columns": ["a", "b"], "rows": [[0, 1], [1, 1]], "labels": ["red", "blue"]},
            "numbers: 2 rows with a, b, labelled red, blue<",
        ),
        (
            {"sentences": ["Hello.", "Bye."], "labels": ["kind", "curt"]},
            "numbers: 2 sentences, the first is “Hello.”, labelled kind, curt<",
        ),
        ({}, "numbers: 0 rows with <"),
    ],
)
def test_own_data_is_told_with_its_labels_or_its_values(content: dict[str, Any], told: str) -> None:
    row = {"name": "numbers", "content": content, "added_at": "2026-11-01T12"}
    kept = KeptPerson((KeptKind("own_table", (row,)),))
    assert told in "".join(wrote_part(kept, words_for(Course("", (), (), ()), kept)))
