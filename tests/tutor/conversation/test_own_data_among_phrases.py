"""Nothing that people say to the bot on the course, or read in its games, is about own data."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from bot.settings import shipped
from bot.tutor.conversation.own_data_asked import own_data_asked

if TYPE_CHECKING:
    from collections.abc import Iterator


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in parts:
        yield from texts_in(part)


FOLDERS = ("conversation/phrases", "conversation/doubts", "conversation/ways", "judging-formality")


@pytest.mark.parametrize("where", FOLDERS)
def test_no_phrase_of_the_course_opens_the_door_to_ones_data(where: str) -> None:
    files = sorted((shipped("lessons") / where).glob("*.toml"))
    texts = [text for file in files for text in texts_in(tomllib.loads(file.read_text("utf-8")))]
    assert len(texts) > 50
    assert [text for text in texts if own_data_asked(text)] == []


def test_no_sentence_of_the_games_opens_the_door_to_ones_data() -> None:
    files = sorted((shipped("lessons") / "sentences").glob("*.csv"))
    texts = [line for file in files for line in file.read_text("utf-8").splitlines()]
    assert len(texts) > 50
    assert [text for text in texts if own_data_asked(text)] == []
