"""Loads answers.toml and safety.toml of lessons/conversation, where a course has that folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.content.conversation.phrases import FOLDER
from bot.content.conversation.schema import AnswersFile, SafetyFile
from bot.content.crosschecks import check_ids, tables_in
from bot.content.problems import Ledger, quoted
from bot.content.toml_files import read_table, validated
from bot.tutor.conversation.fixed_words import COUNTED, FIXED_IDS, FixedWords
from bot.tutor.conversation.phrases import FixedAnswer
from bot.tutor.conversation.safety import GAP, SafetyRule, TroubleKind
from bot.tutor.conversation.words import words_of

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from bot.content.conversation.schema import TroubleTable
    from bot.content.problems import LessonProblem
    from bot.tutor.conversation.safety import Pattern

ROWS = "patterns", "harmless"
BRACES = re.compile(r"\{([^{}]*)\}")
TELEPHONE = re.compile(r"\d[\d\s()/-]{3,}\d")


def load_fixed_words(root: Path) -> tuple[FixedWords, tuple[LessonProblem, ...]]:
    """Load both files: all of each, or nothing of it and its problems.

    A course without the folder has no fixed words, and that is no problem.
    """
    if not (root / FOLDER).is_dir():
        return FixedWords(), ()
    answers, wrong = load_fixed_answers(root)
    safety, more = load_safety(root)
    return FixedWords({one.id: one for one in answers}, safety), (*wrong, *more)


def load_fixed_answers(root: Path) -> tuple[tuple[FixedAnswer, ...], list[LessonProblem]]:
    """Load answers.toml: an answer for each of FIXED_IDS."""
    ledger = Ledger(f"{FOLDER}/answers.toml")
    table = read_table(root, ledger)
    if table is None:
        return (), ledger.found
    check_ids(table, ledger)
    _check_known(table, ledger)
    file = validated(AnswersFile, table, ledger)
    if file is None or ledger.found:
        return (), ledger.found
    return tuple(FixedAnswer(row.id, row.text) for row in file.answer), []


def load_safety(root: Path) -> tuple[tuple[SafetyRule, ...], list[LessonProblem]]:
    """Load safety.toml: what is heard before anything else, and what is said then."""
    ledger = Ledger(f"{FOLDER}/safety.toml")
    table = read_table(root, ledger)
    if table is None:
        return (), ledger.found
    _check_patterns(table, ledger)
    file = validated(SafetyFile, table, ledger)
    if file is None or ledger.found:
        return (), ledger.found
    rules = (
        _rule(TroubleKind.DANGER, file.danger),
        _rule(TroubleKind.HURTFUL, file.hurtful),
        _rule(TroubleKind.DISCOURAGED, file.discouraged),
        _rule(TroubleKind.OFF_TOPIC, file.off_topic),
    )
    return rules, []


def pattern_of(line: str) -> Pattern:
    return tuple(frozenset(place.split("|")) for place in line.split())


def _rule(kind: TroubleKind, row: TroubleTable) -> SafetyRule:
    patterns, harmless = (
        tuple(pattern_of(line) for line in lines) for lines in (row.patterns, row.harmless)
    )
    return SafetyRule(kind, row.answer, row.channel or "", patterns, harmless)


def _check_known(table: dict[str, Any], ledger: Ledger) -> None:
    """Report answers that nobody asks for, those that are missing, and names in braces."""
    given = {row.get("id") for _, row in tables_in(table.get("answer"))}
    for place, row in tables_in(table.get("answer")):
        id_, text = row.get("id"), row.get("text")
        if isinstance(id_, str) and id_ not in FIXED_IDS:
            wrong = f"no answer is called {quoted(id_)}"
            ledger.add(f"answer[{place}].id", wrong, f"use one of {', '.join(FIXED_IDS)}")
        for name in BRACES.findall(text) if isinstance(text, str) else ():
            if name not in COUNTED:
                wrong = f"nothing is filled in for {quoted(name)}"
                mend = f"use one of {', '.join(COUNTED)}, or take the braces out"
                ledger.add(f"answer[{place}].text", wrong, mend)
    for missing in (id_ for id_ in FIXED_IDS if id_ not in given):
        ledger.add("answer", f"there is no answer {quoted(missing)}", "add one with this id")


def _check_patterns(table: dict[str, Any], ledger: Ledger) -> None:
    """Report words that no message can hold as they stand, and telephone numbers."""
    for kind in TroubleKind:
        row = table.get(kind)
        if not isinstance(row, dict):
            continue
        answer = row.get("answer")
        if isinstance(answer, str) and TELEPHONE.search(answer):
            wrong = "there is a telephone number, and it differs from country to country"
            ledger.add(f"{kind}.answer", wrong, "name the emergency number of one's country")
        for name in ROWS:
            lines = row.get(name)
            for place, line in enumerate(lines if isinstance(lines, list) else ()):
                _check_line(line, f"{kind}.{name}[{place}]", ledger)


def _check_line(line: object, where: str, ledger: Ledger) -> None:
    if not isinstance(line, str):
        return  # the schema reports it
    places = line.split()
    if places and GAP in {places[0], places[-1]}:
        ledger.add(where, "a gap stands at the edge", "begin and end with a word")
    for word in (word for place in places for word in place.split("|")):
        read = words_of(word)
        if word != GAP and read != [word]:
            wrong = f"no message holds the word {quoted(word)} as it is read"
            mend = f"write {quoted(' '.join(read))}" if read else "take it out"
            ledger.add(where, wrong, mend)
