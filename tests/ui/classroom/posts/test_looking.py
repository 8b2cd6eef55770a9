"""What an instructor reads of a post: nobody is left out unsaid, and text shows as it was typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.services.classroom.scenes import NamesScene
from bot.tutor.classroom.naming import answers_by_name
from bot.tutor.classroom.terms import PostTerms
from bot.tutor.classroom.written import WRITTEN, WRITTEN_KEY, written_in, written_question
from bot.tutor.exercises.plans import Plan
from bot.ui.classroom.posts.looking import names_card
from tests.ui.classroom.posts.states import answers_to, post_of
from tests.ui.reading import parts, sent

if TYPE_CHECKING:
    from bot.tutor.exercises.questions.kind import Question

TYPED = "x _y_ `z` (a) #1"
ESCAPED = r"x \_y\_ \`z\` \(a\) \#1"


def written() -> Question:
    question = written_in(Plan((WRITTEN,), {WRITTEN_KEY: written_question(TYPED, f"* {TYPED}\nb")}))
    assert question is not None
    return question


def told(groups: tuple[tuple[str, tuple[int, ...]], ...]) -> str:
    question = written()
    state = post_of([question], PostTerms())
    view = names_card(NamesScene(state, 0, state.stem(question), groups))
    return "\n".join(part.get("content", "") for part in parts(sent(view)))


@pytest.mark.parametrize("size", [1, 60, 505])
def test_how_many_have_no_room_to_be_named_is_said(size: int) -> None:
    text = told(tuple((f"{number} m/s", (10**18 + number,)) for number in range(size)))
    named = text.count("<@")
    left = re.search(r"(\d+) more (?:person|people) answered otherwise", text)
    assert named + (int(left[1]) if left else 0) == size
    assert named > 0
    assert (left is None) == (size < 100)


def test_one_person_without_room_is_one_person() -> None:
    fits = told(tuple((f"{n}", (10**18 + n,)) for n in range(505))).count("<@")
    text = told(tuple((f"{n}", (10**18 + n,)) for n in range(fits + 1)))
    assert "-# 1 more person answered otherwise" in text


def test_words_of_a_written_question_are_escaped_once() -> None:
    question = written()
    state = post_of([question], PostTerms(), answers_to(question, 30), closed=True)
    groups = answers_by_name(state, question)
    assert any(TYPED in words for words, _ in groups)
    text = told(groups)
    assert text.count(ESCAPED) == 2  # in the question, and in the answer
    assert "\\\\" not in text
