"""What the check says of a talk: too little, twice the same, copied from its judges, stale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.check import check, written
from bot.content.conversation.trained import FILE
from bot.content.course import load_course
from bot.content.review.talk import talk_review
from bot.tutor.course.kinds import LESSON_KINDS
from tests.conftest import shipped_lessons
from tests.content.shipped import LESSONS
from tests.content.small_course import write_course
from tests.train_chat.tiny_talk import write_talk

if TYPE_CHECKING:
    from pathlib import Path

    from bot.content.review.talk import TalkReview

STALE = f"{FILE}: this file is missing"


def reviewed(root: Path) -> TalkReview:
    return talk_review(root, load_course(root, LESSON_KINDS)[0])


def told(review: TalkReview) -> list[str]:
    return [str(one) for one in (*review.problems, *review.warnings)]


def test_the_shipped_talk_is_enough_and_trained() -> None:
    review = talk_review(LESSONS, shipped_lessons()[0])
    assert told(review) == []
    figures = review.figures
    assert figures is not None
    assert figures.phrases >= 35 * 100
    assert figures.voices >= 5
    assert figures.ways >= 32 * figures.concepts


def test_a_small_talk_is_counted_and_what_it_lacks_are_warnings(tmp_path: Path) -> None:
    review = reviewed(write_talk(tmp_path))
    warned = [str(one) for one in review.warnings]
    for said in (
        "conversation/phrases, hint: there are 10 of it in all files. Mend: write at least 100.",
        "conversation/phrases, none: there are 10 of it in all files. Mend: write at least 200.",
        "conversation/phrases, play: there are 0 of it in all files. Mend: write at least 100.",
        "conversation/ways, first/one-card: there are 4 of it in all files. "
        "Mend: write at least 32.",
        "conversation/doubts, M1: there are 2 of it in all files. Mend: write at least 4.",
    ):
        assert said in warned
    (stale,) = review.problems
    assert str(stale).startswith(STALE)
    assert review.figures is not None
    assert (review.figures.phrases, review.figures.intents, review.figures.voices) == (30, 3, 2)


def test_many_phrases_of_one_voice_are_not_enough(tmp_path: Path) -> None:
    many = "hint = [" + ", ".join(f'"hint number {k}"' for k in range(100)) + "]\n"
    warned = told(reviewed(write_talk(tmp_path, {"phrases/ann.toml": many})))
    line = (
        "conversation/phrases, hint: they are of 2 voices. Mend: let 5 people write, each a file."
    )
    assert line in warned


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "phrases/cat.toml",
            'why = ["Give me  A HINT"]\n',
            'conversation/phrases, hint and why: "give me a hint" stands under each of them.',
        ),
        (
            "ways/cat.toml",
            'sum = ["What is the first thing"]\n',
            'first/one-card and sum: "what is the first thing" stands under each of them.',
        ),
        ("phrases/cat.toml", 'wave = ["hello"]\n', 'nothing is called "wave"'),
    ],
)
def test_what_nothing_can_be_learned_from_is_a_problem(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    problems = reviewed(write_talk(tmp_path, {name: text})).problems
    assert said in "\n".join(map(str, problems))


def test_a_phrase_that_is_a_message_of_the_judges_is_a_problem(tmp_path: Path) -> None:
    folder = tmp_path / "tests" / "conversation"
    folder.mkdir(parents=True)
    messages = "message,intent\nI need a TIP,hint\nnext card,continue\n"
    (folder / "some.csv").write_text(messages, encoding="utf-8")
    (folder / "other.csv").write_text("age\n3\n", encoding="utf-8")
    problems = [str(one) for one in reviewed(write_talk(tmp_path / "lessons")).problems]
    assert [one for one in problems if "i need a tip" in one]
    assert not [one for one in problems if "next card" in one]


def test_the_check_reports_a_talk_and_says_nothing_where_there_is_none(tmp_path: Path) -> None:
    report = check(write_talk(tmp_path / "with"), LESSON_KINDS, None)
    without = check(write_course(tmp_path / "without", {}), LESSON_KINDS, None)
    assert report.problems[-1].file == FILE or report.talk is None
    assert without.talk is None
    assert "Phrases:" not in written(without, as_json=False)
