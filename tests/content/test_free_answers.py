"""What people of 14 write to the free questions of the course, and which ideas are found in it.

The good answers hold enough, whatever their spelling; the poor ones do not. Nobody is failed by
this: it decides what is ticked already when the person looks.
"""

from __future__ import annotations

import pytest

from bot.content.course import load_course
from bot.content.data import load_data
from bot.tutor.course.kinds import LESSON_KINDS
from bot.tutor.exercises.questions.free import FreeTask
from bot.tutor.exercises.questions.ideas import SPEAKS, found_in
from bot.tutor.exercises.questions.kind import Drawn
from bot.tutor.exercises.replies import Typed
from tests.content.shipped import LESSONS

GOOD = {
    "neurons-and-weights": (
        "you times every input by its weight and then add it all up",
        "It multiplys the inputs with the weights, sums them and puts it through the sigmoid",
        "first multiplying, then adding the bias, then it gets squished by the activation function",
    ),
    "the-forward-pass": (
        "no because the weights dont change, it only learns when you train it",
        "Nothing in it changes so you just get the same answer every time",
        "it wont get better bc its not training, the weights stay the same",
    ),
    "how-a-network-learns": (
        "No, maybe it just memorized them. Test it with pictures it hasnt seen.",
        "It could be over-fitting!! i would ask for new photos",
        "maybe it learned them by heart so check with photos it didn't see before",
    ),
    "loss-in-numbers": (
        "no thats accuracy, loss is also about how sure it was",
        "The loss looks at how confident the network is and not only counts right or wrong",
        "Not really. Two networks can have the same accuracy but one is more certain",
    ),
    "gradient-descent": (
        "then the steps are so tiny that it takes forever",
        "it will be way too slow, better try a few different ones",
        "You hardly move so you wont get there in time",
    ),
    "backpropagation": (
        "it goes backwards and finds out whos to blame, gradient descent then changes the weights",
        "Backprop works out how much each weight is at fault and then gradient descent updates it",
        "it starts at the end and goes back layer by layer to get the blame of each one",
    ),
    "generalisation": (
        "No, maybe it just memorized them. Test it with pictures it hasnt seen.",
        "thats only training, it might of learned the noise so try it on new photos",
        "I'd ask about the test set because it could be overfitted",
    ),
    "judging-formality": (
        "if it has slang its casual but sometimes formal people use slang too",
        "Long words mean formal, except when someone is joking",
        "a sentence with please is formal. It doesnt work for \"please bro\"",
    ),
}  # fmt: skip
POOR = {
    "neurons-and-weights": ("i dont know", "It thinks about it like a brain", "magic lol"),
    "the-forward-pass": (
        "yes, more photos make it smarter",
        "idk",
        "it gets used to them after a while",
    ),
    "how-a-network-learns": ("yes 100 is perfect", "cool, well done!", "i would say its great"),
    "loss-in-numbers": ("yes i agree", "Yes because loss means you lose", "no idea sorry"),
    "gradient-descent": (
        "good idea, small is always safe",
        "yes thats the best one",
        "i dont know what that is",
    ),
    "backpropagation": (
        "it runs the network in reverse to make pictures",
        "no clue",
        "they are the same thing",
    ),
    "generalisation": ("great job!!", "Yes its finished", "100% is the best you can get"),
    "judging-formality": ("i dont know", "my rule is good", "it always works"),
}
FOUND_IN_A_RULE = (
    ("Slang means casual", "sign side"),
    ("long words are formal except if its a joke", "sign side limit"),
    ("if it says you its casual but not in a letter to the bank", "sign side limit"),
    ("sentences with I or you are casual, a report can still say I", "sign side"),
    (
        'when somebody uses "you" its casual. Wrong for: thank you for your letter',
        "sign side limit",
    ),
    ("Lots of !!! is casual", "side"),
    ("exclamation marks are casual", "sign side"),
    ("no capital letters = casual, but my grandma does it too", "sign side limit"),
    ("i dont know what you mean", ""),
    ("you just feel it", ""),
    ("I think I can tell", ""),
    ("it depends on who you are", ""),
    ("as long as you ask the question", ""),
    ("you can tell its formal", "side"),
    ("everything is formal", "side"),
    ("no the rule about hey works, it is casual", "sign side"),
)
"""What is found in rules about formality: the groups of words, by their names."""
CASES = [
    (lesson, text, enough)
    for table, enough in ((GOOD, True), (POOR, False))
    for lesson, texts in table.items()
    for text in texts
]


@pytest.fixture(scope="module")
def tasks() -> dict[str, list[FreeTask]]:
    course, _ = load_course(LESSONS, LESSON_KINDS, load_data(LESSONS)[0])
    return {
        lesson.id: [q.task for q in lesson.questions if isinstance(q.task, FreeTask)]
        for lesson in course.lessons
    }


@pytest.mark.parametrize(("lesson", "text", "enough"), CASES)
def test_good_answers_are_recognised_and_poor_ones_are_not(
    tasks: dict[str, list[FreeTask]], lesson: str, text: str, enough: bool
) -> None:
    [task] = tasks[lesson]
    assert (task.judge(Drawn(), Typed(text)).credit == 1.0) is enough


@pytest.mark.parametrize(("text", "names"), FOUND_IN_A_RULE)
def test_what_is_found_in_a_rule_is_what_it_says(
    tasks: dict[str, list[FreeTask]], text: str, names: str
) -> None:
    [task] = tasks["judging-formality"]
    found = [group.name for group in task.groups if found_in(text, group.words)]
    assert " ".join(found) == names


def test_no_group_takes_a_word_that_stands_in_most_sentences(
    tasks: dict[str, list[FreeTask]],
) -> None:
    groups = [group for free in tasks.values() for task in free for group in task.groups]
    assert groups
    assert not [(g.name, word) for g in groups for word in g.words if word in SPEAKS]


def test_every_lesson_has_three_answers_of_each_sort(tasks: dict[str, list[FreeTask]]) -> None:
    asked = {lesson for lesson, free in tasks.items() if free}
    assert asked == GOOD.keys() == POOR.keys()
    assert {len(texts) for table in (GOOD, POOR) for texts in table.values()} == {3}


def test_the_model_answers_hold_what_they_are_a_model_of(tasks: dict[str, list[FreeTask]]) -> None:
    for free in tasks.values():
        for task in free:
            assert task.judge(Drawn(), Typed(task.model)).credit == 1.0
