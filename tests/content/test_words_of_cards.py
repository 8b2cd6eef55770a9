"""Every technical word of the commands, tables and headings stands in the glossary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.services.course.scenes import HelpScene
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.spec import TrainingSpec
from bot.tutor.course.glossary import find_term, terms_in
from bot.tutor.lab.account import account_of
from bot.tutor.lab.advice.changes import CHANGES
from bot.tutor.lab.diagnosis.headlines import HEADLINES
from bot.tutor.lab.predictions import CurveShape, verdict
from bot.tutor.lab.presets import PRESETS
from bot.tutor.lab.report.contrasts import comparison_text, sweep_text
from bot.tutor.lab.report.numbers import numbers_text, summary_rows
from bot.ui.by_hand.commands import COMMANDS
from bot.ui.course.guide import help_card
from bot.ui.kit.rooms import ROOMS
from tests.content.shipped import LESSONS
from tests.content.test_shipped_course import COURSE
from tests.fakes import made_up_numbers
from tests.tutor.lab.shipped import SHIPPED
from tests.ui.reading import TEXT, parts, sent

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES_OF_DATA = {  # each is shown as a picture, and told by the card of its training
    "moons", "circles", "gauss", "spiral", "plane", "multi-gauss", "coin-toss", "digits",
    "penguins",
}  # fmt: skip
PLAIN_CHOICES = {  # everyday words, whose dial says in its help what they choose
    "data", "points", "wrong labels", "training share", "fresh test points", "text as",
    "measures", "words", "start", "constant", "step", "random", "zero", "precision", "float64",
    "float32", "other penalties", "validation share", "start's seed", "squared",
    "characters", "split", "even",
}  # fmt: skip
WANTED = """XOR, seed, optimizer, ReLU, tanh, sigmoid, Adam, momentum, SGD, early stopping,
patience, Brier score, cosine, step schedule, validation, L1, L2, weight decay, cross-entropy,
squared error, confusion matrix, parameter, dead hidden units, equal hidden units, loss of guessing,
linear, epoch, batch, gap, accuracy, noise, learning rate, activation, bias, gradient, overfitting,
underfitting, prediction, hidden layers, inputs, signals""".replace("\n", " ").split(", ")
# Words of running text that no everyday sentence of the game happens to hold, and that say
# themselves what they mean: to people who read English they are no words of the subject.
PLAIN = frozenset(
    re.findall(
        r"[a-z-]+",
        """
        alike also anew apps assigns becomes bend built-in capstone characters chose column command
        deletes
        dial differ dm drawn equal falling fewer finer formality hand harder hides highest
        instructors judges
        knowing losses mention namely odd opposite pass percent pure seen settles side sits slowly
        splits stopping style sum switches teach toss toward trained true turned wider worst

        blows blur border crawls digits diverges handwriting handwritten jagged jumps penalties
        pixels plane predicted probability remedies remedy spirals trend trends wiggles
        """,
    )
)
# The second group is nearer to the subject. A border, a plane and spirals are seen on the picture,
# probability and plane are of school, the others are said in other words in the same line.


def everyday() -> set[str]:
    """Return the words of the sentences that people judge as formal or casual, or good or bad."""
    texts = [path.read_text() for path in sorted((LESSONS / "sentences").glob("*.csv"))]
    return set(words_in(" ".join(texts)))


def words_in(text: str) -> list[str]:
    return re.findall(r"[a-z][a-z'-]*[a-z]", text.casefold())


EVERYDAY = everyday()


def choices() -> Iterator[str]:
    """Yield the name of each dial, and what can be chosen of it."""
    for dial in SHIPPED.written:
        yield dial.on_cards
        yield from () if dial.field == "inputs" else dial.choices


def texts() -> Iterator[tuple[str, str]]:
    """Yield the fixed texts of cards, each with where it stands."""
    for dial in SHIPPED.written:
        yield f"help of {dial.name}", dial.help
    for preset in PRESETS:
        labels = " ".join(variant.label for variant in preset.task.variants)
        told = (preset.description, preset.question, preset.takeaway, preset.task.title, labels)
        yield preset.name, " ".join(told)
    spec = TrainingSpec(validation_share=0.2)
    numbers = account_of(spec, made_up_numbers(spec), CATALOGUE)
    yield "card of a training", " ".join(name for name, _ in summary_rows(numbers))
    yield "numbers", numbers_text(numbers).replace("tr%", "").replace("te%", "")
    yield "sweep", sweep_text([("rate 1", numbers), ("rate 2", numbers)])[0]
    yield "comparison", comparison_text([], ("run 1", numbers), ("run 2", numbers))[0]
    yield "headlines", " ".join(HEADLINES.values())
    for change in CHANGES:
        yield change.name, f"{change.label} {change.because}"
    for shape in CurveShape:
        yield "prediction", f"{shape.label} {verdict(shape, 70, shape, 0.12)}"
    for command, description in COMMANDS:
        yield command.__name__, description
    help_texts = parts(sent(help_card(HelpScene(COURSE.lessons), ROOMS)))
    yield "help", " ".join(part["content"] for part in help_texts if part["type"] == TEXT)


@pytest.mark.parametrize("word", sorted(set(choices()) - NAMES_OF_DATA - PLAIN_CHOICES))
def test_a_dial_and_each_of_its_choices_can_be_looked_up(word: str) -> None:
    assert find_term(COURSE.glossary, word) is not None


def test_no_word_is_excused_that_is_no_choice_any_more() -> None:
    assert set(choices()) >= NAMES_OF_DATA | PLAIN_CHOICES


@pytest.mark.parametrize("word", WANTED)
def test_a_word_that_the_bot_says_leads_to_its_very_entry(word: str) -> None:
    term = find_term(COURSE.glossary, word)
    assert term is not None
    spelled = {re.sub(r"[\W_]+", " ", name.casefold()) for name in (term.name, *term.aliases)}
    wanted = re.sub(r"[\W_]+", " ", word.casefold())
    assert wanted in spelled or f"{wanted}s" in spelled, "a near spelling is another word"


@pytest.mark.parametrize(("where", "text"), list(texts()), ids=lambda value: str(value)[:30])
def test_a_text_holds_no_technical_word_that_cannot_be_looked_up(where: str, text: str) -> None:
    names = [
        name for term in terms_in(COURSE.glossary, text) for name in (term.name, *term.aliases)
    ]
    known = {word for name in names for word in words_in(name)}
    said = {word for word in words_in(re.sub(r"`[^`]*`", "", text)) if word not in known}
    unknown = said - EVERYDAY - PLAIN - {f"{word}s" for word in EVERYDAY | known}
    assert sorted(unknown) == [], where
