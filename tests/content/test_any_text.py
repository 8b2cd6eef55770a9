"""Whatever stands in a lesson file: it is loaded or reported, and nothing else happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content import crosschecks
from bot.content.course import load_course
from bot.content.problems import Ledger
from bot.content.schema import GameFile, QuestionsFile
from bot.content.texts import hidden_sign, reflowed
from bot.content.toml_files import validated
from bot.tutor.course.kinds import LESSON_KINDS
from bot.tutor.exercises.questions.kinds import KINDS
from tests.content.every_kind import reader
from tests.content.small_course import FILES, write_course

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONS_FILE = "first/questions.toml"
LESSON_FILES = [name for name in FILES if name.startswith("first/")]
KEYS = st.sampled_from(
    [
        *("question", "kind", "id", "stem", "option", "right", "misconception", "answer", "wrong"),
        *("draw", "value", "accept", "item", "swapped", "confused", "pair", "matching", "term"),
        "confusion",
    ]
)
TABLES = st.dictionaries(
    KEYS | st.text(),
    st.recursive(
        st.sampled_from([kind.name for kind in KINDS])
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text()
        | st.dates(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
        max_leaves=12,
    ),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("course")


def loads_or_reports(folder: Path, name: str, content: bytes) -> None:
    course, problems = load_course(write_course(folder, {name: content}), LESSON_KINDS)
    assert course.lesson("second") is not None
    blamed = {problem.file for problem in problems}
    # Another id of a card is no fault of lesson.md, but of those who name it.
    also = {QUESTIONS_FILE, "glossary.toml"} if name == "first/lesson.md" else set()
    assert blamed <= {name, *also}
    assert (course.lesson("first") is None) == bool(blamed - {"glossary.toml"})
    assert all(problem.message.isprintable() for problem in problems)


@given(name=st.sampled_from(LESSON_FILES), content=st.binary() | st.text().map(str.encode))
def test_any_content_is_loaded_or_reported(folder: Path, name: str, content: bytes) -> None:
    loads_or_reports(folder, name, content)


@given(name=st.sampled_from(LESSON_FILES), junk=st.text(max_size=8), place=st.floats(0, 1))
def test_junk_inside_a_sound_file_is_loaded_or_reported(
    folder: Path, name: str, junk: str, place: float
) -> None:
    text = FILES[name]
    cut = int(place * len(text))
    loads_or_reports(folder, name, (text[:cut] + junk + text[cut:]).encode())


@pytest.mark.parametrize(
    "text",
    ["x = " + "[" * 100_000, "x = " + "9" * 5_000, "a." * 5_000 + "b = 1", "x = 2000-99-99"],
    ids=["deep list", "huge number", "long key", "no such date"],
)
def test_toml_that_makes_readers_fall_over_is_reported(folder: Path, text: str) -> None:
    loads_or_reports(folder, "first/questions.toml", text.encode())


@given(TABLES)
def test_tables_of_any_shape_are_checked_to_the_end(table: dict[str, object]) -> None:
    ledger = Ledger("questions.toml")
    crosschecks.check_ids(table, ledger)
    crosschecks.check_counts(table, ledger)
    reader().read(table, ledger)
    crosschecks.check_confusions(table, ledger)
    validated(QuestionsFile, table, ledger)
    validated(GameFile, table, ledger)
    assert all(str(problem) for problem in ledger.found)


@given(st.text().filter(lambda text: hidden_sign(text) is None))
def test_reflowing_twice_is_reflowing_once(text: str) -> None:
    once = reflowed(text.split("\n"))
    assert reflowed(once.split("\n")) == once


def test_paragraphs_and_list_items_are_joined_and_code_is_left_alone() -> None:
    lines = [
        "One",
        "two.",
        "",
        "",
        "- a",
        "  b",
        "- c",
        "1. d",
        "```",
        "x",
        " y",
        "```",
        "> q",
        "r",
    ]
    assert reflowed(lines) == "One two.\n\n- a b\n- c\n1. d\n```\nx\n y\n```\n> q r"
