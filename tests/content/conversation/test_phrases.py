"""Phrases, a file for each voice: what is read of them, and what their authors hear."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.content.conversation.phrases import load_phrases
from bot.content.course import load_course
from bot.tutor.conversation.phrases import SaidPhrase
from bot.tutor.course.kinds import LESSON_KINDS
from tests.content.small_course import write_course
from tests.train_chat.tiny_talk import write_talk

if TYPE_CHECKING:
    from pathlib import Path

    from bot.tutor.conversation.phrases import Phrases

ASKED = {"asked/ann.toml": 'brain = ["are you a brain"]\n'}


def loaded(root: Path) -> tuple[Phrases, list[str]]:
    phrases, problems = load_phrases(root, load_course(root, LESSON_KINDS)[0], ("brain",))
    return phrases, [str(one) for one in problems]


def test_each_text_is_kept_with_its_voice(tmp_path: Path) -> None:
    phrases, problems = loaded(write_talk(tmp_path, ASKED))
    assert problems == []
    assert [said.voice for said in phrases.intents["hint"]] == ["ann"] * 5 + ["ben"] * 5
    assert phrases.ways["first/one-card"][-1] == SaidPhrase("say more on the one card", "ben")
    assert phrases.doubts["M1"][0] == SaidPhrase("is it not three", "ann")
    assert phrases.asked == {"brain": (SaidPhrase("are you a brain", "ann"),)}


def test_without_the_folder_there_is_nothing_and_no_problem(tmp_path: Path) -> None:
    phrases, problems = loaded(write_course(tmp_path, {}))
    assert problems == []
    assert not phrases.intents


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("phrases", 'hints = ["a"]\n', 'nothing is called "hints"'),
        ("ways", '"first/no-card" = ["a"]\n', 'nothing is called "first/no-card"'),
        ("doubts", 'M99 = ["a"]\n', 'nothing is called "M99"'),
        ("asked", 'love = ["a"]\n', 'nothing is called "love"'),
        ("phrases", 'hint = "a"\n', "this must be a list of texts"),
        ("phrases", "hint = [1]\n", "this must be a list of texts"),
        ("phrases", "hint = [", "conversation/phrases/cat.toml"),
    ],
)
def test_a_slip_is_told_by_its_file_and_the_rest_is_read(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    phrases, problems = loaded(write_talk(tmp_path, {f"{name}/cat.toml": text}))
    (told,) = problems
    assert told.startswith(f"conversation/{name}/cat.toml")
    assert said in told
    assert len(phrases.intents["hint"]) == 10
