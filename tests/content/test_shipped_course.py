"""The course in lessons/: it loads whole, its numbers are true, and it teaches what it is for."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from bot.check import review
from bot.content.course import load_course
from bot.content.data import load_data
from bot.content.facts import texts_of
from bot.content.review.readability import readability
from bot.jobs.facts import numbers_of
from bot.plots.lessons.trainings import numbers_by_name
from bot.tutor.by_hand.steps.train import TrainTask
from bot.tutor.course.cards import Card
from bot.tutor.course.course import Lesson
from bot.tutor.course.glossary import find_term
from bot.tutor.course.kinds import LESSON_KINDS
from bot.tutor.exercises.questions.fill import FillTask
from bot.tutor.exercises.questions.kind import Drawn
from bot.tutor.exercises.questions.single import SingleChoice
from bot.tutor.exercises.replies import Typed
from bot.tutor.game.corrections import Direction, correction_sentence, heard_correction
from bot.tutor.game.drawing import FIRST_ROUND
from bot.tutor.game.hearing.naming import name_feature
from tests.content.shipped import LESSONS

TABLES, MORE = load_data(LESSONS)
COURSE, PROBLEMS = load_course(LESSONS, LESSON_KINDS, TABLES)
BY_ID = pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.id)
CARDS = [
    pytest.param(card, id=f"{lesson.id}: {card.title}")
    for lesson in COURSE.lessons
    for card in (*lesson.cards, lesson.debrief)
]
NEW_WORD = 3
"""So many words at most, in bold, are a new term; more of them are a point to remember."""
TERMS = """random start, training, forward pass, phase 1, loss function, loss, phase 2, phase 3,
backpropagation, learning rate, gradient, gradient descent, learning, generalisation, generalize,
overfitting, validation data, test set, Human Backpropagation, neuron, weight, layer, output layer,
input, prediction, training example, label, noise, bias, activation, epoch, batch, feature, weights,
backprop, chain rule, parameter, accuracy""".replace("\n", " ").split(", ")
"""Everything the course's page teaches, and every word it uses without saying what it means."""


@pytest.fixture
def core() -> Lesson:
    lesson = COURSE.lesson("how-a-network-learns")
    assert lesson is not None
    return lesson


def test_the_course_has_no_problem_and_no_warning_and_its_trainings_give_its_numbers() -> None:
    report = review(COURSE, (*PROBLEMS, *MORE), TABLES, numbers_of)
    assert [str(one) for one in report.problems] == []
    assert [str(one) for one in report.warnings] == []
    assert report.facts is not None
    assert report.facts >= 20


@pytest.mark.nightly  # it trains every choice of every step
def test_each_training_by_hand_has_choices_that_reach_its_goal_and_others_that_do_not() -> None:
    steps = [
        (f"{lesson.id}: {card.id}", card.hands_on.task.seeded(lesson.seed))
        for lesson in COURSE.lessons
        for card in lesson.cards
        if card.hands_on is not None and isinstance(card.hands_on.task, TrainTask)
    ]
    assert steps
    for name, step in steps:
        found = [_finds(step, place) for place in range(len(step.choices))]
        assert len(set(found)) == 2, name


def _finds(step: TrainTask, place: int) -> bool:
    choice, view = step.choices[place], step.view(str(place))
    assert view.once_drawn is not None
    numbers = numbers_by_name(numbers_of(choice.spec, TABLES.get(choice.shipped)))
    return view.once_drawn(numbers).found is not None


def test_each_lesson_builds_on_earlier_ones_only() -> None:
    for place, lesson in enumerate(COURSE.lessons):
        assert lesson.number == place + 1
        assert set(lesson.needs) <= {earlier.id for earlier in COURSE.lessons[:place]}


def test_any_two_terms_that_are_confused_get_words_of_their_own(core: Lesson) -> None:
    assert core.matching is not None
    ids = [pair.id for pair in core.matching.pairs]
    assert len(ids) >= 6
    said = [core.matching.feedback(a, b) for a, b in combinations(ids, 2)]
    assert len(set(said)) == len(said)


