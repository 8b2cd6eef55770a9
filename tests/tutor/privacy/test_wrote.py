"""What a person wrote is listed in the order of time, whatever they wrote it for."""

from __future__ import annotations

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
