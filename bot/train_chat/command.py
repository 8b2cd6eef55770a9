"""`nudge train-chat`: reads the phrases, trains, and writes the trained talk beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.content.conversation.messages import MessageFileError, read_messages
from bot.content.conversation.phrases import load_phrases
from bot.content.conversation.trained import FILE, STRANGE, digest_of
from bot.content.course import load_course
from bot.content.data import load_data
from bot.content.problems import ContentError
from bot.content.sentences import load_sentences
from bot.train_chat.build import building_for
from bot.tutor.conversation.fixed_words import FIXED_IDS
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning.made import targets_in
from bot.tutor.conversation.network.file import packed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

    from bot.content.conversation.messages import JudgedMessage
    from bot.tutor.conversation.phrases import Phrases
    from bot.tutor.course.course import Course
    from bot.tutor.course.kinds import LessonKinds

    Say = Callable[[str], None]

VOICES = 2
"""A voice is left out in turn, to see how a strange one is read: one alone leaves nothing."""


def train_folder(root: Path, kinds: LessonKinds, say: Say) -> None:
    """Train the talk of the course in a folder. Raise ContentError where that cannot be."""
    sentences, wrong = load_sentences(root, compared=False)
    tables, more = load_data(root, sentences)
    course, problems = load_course(root, kinds, tables, sentences)
    _refuse_if(str(one) for one in (*wrong, *more, *problems))
    say(f"read {len(course.lessons)} lessons in {root}")
    train_chat(root, course, FIXED_IDS, say)


def train_chat(root: Path, course: Course, answers: Collection[str], say: Say) -> None:
    """Train the talk of a course in the folder `root`. Raise ContentError for broken phrases."""
    phrases, problems = load_phrases(root, course, answers)
    _refuse_if([*map(str, problems), *_lacking(phrases)])
    strange = _strangers(root, course)
    talk = building_for(course, phrases, say).whole(strange, digest_of(root))
    data = packed(talk)
    (root / FILE).write_bytes(data)
    say(f"wrote {FILE}: {len(data) / 1e6:.2f} MB")


def _refuse_if(problems: Iterable[str]) -> None:
    reasons = list(problems)
    if reasons:
        raise ContentError("\n".join(("The talk cannot be trained.", *reasons)))


def _lacking(phrases: Phrases) -> list[str]:
    """Say what is not enough to learn from at all."""
    if not phrases.intents:
        return ["There are no phrases."]
    found = []
    if len({said.voice for texts in phrases.intents.values() for said in texts}) < VOICES:
        found.append(f"The phrases need {VOICES} voices at least: a file each.")
    if Intent.NONE not in phrases.intents:
        found.append('There are no phrases under "none".')
    return found


def _strangers(root: Path, course: Course) -> list[JudgedMessage]:
    """Read the messages on which the thresholds are set."""
    try:
        text = (root / STRANGE).read_text("utf-8")
        found = read_messages(text, targets_in(course))
    except (OSError, UnicodeDecodeError, MessageFileError) as error:
        raise ContentError(f"The talk cannot be trained. {STRANGE}: {error}") from error
    _refuse_if(f"{STRANGE}, {wrong}." for wrong in found.unread)
    return [one for one in found.messages if one.intents]
