"""What the talk of a course learns from: how much there is of it, and what must be mended."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.content.conversation.messages import MessageFileError, read_messages
from bot.content.conversation.phrases import FOLDER, FOLDERS, load_phrases
from bot.content.conversation.trained import load_trained, trained_problems
from bot.content.files import OddFileError, read_regular
from bot.content.problems import Ledger, quoted
from bot.tutor.conversation.fixed_words import FIXED_IDS
from bot.tutor.conversation.intents import Intent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from bot.content.problems import LessonProblem
    from bot.tutor.conversation.phrases import Phrases, SaidPhrase
    from bot.tutor.course.course import Course

    Group = Mapping[str, tuple[SaidPhrase, ...]]

PHRASES, NONE_OF_THESE, WAYS, VOICES, DOUBTS = 100, 200, 32, 5, 4
"""How many phrases an intent needs, ways (in so many voices) a concept, doubts a misconception."""
LARGEST_JUDGED = 1_000_000  # bytes of a file of them
WORDS = 3
"""A phrase so long that equals a message which judges the talk was surely copied."""
JUDGED = "tests", FOLDER
"""Where those messages lie, beside the folder of the lessons."""


@dataclass(frozen=True, slots=True)
class TalkFigures:
    """Each is how many there are: sentences, what they are for, and who wrote the phrases."""

    phrases: int
    intents: int
    voices: int
    ways: int
    concepts: int
    doubts: int
    misconceptions: int
    asked: int
    answers: int


@dataclass(frozen=True, slots=True)
class TalkReview:
    """`figures` is None for a course without phrases of its own."""

    figures: TalkFigures | None = None
    problems: tuple[LessonProblem, ...] = ()
    warnings: tuple[LessonProblem, ...] = ()


def talk_review(root: Path, course: Course) -> TalkReview:
    """Look at the talk of a course in the folder `root`, from which no lesson is missing."""
    phrases, wrong = load_phrases(root, course, FIXED_IDS)
    if not wrong and not phrases.intents:
        return TalkReview()
    problems = [
        *(*wrong, *doubled(phrases), *copied(phrases, judging(root))),
        *trained_problems(root, load_trained(root)),
    ]
    return TalkReview(figures_of(phrases), tuple(problems), tuple(lacking(phrases, course)))


def figures_of(phrases: Phrases) -> TalkFigures:
    counts = [(sum(map(len, group.values())), len(group)) for group in phrases.groups]
    (said, intents), *others = counts
    voices = len(voices_in(one for texts in phrases.intents.values() for one in texts))
    return TalkFigures(said, intents, voices, *(number for pair in others for number in pair))


def voices_in(texts: Iterable[SaidPhrase]) -> set[str]:
    return {one.voice for one in texts}


def lacking(phrases: Phrases, course: Course) -> Iterator[LessonProblem]:
    """Yield what is written too seldom, or by too few."""
    for intent in Intent:
        least = NONE_OF_THESE if intent is Intent.NONE else PHRASES
        yield from _few("phrases", intent, phrases.intents, least, VOICES)
    cards = [f"{lesson.id}/{card.id}" for lesson in course.lessons for card in lesson.cards]
    for concept in (*(term.id for term in course.glossary), *cards):
        yield from _few("ways", concept, phrases.ways, WAYS, VOICES)
    for misconception in course.misconceptions:
        yield from _few("doubts", misconception.id, phrases.doubts, DOUBTS)


def _few(
    folder: str, key: str, group: Group, least: int, voices: int = 1
) -> Iterator[LessonProblem]:
    texts = group.get(key, ())
    ledger = Ledger(f"{FOLDER}/{folder}")
    if len(texts) < least:
        ledger.add(key, f"there are {len(texts)} of it in all files", f"write at least {least}")
    elif len(voices_in(texts)) < voices:
        wrong = f"they are of {len(voices_in(texts))} voices"
        ledger.add(key, wrong, f"let {voices} people write, each a file")
    yield from ledger.found


def doubled(phrases: Phrases) -> Iterator[LessonProblem]:
    """Yield each text that stands under two keys: nothing can be learned from it."""
    for folder, group in zip(FOLDERS, phrases.groups, strict=True):
        keys: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for key, said in _all_of(group):
            keys[folded(said.text)][key] = None
        for text, its in keys.items():
            if len(its) > 1:
                ledger = Ledger(f"{FOLDER}/{folder}")
                wrong = f"{quoted(text)} stands under each of them"
                ledger.add(" and ".join(its), wrong, "keep it where it fits best")
                yield from ledger.found


def copied(phrases: Phrases, messages: frozenset[str]) -> Iterator[LessonProblem]:
    """Yield each phrase that is one of the messages on which the talk is judged."""
    for key, said in (pair for group in phrases.groups for pair in _all_of(group)):
        text = folded(said.text)
        if len(text.split()) >= WORDS and text in messages:
            ledger = Ledger(f"{FOLDER}, voice {said.voice}")
            wrong = f"{quoted(said.text)} is a message in {'/'.join(JUDGED)}, which judges the talk"
            ledger.add(key, wrong, "take it out here")
            yield from ledger.found


def judging(root: Path) -> frozenset[str]:
    """Return the messages beside the lessons on which the talk is judged, folded."""
    found: set[str] = set()
    for file in sorted(root.resolve().parent.joinpath(*JUDGED).glob("*.csv")):
        try:
            text = read_regular(file, LARGEST_JUDGED).decode()
            messages = read_messages(text, ()).messages
        except (OddFileError, UnicodeDecodeError, MessageFileError):
            continue  # no messages of ours: somebody else's folder has this name
        found |= {folded(one.text) for one in messages}
    return frozenset(found)


def folded(text: str) -> str:
    """Return a text as it is compared: whatever its letters' case and its spaces."""
    return " ".join(text.casefold().split())


def _all_of(group: Group) -> Iterator[tuple[str, SaidPhrase]]:
    return ((key, said) for key, texts in group.items() for said in texts)
