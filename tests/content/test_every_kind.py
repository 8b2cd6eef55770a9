"""Questions of every kind: what is read, and what is said about a table that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.content.course import load_course
from bot.content.problems import Ledger
from bot.tutor.course.kinds import LESSON_KINDS
from bot.tutor.exercises.questions.kinds import KINDS, UnknownKindError, kind_named
from tests.content.every_kind import (
    EVERY_KIND,
    FILL,
    FREE,
    MATCH,
    MULTIPLE,
    NUMBER,
    ORDER,
    PLOT,
    SINGLE,
    read,
)
from tests.content.small_course import write_course

if TYPE_CHECKING:
    from pathlib import Path

THREE_SLOPES = "slope = [-6, -4, -2]"

CASES = (
    (SINGLE, 'id = "one"', 'id = "one"\nkind = "sngle"', "question[0].kind: there is no kind of"),
    (SINGLE, 'id = "one"', 'id = "one"\nkind = 3', "question[0].kind: this must be text"),
    (SINGLE, 'id = "one"', 'id = "one"\nanswer = 3', 'question[0]: unknown key "answer"'),
    (MULTIPLE, ", right = true", "", "question[0]: 0 of 4 options are right"),
    (MULTIPLE, '"M1"', '"M2"', "question[0].option[3].misconception: there is no misconception"),
    (MULTIPLE, "option = [", "option = []\nother = [", 'question[0]: unknown key "other"'),
    (NUMBER, "answer = ", "anser = ", 'question[0]: key "answer" is missing'),
    (NUMBER, '"w - rate * slope"', "true", "answer: this must be a number, or a sum"),
    (NUMBER, '"w - rate * slope"', "nan", "answer: this must be a number, or a sum"),
    (NUMBER, '"w - rate * slope"', '"w - speed"', 'answer: the sum "w - speed" cannot be'),
    (NUMBER, '"w - slope"', '"open(w)"', "wrong[1].value: the sum"),
    (NUMBER, "{slope}", "{speed}", 'stem: the sum "speed" cannot be worked out: nothing named'),
    (NUMBER, "0.01", "-1", "tolerance: this number is too small"),
    (NUMBER, "0.01", "inf", "tolerance: this must be a number"),
    (NUMBER, "0.01", "5.0", "draw: in all but"),
    (NUMBER, "slope = [-6, -4, -2, 2, 4, 6]", 'slope = ["up"]', "draw.slope[0]: this must be a"),
    (NUMBER, "slope = [-6, -4, -2, 2, 4, 6]", "slope = []", "draw.slope: the number of entries"),
    (
        NUMBER,
        "slope = [",
        f"extra = {list(range(99))}, slope = [",
        "more than 1000 different draws",
    ),
    (
        NUMBER,
        NUMBER[NUMBER.index("draw =") : NUMBER.index("wrong")],
        "",
        "nothing named w is drawn",
    ),
    (MATCH, '["rate", "loss"]', '["rate", "los"]', 'confused[0].pair: there is no pair "los"'),
    (MATCH, '["rate", "loss"]', '["rate", "rate"]', "the same id stands here twice"),
    (MATCH, '["rate", "loss"]', '["rate"]', "confused[0].pair: the number of entries is 1"),
    (MATCH, '"Learning rate"', f'"{"x" * 46}"', "pair[1].term: this has 46 characters"),
    (
        ORDER,
        '["measure", "blame"]',
        '["blame", "measure"]',
        'does not stand right before "measure"',
    ),
    (ORDER, '["measure", "blame"]', '["forward", "blame"]', "Mend: name two neighbours"),
    (ORDER, 'id = "blame"', 'id = "nudge"', 'item[3]: the id "nudge" is used twice'),
    (SINGLE, "Nothing at all", "More input,  less OUTPUT", "option[1].text: this text stands at"),
    (
        MULTIPLE,
        '"The biases"',
        '"The weights"',
        "option[1].text: this text stands at option[0].text",
    ),
    (MATCH, '"Learning rate"', '"Loss"', "pair[1].term: this text stands at pair[0].term too"),
    (MATCH, '"Shifts the sum"', '"Says how wrong"', "pair[2].definition: this text stands at"),
    (ORDER, '"Find the blame"', '"Measure the error"', "item[2].text: this text stands at item[1]"),
    (NUMBER, "tolerance = ", 'unit = "km per h"\ntolerance = ', 'unit: the unit "km per h" cannot'),
    (NUMBER, "tolerance = ", 'unit = "0"\ntolerance = ', 'unit: the unit "0" cannot be told'),
    (NUMBER, "tolerance = ", 'unit = "E5"\ntolerance = ', 'unit: the unit "E5" cannot be told'),
    (
        NUMBER,
        "w = [1, 2, 4, 5], slope = [-6, -4, -2, 2, 4, 6]",
        "w = [1, 1.0, 1], slope = [-6, -6, -6, -6, -4, -4, -4, -4]",
        "draw: in all but",
    ),
    (
        NUMBER,
        NUMBER[NUMBER.index("other =") : NUMBER.index("draw =")],
        f'other = "{"{w/9e-11}" * 33}"\n',
        "other: with its numbers this has",
    ),
    (FILL, "___", "weights", "stem: the stem has no gap. Mend: write ___"),
    (FILL, '"parameters"]', '"Weights!"]', "accept[1]: this counts as the same as accept[0]"),
    (FILL, '"layers"', '"weights"', "wrong[0].answer: this counts as the same as accept[0]"),
    (FILL, '"parameters"]', f'"{"b" * 61}"]', "accept[1]: this has 61 characters and at most 60"),
    (NUMBER, '"w - rate * slope"', "9" * 400, "answer: this must be a number, or a sum"),
    (FILL, '"parameters"]', '"..."]', "accept[1]: nothing is left of this"),
    (FILL, '["weights", "parameters"]', "[]", "accept: the number of entries is 0"),
    (FILL, '["weights", "parameters"]', '"weights"', "accept: this must be a list"),
    (FREE, "need = 2", "need = 3", "need: 3 of 2 groups cannot be needed. Mend: write a whole"),
    (FREE, "need = 2", "", "need: 0 of 2 groups cannot be needed"),
    (FREE, "need = 2", "need = 1.5", "need: 1.5 of 2 groups cannot be needed"),
    (FREE, 'name = "number"', 'name = "compares"', "group[1].name: two groups have this name"),
    (FREE, '"gap", ', '"the", ', "group[0].words[1]: there is nothing to look for"),
    (FREE, "words = [", "word = [", 'group[0]: unknown key "word"'),
    (PLOT, "right = true\n", "", "question[0]: 0 options are right and it must be exactly one"),
    (PLOT, "slowly down", "down", "option: the descriptions have different numbers of words"),
    (PLOT, "rates = [0.1]", "rates = [1.1]", "option[1].picture: this is the same picture as"),
    (PLOT, "stays where it stood once", "falls slowly down to zero", "option[2].description: this"),
    (PLOT, '"valley-losses"', '"valley-loss"', "there is no kind of picture named"),
)


@pytest.mark.parametrize(("text", "old", "new", "said"), CASES)
def test_a_wrong_table_of_any_kind_is_reported_with_its_key_and_the_mend(
    tmp_path: Path, text: str, old: str, new: str, said: str
) -> None:
    assert old in text
    broken = text.replace(old, new) if old == ", right = true" else text.replace(old, new, 1)
    course, problems = load_course(
        write_course(tmp_path, {"first/questions.toml": broken}), LESSON_KINDS
    )
    assert [lesson.id for lesson in course.lessons] == ["second"]
    assert said in "\n".join(map(str, problems))
    assert all("Mend: " in problem.message for problem in problems)


def test_a_fault_of_one_question_hides_none_of_another() -> None:
    ledger = Ledger("questions.toml")
    broken = EVERY_KIND.replace("___", "it").replace('"blame"]', '"nudge"]').replace("0.01", '"x"')
    read(broken, ledger)
    assert [problem.where for problem in ledger.found] == [
        "question[2].tolerance",
        "question[4].swapped[0].pair",
        "question[5].stem",
    ]


def test_fixed_values_must_be_told_apart_by_three_tolerances() -> None:
    ledger = Ledger("questions.toml")
    fixed = NUMBER.replace("{", "(").replace("}", ")")
    fixed = fixed[: fixed.index("draw =")] + 'wrong = [{ value = 1.02, feedback = "No." }]'
    read(fixed.replace('"w - rate * slope"', "1"), ledger)
    assert "two of the values (answer or wrong) lie within three tolerances" in str(ledger.found[0])


def test_a_wrong_value_that_would_be_judged_right_is_reported() -> None:
    ledger = Ledger("questions.toml")
    fixed = NUMBER.replace("{", "(").replace("}", ")").replace("tolerance = 0.01\n", "")
    fixed = fixed[: fixed.index("draw =")] + 'wrong = [{ value = 2000000001, feedback = "No." }]'
    read(fixed.replace('"w - rate * slope"', "2000000000"), ledger)
    assert "two of the values (answer or wrong) lie within three tolerances" in str(ledger.found[0])


def test_a_kind_is_found_by_its_name_and_an_unknown_one_is_an_error_at_once() -> None:
    assert [kind_named(KINDS, kind.name) for kind in KINDS] == list(KINDS)
    with pytest.raises(UnknownKindError, match="known are single, multiple"):
        kind_named(KINDS, "essay")
