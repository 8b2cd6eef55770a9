"""All that is sent to others is the same, whatever somebody answers in a live post."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.ui.classroom.posts.giving import asked_now, give, replies_now
from tests.ui.classroom.posts.test_every_kind import KINDS, of_kind
from tests.ui.reading import changes

if TYPE_CHECKING:
    from tests.ui.classroom.posts.room import ClassRoom

pytestmark = pytest.mark.simcord(check_errors=False)
OWN = "Your answer is in"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "plot"])
async def test_what_others_are_sent_is_the_same_whatever_one_answers(
    school: ClassRoom, kind: str
) -> None:
    name, sent = of_kind(school, kind), []
    question = school.question(name)
    for place in (0, 1):
        await school.post(name)
        asked, replies = await asked_now(school, question), await replies_now(school, question)
        await give(school, school.students[0], asked, replies[place])
        before = len(school.room.env.backend.transcript)
        await school.settle()
        await school.panel()
        await school.press(school.students[1], "My answer")
        wire = school.room.env.backend.transcript[before:]
        told = {school.without_ids(name, load) for kind, name, load in wire if changes(kind, name)}
        sent.append(sorted(told))  # which of an edit and an answer goes first is left open
    assert any("**1 of 1** here have answered." in one for one in sent[0])
    if kind == "number":  # each post draws numbers of its own
        sent = [[re.sub(r"-?[0-9.]+", "number", one) for one in each] for each in sent]
    assert sent[0] == sent[1]
    assert not any(OWN in one for one in sent[0])
