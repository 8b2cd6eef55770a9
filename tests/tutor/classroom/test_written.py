"""A question that an instructor writes: what is read of it, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.classroom.written import (
    MOST_BACK,
    WRITTEN,
    WRITTEN_KEY,
    WritingError,
    written_in,
    written_question,
)
from bot.tutor.exercises.plans import Plan, plan_from_json, plan_to_json
from bot.tutor.exercises.questions.single import SingleChoice
from bot.tutor.text import plain

MOST_MESSAGE = 2000  # characters of a plain message


@pytest.mark.parametrize(
    ("stem", "lines", "told"),
    [
        ("", "*a\nb", "The question is empty."),
        ("\u200b \n", "*a\nb", "The question is empty."),
        ("q" * 301, "*a\nb", "longer than 300"),
        ("q", "", "and I read 0"),
        ("q", "*a\n\n  \n", "and I read 1"),
        ("q", "*a\nb\nc\nd\ne\nf", "and I read 6"),
        ("q", "*a\nB | see https://x.org", "Links"),
        ("@everyone?", "*a\nb", "Links"),
        ("q", "*a\n A ", "read the same"),
        ("q", "a\nb", "0 options have a *"),
        ("q", "*a\n* b", "2 options have a *"),
        ("q", "*a\n|said", "One of the options is empty."),
        ("q", "*\nb", "One of the options is empty."),
        ("q", f"*a\n{'b' * 101}", "longer than 100"),
        ("q", f"*a\nb|{'s' * 301}", "longer than 300"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_given_back(
    stem: str, lines: str, told: str
) -> None:
    with pytest.raises(WritingError, match="Nothing was posted") as error:
        written_question(stem, lines)
    words = str(error.value)
    assert told in words
    assert len(words) <= MOST_MESSAGE
    typed = lines.splitlines()[0].strip() if lines else ""
    assert typed in words


def test_a_long_text_is_given_back_as_far_as_a_message_holds_it() -> None:
    with pytest.raises(WritingError) as error:
        written_question("q" * 300, "```" + "x" * 1990)
    assert len(str(error.value)) <= MOST_MESSAGE
    assert str(error.value).count("```") == 2
    assert "x" * (MOST_BACK - 400) in str(error.value)


words = st.text("abc *_`{}[]()#>~<@&!0", min_size=1, max_size=30).filter(
    lambda text: text.strip("* ") != ""
)


@given(words, st.lists(st.tuples(words, words), min_size=2, max_size=5), st.data())
def test_all_that_was_typed_is_kept_and_shown_as_typed(
    stem: str, options: list[tuple[str, str]], data: st.DataObject
) -> None:
    texts = [f"o{number}{text.strip()}" for number, (text, _) in enumerate(options)]
    right = data.draw(st.integers(0, len(options) - 1))
    lines = [
        f"{'* ' if place == right else ''}{text} | {said}"
        for place, (text, (_, said)) in enumerate(zip(texts, options, strict=True))
    ]
    kept = written_question(stem, "\n".join(lines))
    plan = plan_from_json(plan_to_json(Plan((WRITTEN,), {WRITTEN_KEY: kept})))
    question = written_in(plan)
    assert question is not None
    assert question.id == WRITTEN
    assert question.stem == plain(stem.strip())
    assert isinstance(question.task, SingleChoice)
    made = question.task.options
    assert [one.text for one in made] == [plain(text) for text in texts]
    assert [one.right for one in made] == [place == right for place in range(len(texts))]
    assert [one.feedback for one in made] == [plain(said.strip()) for _, said in options]


def test_an_option_in_bold_is_marked_by_the_first_star_alone() -> None:
    kept = written_question("q", "* **bold**\nother")
    assert kept == ("q", "*", "**bold**", "", "", "other", "")


def test_a_plan_without_a_written_question_has_none() -> None:
    assert written_in(Plan(("one/two",))) is None


@pytest.mark.parametrize("unseen", ["\u3164", "\u2800", "\u115f \u1160", "\ufe0f\u200d", "\uffa0"])
def test_what_nobody_can_see_is_no_question_and_no_option(unseen: str) -> None:
    with pytest.raises(WritingError, match="The question is empty"):
        written_question(unseen, "*a\nb")
    for lines in (f"* {unseen}\nb", f"*a\n{unseen} | said"):
        with pytest.raises(WritingError, match=r"options is empty|I read 1"):
            written_question("q", lines)
    assert written_question("q", f"*a | {unseen}\nb") == ("q", "*", "a", "", "", "b", "")


@pytest.mark.parametrize(
    "other",
    ["Yes it is\u3164", "Yes\u2800it is", "Yes  it\u00a0is", "\uff39es it is", "yE\u034fS IT IS"],
)
def test_options_that_read_the_same_are_refused(other: str) -> None:
    with pytest.raises(WritingError, match="read the same"):
        written_question("q", f"* Yes it is\n{other}")


def test_options_that_read_otherwise_are_taken() -> None:
    for other in ("Yesit is", "Yes, it is", "Yes it is."):
        assert written_question("q", f"* Yes it is\n{other}")[5] == other


def test_two_stars_mark_no_option() -> None:
    kept = written_question("q", "**bold** one\n*b")
    assert kept == ("q", "", "**bold** one", "", "*", "b", "")
    with pytest.raises(WritingError, match=r"0 options have a \*"):
        written_question("q", "**bold** one\nb")
