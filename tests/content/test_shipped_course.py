"""The course in lessons/: it loads whole, and it teaches what the course's page asks for."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from bot.content.course import load_course
from bot.content.review.readability import readability
from bot.tutor.course.cards import Card
from bot.tutor.course.course import Lesson
from bot.tutor.course.glossary import find_term
from bot.tutor.course.kinds import LESSON_KINDS
from bot.tutor.game.corrections import Direction, correction_sentence
from bot.tutor.game.solo import RULE_LEAST
from tests.choices import answers_of, key_of

LESSONS = Path(__file__).resolve().parents[2] / "lessons"
COURSE, PROBLEMS = load_course(LESSONS, LESSON_KINDS)
CARDS = [
    pytest.param(card, id=f"{lesson.id}: {card.title}")
    for lesson in COURSE.lessons
    for card in (*lesson.cards, lesson.debrief)
]
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


def test_the_course_loads_without_a_problem_and_in_order() -> None:
    assert [str(problem) for problem in PROBLEMS] == []
    assert [(lesson.id, lesson.needs) for lesson in COURSE.lessons] == [
        ("neurons-and-weights", ()),
        ("the-forward-pass", ("neurons-and-weights",)),
        ("how-a-network-learns", ("neurons-and-weights", "the-forward-pass")),
    ]


def test_the_core_lesson_has_ten_cards_eight_pairs_and_two_questions_of_five(core: Lesson) -> None:
    assert len(core.cards) == 10
    assert core.matching is not None
    assert len(core.matching.pairs) == 8
    assert [len(answers_of(question)) for question in core.questions] == [5, 5]


def test_any_two_terms_that_are_confused_get_words_of_their_own(core: Lesson) -> None:
    assert core.matching is not None
    ids = [pair.id for pair in core.matching.pairs]
    said = [core.matching.feedback(a, b) for a, b in combinations(ids, 2)]
    assert len(set(said)) == 28


def test_the_game_asks_for_the_three_sentences_of_the_page_in_their_order(core: Lesson) -> None:
    assert core.game is not None
    assert [(sentence.text, sentence.label.value) for sentence in core.game.sentences] == [
        ("I would be grateful for your assistance.", "formal"),
        ("Hey, wanna grab pizza?", "casual"),
        ("The committee has reviewed the proposal.", "formal"),
    ]
    quoted = "I think I weighted the [word/feature] too high or too low. I will adjust my rule."
    assert quoted in core.game.instructions
    assert 10 <= len(core.game.features) <= 16


def test_every_feature_reads_well_in_the_correction_sentence(core: Lesson) -> None:
    assert core.game is not None
    for feature in core.game.features:
        assert not feature.startswith(("the ", "a ", "an "))
        said = correction_sentence(feature, Direction.HIGH)
        assert said == f"I think I weighted the {feature} too high. I will adjust my rule."
        assert len(said) > RULE_LEAST


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
def test_the_facts_and_numbers_of_the_page_are_on_the_cards(core: Lesson, fact: str) -> None:
    assert fact.casefold() in " ".join(card.text for card in core.cards).casefold()


@pytest.mark.parametrize(
    ("lesson", "facts"),
    [
        ("neurons-and-weights", ["2-8-1", "33 numbers", "0.731", "bias"]),
        ("the-forward-pass", ["2.0, 0.4 and 0.2", "73%", "15%", "12%", "0.693", "learns nothing"]),
    ],
)
def test_the_lessons_before_it_hold_what_it_builds_on(lesson: str, facts: list[str]) -> None:
    found = COURSE.lesson(lesson)
    assert found is not None
    assert 4 <= len(found.cards) <= 5
    assert len(found.questions) == 2
    text = " ".join(card.text for card in found.cards)
    assert [fact for fact in facts if fact not in text] == []


@pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.id)
def test_no_answer_gives_itself_away_by_its_length(lesson: Lesson) -> None:
    for question in lesson.questions:
        lengths = [len(option.text) for option in answers_of(question)]
        if max(lengths) > 20:
            assert max(lengths) <= 1.2 * min(lengths)
            assert len(key_of(question).text) < max(lengths)


def test_every_wrong_option_of_the_core_lesson_stands_for_a_known_wrong_idea(core: Lesson) -> None:
    known = {one.id for one in COURSE.misconceptions}
    wrong = [option for q in core.questions for option in answers_of(q) if not option.right]
    assert {option.misconception for option in wrong} <= known
    assert {f"M{number}" for number in range(1, 23)} <= known


@pytest.mark.parametrize("word", TERMS)
def test_every_word_the_course_relies_on_is_in_the_glossary(word: str) -> None:
    term = find_term(COURSE.glossary, word)
    assert term is not None
    spellings = {term.name.casefold(), *(alias.casefold() for alias in term.aliases)}
    assert word.casefold() in spellings


@pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.id)
def test_each_card_brings_one_new_word_and_the_glossary_knows_it(lesson: Lesson) -> None:
    for card in lesson.cards:
        bold = re.findall(r"\*\*(.+?)\*\*", card.text)
        assert len(bold) == 1, card.title
        assert find_term(COURSE.glossary, bold[0]) is not None, bold


@pytest.mark.parametrize("card", CARDS)
def test_a_card_reads_easily_and_uses_only_marks_that_discord_shows(card: Card) -> None:
    measured = readability(card.text)
    assert measured.grade <= 8
    assert measured.words_per_sentence <= 15
    assert not re.search(r"^\||\$|^#", card.text, re.MULTILINE)


@pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.id)
def test_what_is_said_beside_the_cards_reads_easily_too(lesson: Lesson) -> None:
    texts = [lesson.summary]
    for question in lesson.questions:
        texts += [
            question.explanation,
            " ".join(option.feedback for option in answers_of(question)),
        ]
    if lesson.matching:
        texts.append(" ".join(lesson.matching.confusions.values()))
    if lesson.game:
        texts.append(lesson.game.instructions)
    for text in texts:
        assert readability(text).grade <= 9, text
        assert readability(text).words_per_sentence <= 15, text
