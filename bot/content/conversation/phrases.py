"""Phrases, ways of asking and doubts: one folder each, a file for each voice that wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.content.problems import Ledger, quoted
from bot.content.toml_files import read_table
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning.made import targets_in
from bot.tutor.conversation.phrases import Phrases, SaidPhrase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from bot.content.problems import LessonProblem
    from bot.tutor.course.course import Course

    Voices = dict[str, tuple[SaidPhrase, ...]]

FOLDER = "conversation"
FOLDERS = ("phrases", "ways", "doubts", "asked")
"""Those of the groups of Phrases, in their order."""


def load_phrases(
    root: Path, course: Course, answers: Collection[str]
) -> tuple[Phrases, tuple[LessonProblem, ...]]:
    """Load what people might write. A file with a problem is left out, and reported.

    `answers` are the ids of the fixed answers. Without the folder there is nothing, and no problem.
    """
    known: dict[str, Collection[str]] = {
        "phrases": [str(intent) for intent in Intent],
        "ways": {term.id for term in course.glossary} | targets_in(course),
        "doubts": [one.id for one in course.misconceptions],
        "asked": answers,
    }
    problems: list[LessonProblem] = []
    groups = [_voices(root, name, known[name], problems) for name in FOLDERS]
    return Phrases(*groups), tuple(problems)


def _voices(
    root: Path, folder: str, known: Collection[str], problems: list[LessonProblem]
) -> Voices:
    found: Voices = {}
    for file in sorted((root / FOLDER / folder).glob("*.toml")):
        ledger = Ledger(f"{FOLDER}/{folder}/{file.name}")
        table = read_table(root, ledger)
        for key, texts in _checked(table or {}, known, ledger):
            said = tuple(SaidPhrase(text, file.stem) for text in texts)
            found[key] = (*found.get(key, ()), *said)
        problems.extend(ledger.found)
    return found


def _checked(
    table: Mapping[str, Any], known: Collection[str], ledger: Ledger
) -> Iterator[tuple[str, list[str]]]:
    for key, texts in table.items():
        if key not in known:
            ledger.add(key, f"nothing is called {quoted(key)}", "correct the id, or take it out")
        elif not isinstance(texts, list) or not all(isinstance(one, str) for one in texts):
            ledger.add(key, "this must be a list of texts", 'write ["one", "two"]')
        else:
            yield key, texts
