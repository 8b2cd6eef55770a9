"""What is wrong in a card, a try, a picture, a step, a run or a fact is named with its mend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bot.content.course import load_course
from bot.tutor.course.kinds import LESSON_KINDS
from tests.content.new_lesson import PAGE
from tests.content.small_course import FILES, write_course

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Slip:
    """A piece of the page, what replaces it, where the problem is seen, and what is said."""

    old: str
    new: str
    where: str
    said: str


LONG = "Long words. " * 80
SLIPS = (
    # front matter and runs
    Slip('goals = ["Say one", "Say two"]', "", "front matter", 'key "goals" is missing'),
    Slip('"Say one", "Say two"', '"Say one"', "front matter, goals", "write at least 2"),
    Slip('"Say two"', '"b", "c", "d", "e"', "front matter, goals", "keep at most 4"),
    Slip('"Say two"', f'"{"x" * 101}"', "front matter, goals[1]", "cut at least 1 character"),
    Slip("seed = 7", 'seed = "7"', "front matter, seed", "this must be a whole number"),
    Slip("seed = 7", "seed = -1", "front matter, seed", "write 0 or more"),
    Slip("[runs.rates]", "[runs.xor]", "runs.xor", "give the run another name"),
    Slip("[runs.rates]", '[runs."My run"]', "front matter, runs", "use 1 to 40 of the letters"),
    Slip("learning_rate = 0.01", "rate = 0.01", '."slow"', 'unknown key "rate"'),
    Slip("learning_rate = 0.01", 'learning_rate = "x"', '."slow".learning_rate', "be a number"),
    Slip("learning_rate = 0.01", "learning_rate = -1", '."slow"', "must lie between"),
    Slip("epochs = 5", "epochs = 0.5", '."slow".epochs', "this must be a whole number"),
    Slip("epochs = 5", 'data = "moon"', '."slow"', 'no data set and no table named "moon"'),
    Slip("epochs = 5", 'data = "own"', '."slow"', "people's own data cannot be trained"),
    Slip("hidden = [4]", "hidden = [400]", '."fast"', "hidden must lie between"),
    Slip('"slow" = { learning', f'"{"x" * 41}" = {{ learning', "runs.rates", "shorten it"),
    # ids and parts of cards
    Slip(" {#one-card}", "", "line 12", "such as {#one-card}"),
    Slip("{#one-card}", "{#One card}", "line 12", "use 1 to 40 of the letters"),
    Slip("{#a-number}", "{#one-card}", "line 36", "stands at line 12 too. Mend: give one a new id"),
    Slip("### Then\nIt begins at 0.7.\n", "Now 0.7.\n", "line 12", "has a try and no ### Then"),
    Slip("### Then\nIt begins", "### Than\nIt begins", "line 32", "a card holds no other headings"),
    Slip("### Say it differently\nA", "A", "line 12", "no ### Say it differently"),
    Slip("### Then\nIt", "### Say it differently\nx\n### Then\nIt", "line 34", "in the order"),
    Slip("It begins at 0.7.", "", "line 32", "### Then: this text is empty"),
    Slip("Another image.", LONG[:451], "line 34", "### Say it differently: this has"),
    Slip("It begins at", f"{LONG[:450]} 0.7", "line 32", "### Then: this has"),
    Slip("Think.", LONG[:445], "line 36", "with its question: this has"),
    Slip('text = "This"', f'text = "{"x" * 91}"', "option[0].text", "cut at least 1 character"),
    Slip("```toml\n[try]", "```toml\nx\n[try]", "line 15", "this is not valid TOML"),
    Slip("```toml\n[try]", "```toml\n[trie]", "card one-card", 'unknown key "trie"'),
    Slip("[facts]", "```\n```toml\n[facts]", "line 30", "put all tables into one block"),
    Slip("It begins", "```toml\n```\nIt begins", "line 33", "move it above the first ###"),
    Slip('first"\n```', 'first"', "line 32", "this is not valid TOML"),
    Slip("Later.", "Later.\n```", "line 77", "this code block has no end"),
    # tries
    Slip('kind = "choice"', 'kind = "choose"', "try.kind", "write one of choice, belief, number"),
    Slip('kind = "choice"\n', "", "card one-card, try", "write choice, belief or number"),
    Slip('ask = "Which way?"', "", "card one-card, try", 'key "ask" is missing'),
    Slip("fits = true, ", "", "try.option", "0 answers fit and it must be exactly one"),
    Slip('"Down", feed', '"Down", fits = true, feed', "try.option", "2 answers fit"),
    Slip(', feedback = "That is it."', "", "try.option[0]", 'key "feedback" is missing'),
    Slip('feedback = "That', f'feedback = "{LONG[:201]}That', "option[0].feedback", "cut at"),
    Slip('"M1"', '"M9"', "option[1].misconception", 'no misconception "M9"'),
    Slip('"Down"', '"up"', "try.option[1].text", "reword one of them"),
    Slip('id = "down"', 'id = "up"', "try.option[1]", "give one a new id"),
    Slip(
        '{ id = "b", text = "That", feedback = "Some think so." },', "", "try.option", "at least 2"
    ),
    Slip('"This", feed', '"This", fits = true, feed', "try.option[0]", 'unknown key "fits"'),
    Slip("value = 2,", "value = 1.52,", "try.wrong[0].value", "make the tolerance smaller"),
    Slip("value = 3,", "value = 2,", "try.wrong[1].value", "take one of them out"),
    Slip("answer = 1.5", 'answer = "1.5"', "try.answer", "this must be a number"),
    Slip("answer = 1.5", "answer = inf", "try.answer", "this must be a number"),
    Slip('other = "Count once more."', "", "card a-number, try", 'key "other" is missing'),
    Slip('  { value = 3, feedback = "A third of it." },\n', "", "try.wrong", "write at least 2"),
    # pictures
    Slip('draw = "losses"', 'draw = "loss"', "picture.draw", "write one of losses, border"),
    Slip('draw = "losses"\n', "", "card one-card, picture", 'key "draw" is missing'),
    Slip('task = "rates"', 'task = "rate"', "picture.task", "use one of lr-trio"),
    Slip('task = "rates"', "", "card one-card, picture", 'key "task" is missing'),
    Slip('when = "both"', 'when = "now"', "picture.when", "write after, before, both"),
    Slip('when = "both"', 'when = "after"', "picture.hidden", 'write when = "both"'),
    Slip(
        'fast = "B"', 'quick = "B"', "picture.hidden", 'no training of this task is called "quick"'
    ),
    Slip("hidden = {", "hiden = {", "card one-card, picture", 'unknown key "hiden"'),
    # steps by hand
    Slip('room = "neuron"', 'room = "cellar"', "hands_on.room", "write one of neuron"),
    Slip('room = "neuron"\n', "", "card a-number, hands_on", 'key "room" is missing'),
    Slip('goal = "OR"', 'goal = "NAND"', "hands_on.goal", "this word is not known here"),
    Slip("start = [0, 0, 0]", "start = [0]", "hands_on.start", "write at least 3"),
    Slip('ask = "Find', f'ask = "{"x" * 99}Find', "hands_on.ask", "at most 100 fit"),
    Slip('done = "Found with {w1}."', "", "card a-number, hands_on", 'key "done" is missing'),
    # facts
    Slip('"0.7" =', '"0.8" =', 'facts."0.8"', "does not occur in the text of this card"),
    Slip('"0.7" =', '"It begins" =', 'facts."It begins"', "there is no number in it"),
    Slip('"rates, slow, ', '"rate, slow, ', 'facts."0.7"', 'no run named "rate"'),
    Slip("rates, slow, ", "rates, slower, ", 'facts."0.7"', 'use one of "slow", "fast"'),
    Slip("train loss, first", "loss, first", 'facts."0.7"', "use one of train loss, test loss"),
    Slip("train loss, first", "train loss, soon", 'facts."0.7"', "or the number of a round"),
    Slip(", train loss, first", "", 'facts."0.7"', 'write "task, variant, measure, when"'),
    # sums
    Slip("= 1.4`", "= 0.6`", "line 13", "0.6 should be 1.4. Mend: write 1.4"),
    Slip("= 0.315`", "= 0.314`", "line 13", "0.314 should be 0.315"),
    Slip('"Half of it."', '"Half: `3 ÷ 2 = 1.4`."', "line 46", "1.4 should be 1.5"),
)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.old[:30]} to {slip.new[:30]}")
def test_a_slip_switches_the_lesson_off_and_is_named_with_place_and_mend(
    slip: Slip, tmp_path: Path
) -> None:
    assert slip.old in PAGE
    page = PAGE.replace(slip.old, slip.new, 1)
    course, problems = load_course(write_course(tmp_path, {"first/lesson.md": page}), LESSON_KINDS)
    assert [lesson.id for lesson in course.lessons] == ["second"]
    found = [problem for problem in problems if problem.file == "first/lesson.md"]
    assert any(slip.where in problem.where and slip.said in problem.message for problem in found), (
        "\n".join(map(str, problems))
    )
    assert all("Mend: " in problem.message for problem in problems)


@pytest.mark.parametrize(
    ("file", "old", "new", "where", "said"),
    [
        ("questions.toml", 'card = "one-card"', "", "question[0]", 'key "card" is missing'),
        ("questions.toml", '"one-card"', '"two-card"', "question[0].card", "use one of a-belief"),
        ("questions.toml", "goal = 1", "", "question[0]", 'key "goal" is missing'),
        ("questions.toml", "goal = 1", "goal = 3", "question[0].goal", "write 1 to 2"),
        ("questions.toml", "goal = 1", "goal = 0", "question[0].goal", "write 1 or more"),
        ("questions.toml", "goal = 1", "goal = 1\nhints = []", "", ""),
        ("questions.toml", "goal = 1", f"goal = 1\nhints = {['x'] * 4}", "hints", "keep at most 3"),
        ("questions.toml", "goal = 1", "goal = 1\nhints = [1]", "hints[0]", "this must be text"),
        (
            "questions.toml",
            "goal = 1",
            'goal = 1\nsteps = [{ ask = "x", answer = 1 }, { ask = "y", answer = 2 }]',
            "question[0].steps",
            "write hints, or make it a number question",
        ),
        (
            "questions.toml",
            'feedback = "Count again."',
            'feedback = "Count again."\ncard = "two"',
            "question[0].option[1].card",
            'this lesson has no card "two"',
        ),
        (
            "questions.toml",
            '"Count again."',
            '"Count: `1 + 1 = 3`."',
            "line",
            "3 should be 2. Mend: write 2",
        ),
        ("glossary.toml", '"one-card"', '"two"', "term[0].card", 'no card "two"'),
        ("glossary.toml", 'card = "one-card"\n', "", "term[0]", 'key "card" is missing'),
    ],
)
def test_what_names_cards_and_goals_is_held_to_those_of_the_lesson(
    tmp_path: Path, file: str, old: str, new: str, where: str, said: str
) -> None:
    name = file if file == "glossary.toml" else f"first/{file}"
    assert old in FILES[name]
    changed = {name: FILES[name].replace(old, new, 1), "first/lesson.md": PAGE}
    _, problems = load_course(write_course(tmp_path, changed), LESSON_KINDS)
    if not said:
        assert problems == ()
        return
    assert {problem.file for problem in problems} == {name}
    assert any(where in one.where and said in one.message for one in problems), problems
    assert all("Mend: " in problem.message for problem in problems)
