"""Short free texts: which ideas are found in them, and that only the person says what counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.errors import TutorError
from bot.tutor.exercises.questions.free import FreeTask, IdeaGroup, SelfTicks
from bot.tutor.exercises.questions.ideas import found_in
from bot.tutor.exercises.questions.inputs import ChooseSeveral
from bot.tutor.exercises.questions.kind import Drawn
from bot.tutor.exercises.replies import Several, Typed

COMPARES = ("compare", "gap", "difference", "distance", "right answer")
NUMBER = ("number", "score", "how wrong", "how far off")
NEW = ("unseen", "new", "never seen", "held out")
TASK = FreeTask(
    (
        IdeaGroup("compares", COMPARES, "It compares", "What does it look at?"),
        IdeaGroup("number", NUMBER, "It gives one number", "What comes out?"),
        IdeaGroup("guide", ("smaller", "minimise", "reduce"), "Training makes it small", "Why?"),
    ),
    2,
    "It compares and gives one number.",
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It compares the prediction with the answer", COMPARES),
        ("Comparing two things", COMPARES),
        ("a COMPARISON of both!", COMPARES),
        ("it measures the diference", COMPARES),  # a slip
        ("the gaps between them", COMPARES),
        ("holds it against the right answers", COMPARES),
        ("It doesn\u2019t guess, it compares", COMPARES),
        ("it does not only compare", COMPARES),
        ("not the weights but the difference", COMPARES),
        ("one number for it", NUMBER),
        ("says how wrong it is", NUMBER),
        ("how far it is off is told as a score", NUMBER),
        ("data it has never seen", NEW),
        ("held-out examples", NEW),
        ("To see if it works on unseen data.", NEW),
        ("maybe it just memorized them", ("memor",)),  # a stem
        ("No, its overfitted", ("over-fit",)),
        ("over-fitting probably", ("overfit",)),
        ("it may be overfit", ("over-fit",)),
        ("pictures it hasnt seen", NEW),
        ("pictures it hasn\u2019t ever seen", NEW),
        ("it wasn\u00b4t seen before", NEW),
        ("no it compares them", COMPARES),
        ("it might not work on new photos", NEW),
        ("adding them together", ("add",)),
        ("it works, but not for slang", ("but",)),
        ("no, because the loss falls", ("loss falls",)),
        ("no because the loss falls", ("loss falls",)),
        ("no bc the loss falls", ("loss falls",)),
        ("no cuz the loss falls", ("loss falls",)),
        ("no the loss falls", ("loss falls",)),
        ("no - the loss falls", ("loss falls",)),
        ("no \u2014 loss falls", ("loss falls",)),
        ("no actually the loss falls", ("loss falls",)),
        ("no there is a gap", COMPARES),
        ("not really it compares them", COMPARES),
        ("the weights do not really change", ("not change",)),
        ("nothing in it changes", ("not change",)),
    ],
)
def test_an_idea_is_found_in_any_form_of_its_words(text: str, words: tuple[str, ...]) -> None:
    assert found_in(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It does not compare anything", COMPARES),
        ("it doesn't compare", COMPARES),
        ("it never really compares", COMPARES),
        ("without any difference", COMPARES),
        ("there is no gap", COMPARES),
        ("it can't tell the difference", COMPARES),
        ("It changes the weights", COMPARES),
        ("numb", NUMBER),
        ("the news of today", ("renew",)),
        ("seen before", NEW),
        ("", NUMBER),
        ("map", COMPARES),
        ("the answer", COMPARES),
        ("it did not memorise them", ("memor",)),
        ("no new ones", NEW),
        ("photos it has seen", NEW),
        ("the weights change", ("not change",)),
        ("a fit", ("over-fit",)),
        ("there is no way the loss falls", ("loss falls",)),
        ("no loss falls", ("loss falls",)),
        ("there is not really a gap", COMPARES),
        ("not really a gap", COMPARES),
    ],
)
def test_what_is_denied_or_another_word_is_not_found(text: str, words: tuple[str, ...]) -> None:
    assert not found_in(text, words)


@given(st.text(max_size=400), st.lists(st.text(max_size=20), max_size=4))
def test_any_text_is_read(text: str, words: list[str]) -> None:
    assert found_in(text, words) in {True, False}


@given(st.text(min_size=1, max_size=400))
def test_no_text_is_judged_wrong_and_the_model_answer_is_told(text: str) -> None:
    try:
        verdict = TASK.judge(Drawn(), Typed(text))
    except TutorError:
        return
    assert verdict.right is None
    assert "**A model answer:** It compares and gives one number." in verdict.feedback
    assert isinstance(verdict.follow_up, SelfTicks)


def test_what_was_found_is_named_and_what_is_missing_gets_its_line() -> None:
    verdict = TASK.judge(Drawn(), Typed("It compares things."))
    assert verdict.feedback.startswith(
        "I found words for this: It compares. What comes out? Why?\n"
    )
    assert verdict.credit == 0.5
    assert verdict.follow_up is not None
    asked = verdict.follow_up.shown(Drawn())
    assert isinstance(asked, ChooseSeveral)
    assert asked.ticked == ("compares",)
    nothing = TASK.judge(Drawn(), Typed("No idea"))
    assert nothing.feedback.startswith("I only look for certain words and did not spot them")


TWO, GUIDE = "It compares; It gives one number", "Training makes it small"
ASKS = "What does it look at? What comes out?"
ALL = "It compares; It gives one number; Training makes it small"


@pytest.mark.parametrize(
    ("text", "ticked", "credit", "said"),
    [
        (
            "It compares things.",
            ("compares", "number"),
            1.0,
            f"Ticked: {TWO}. That is enough.",
        ),
        ("It compares things.", ("compares",), 0.5, "Ticked: It compares. What comes out? Why?"),
        ("It compares things.", (), 0.0, "What does it look at? What comes out? Why?"),
        ("no idea", (), 0.0, "What does it look at? What comes out? Why?"),
        (
            "no idea",
            ("guide",),
            0.5,
            f"Ticked: {GUIDE}. {ASKS}",
        ),
        ("no idea", ("compares", "number", "guide"), 1.0, f"Ticked: {ALL}. That is enough."),
    ],
)
def test_what_is_ticked_counts_whatever_was_found(
    text: str, ticked: tuple[str, ...], credit: float, said: str
) -> None:
    follow_up = TASK.judge(Drawn(), Typed(text)).follow_up
    assert follow_up is not None
    verdict = follow_up.judge(Drawn(), Several(ticked))
    assert (verdict.right, verdict.credit, verdict.feedback) == (None, credit, said)


def test_other_ticks_than_those_shown_are_refused() -> None:
    follow_up = TASK.judge(Drawn(), Typed("hm")).follow_up
    assert follow_up is not None
    with pytest.raises(TutorError, match="not shown here"):
        follow_up.judge(Drawn(), Several(("else",)))
    with pytest.raises(TutorError, match="another way"):
        follow_up.judge(Drawn(), Typed("compares"))