def test_the_game_asks_for_the_three_sentences_of_the_page_in_their_order(core: Lesson) -> None:
    assert core.game is not None
    first = core.game.subjects[0].sentences[:FIRST_ROUND]
    assert [(sentence.text, sentence.label) for sentence in first] == [
        ("I would be grateful for your assistance.", "formal"),
        ("Hey, wanna grab pizza?", "casual"),
        ("The committee has reviewed the proposal.", "formal"),
    ]
    quoted = "I think I weighted the [word/feature] too high or too low. I will adjust my rule."
    assert quoted in core.game.instructions


def test_every_feature_reads_well_in_the_correction_sentence_and_is_found_again(
    core: Lesson,
) -> None:
    assert core.game is not None
    for subject in core.game.subjects:
        for signal, feature in zip(subject.reader.signals, subject.reader.features, strict=True):
            assert (signal.id, signal.name) == (feature.id, feature.name)
            assert not feature.name.startswith(("the ", "a ", "an "))
            heard = heard_correction(correction_sentence(feature.name, Direction.HIGH))
            assert heard is not None
            naming = name_feature(heard.feature, "", subject.reader.features)
            assert naming is not None
            assert naming.feature == feature.id


@pytest.mark.parametrize(
    "fact",
    [
        "73% dog, 15% cat, 12% bird",
        "12% dog, 88% cat",
        "-ln 0.73 = 0.315",
        "-ln 0.12 = 2.120",
        "6.7 times",
        "thousands or millions of times",
        "random number",
        "chain rule",
        "validation data",
        "noise",
    ],
)
def test_the_facts_and_numbers_of_the_page_are_on_the_cards(fact: str) -> None:
    texts = (text for lesson in COURSE.lessons for card in lesson.cards for text in texts_of(card))
    assert fact.casefold() in " ".join(texts).casefold()


@BY_ID
def test_no_answer_gives_itself_away_by_its_length(lesson: Lesson) -> None:
    """The key of a question may be the longest answer, but not by much."""
    for question in lesson.questions:
        if isinstance(question.task, SingleChoice):
            wrong = [len(option.text) for option in question.task.options if not option.right]
            assert len(question.task.key.text) <= 1.25 * max(wrong), question.id


@BY_ID
def test_the_key_is_not_always_the_longest_answer(lesson: Lesson) -> None:
    tasks = [q.task for q in lesson.questions if isinstance(q.task, SingleChoice)]
    longest = [max(task.options, key=lambda option: len(option.text)).right for task in tasks]
    assert sum(longest) <= 0.6 * len(longest)


def test_the_catalogue_of_wrong_ideas_is_complete() -> None:
    known = {one.id for one in COURSE.misconceptions}
    assert {f"M{number}" for number in range(1, 28)} <= known


@pytest.mark.parametrize("word", TERMS)
def test_every_word_the_course_relies_on_is_in_the_glossary(word: str) -> None:
    term = find_term(COURSE.glossary, word)
    assert term is not None
    spellings = {term.name.casefold(), *(alias.casefold() for alias in term.aliases)}
    assert word.casefold() in spellings


@BY_ID
def test_the_glossary_knows_every_new_word_of_a_card(lesson: Lesson) -> None:
    for card in lesson.cards:
        bold = re.findall(r"\*\*(.+?)\*\*", f"{card.text}\n{card.then}")
        words = (phrase for phrase in bold if len(phrase.split()) <= NEW_WORD)
        unknown = [word for word in words if find_term(COURSE.glossary, word) is None]
        assert unknown == [], card.title


@pytest.mark.parametrize("card", CARDS)
def test_a_card_reads_easily_and_uses_only_marks_that_discord_shows(card: Card) -> None:
    texts = [text for text in (card.text, card.then, card.again) if text]
    assert readability("\n\n".join(texts)).words_per_sentence <= 15
    assert not [text for text in texts if re.search(r"^\||\$|^#", text, re.MULTILINE)]


@BY_ID
def test_no_gap_is_filled_by_the_line_that_leaves_a_try(lesson: Lesson) -> None:
    gaps = [question.task for question in lesson.questions if isinstance(question.task, FillTask)]
    for task in gaps:
        for given in (*(wrong.answer for wrong in task.wrong), "something else"):
            missed = task.judge(Drawn(), Typed(given))
            said = (missed.veiled or missed.feedback).casefold().replace(given, "")
            assert task.accept[0] not in said, (given, missed.veiled)
