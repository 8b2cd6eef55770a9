"""`nudge train-chat`: reads the phrases, trains, and writes the trained talk beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.content.conversation.messages import read_messages
from bot.content.conversation.phrases import load_phrases
from bot.content.conversation.trained import FILE, STRANGE, digest_of
from bot.content.problems import ContentError
from bot.train_chat.build import Strange, building_for
from bot.tutor.conversation.meaning.made import targets_in
from bot.tutor.conversation.network.file import packed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from bot.tutor.course.course import Course


def train_chat(
    root: Path, course: Course, answers: Collection[str], say: Callable[[str], None]
) -> None:
    """Train the talk of a course in the folder `root`. Raise ContentError for broken phrases."""
    phrases, problems = load_phrases(root, course, answers)
    if problems or not phrases.intents:
        reasons = "\n".join(str(problem) for problem in problems) or "There are no phrases."
        raise ContentError(f"The talk cannot be trained.\n{reasons}")
    text = (root / STRANGE).read_text("utf-8")
    strangers = read_messages(text, targets_in(course)).messages
    strange = [
        Strange(one.text, frozenset(map(str, one.intents)), one.open)
        for one in strangers
        if one.intents
    ]
    talk = building_for(course, phrases, say).whole(strange, digest_of(root))
    data = packed(talk)
    (root / FILE).write_bytes(data)
    say(f"wrote {FILE}: {len(data) / 1e6:.2f} MB")
