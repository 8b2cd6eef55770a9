"""What reads messages is made once; untrained it asks back, and knows the course's own words."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.services.conversation.reader import Spoken, TalkReader
from bot.tutor.conversation.meaning.understand import understand
from tests.conftest import trained

if TYPE_CHECKING:
    from bot.tutor.course.course import Course


async def test_a_mind_is_made_once_and_the_trained_texts_are_let_go(course: Course) -> None:
    talk = trained()
    assert talk is not None
    reader = TalkReader(course, talk)
    assert reader.examples == talk.examples > 0
    await asyncio.gather(reader.ready(), reader.ready())
    assert reader._trained is None
    assert reader.mind is reader.mind


def test_untrained_only_the_words_of_the_course_are_known(course: Course) -> None:
    reader = Spoken.untrained(course).reader
    assert reader.examples == 0
    name = course.glossary[0].name
    assert understand(reader.mind, f"what is {name}").terms == (course.glossary[0].id,)
    assert not understand(reader.mind, "tell me something of it").sure
