"""What people say is traced to a feature of the game, or to a word of the sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.data.sentences.signals import SIGNALS
from bot.tutor.game.hearing.feature_names import FORMALITY, FREE, REVIEW, GameFeature
from bot.tutor.game.hearing.naming import LONGEST, NamedAs, Naming, name_feature

HEY = "Hey, wanna grab pizza?"
GRATEFUL = "I would be grateful for your assistance."
BOTH = [*FORMALITY, *REVIEW]


@pytest.mark.parametrize(
    ("said", "feature"),
    [
        ("exclamation marks", "excited"),
        ("the !", "excited"),
        ("!!!", "excited"),
        ("...", "excited"),
        ("polite words", "polite"),
        ("politeness", "polite"),
        ("Politness", "polite"),
        ("the polite words in it", "polite"),
        ("slang", "slang"),
        ("slang words like these", "slang"),
        ("chatty words", "slang"),
        ("abbreviation", "slang"),
        ("questoin mark", "question"),
        ("?", "question"),
        ("long words", "long-words"),
        ("the big fancy words", "long-words"),
        ("word length", "long-words"),
        ("lower-case start", "small-start"),
        ("no capital letter", "small-start"),
        ("missing full stop", "no-end"),
        ("shortened words", "contraction"),
        ("contractons", "contraction"),
        ("the word I", "first-person"),
        ("you", "you"),
        ("would", "modal"),
        ("-tion words", "heavy-noun"),
        ("passive voice", "passive"),
        ("linking words", "linking"),
        ("emphasis", "intensifier"),
        ("\N{GRINNING FACE}", "emoticon"),
        (":)", "emoticon"),
        ("the ':)'", "emoticon"),
    ],
)
def test_a_phrase_names_a_signal(said: str, feature: str) -> None:
    named = name_feature(said, HEY, FORMALITY)
    assert named is not None
    assert (named.kind, named.feature) == (NamedAs.FEATURE, feature)


@pytest.mark.parametrize(
    ("said", "sentence", "word"),
    [
        ("grateful", GRATEFUL, "grateful"),
        ("greatful", GRATEFUL, "grateful"),
        ("'hey'", HEY, "Hey"),
        ("hay", HEY, "Hey"),
        ("word pizza", HEY, "pizza"),
        ('the word "pizzza"', HEY, "pizza"),
        ("wana", HEY, "wanna"),
        ("your assistance", GRATEFUL, "your assistance"),
        ("hey wanna", HEY, "Hey, wanna"),
        ("we\N{RIGHT SINGLE QUOTATION MARK}re off", "Yes, We're off!", "We're off"),
    ],
)
def test_a_phrase_is_found_in_the_sentence(said: str, sentence: str, word: str) -> None:
    assert name_feature(said, sentence, FORMALITY) == Naming(word, "", word)


def test_a_word_that_is_the_name_of_a_feature_is_both() -> None:
    named = name_feature("would", GRATEFUL, FORMALITY)
    assert named == Naming("would, may or must", "modal", "would")


@pytest.mark.parametrize(
    "said", ["sentence length", "topic", "friendly tone", "no question mark", "banana", "pi", "x"]
)
def test_what_nothing_measures_is_kept_as_it_was_said(said: str) -> None:
    named = name_feature(f" the {said} ", HEY, FORMALITY)
    assert named == Naming(said)
    assert named.kind is NamedAs.FREE


@pytest.mark.parametrize("said", ["short words", "capital letter", "full stop", "punctuation"])
def test_the_opposite_of_a_signal_is_not_taken_for_it(said: str) -> None:
    assert name_feature(said, HEY, FORMALITY) == Naming(said)


def test_a_phrase_that_names_two_features_names_neither() -> None:
    assert name_feature("polite slang", HEY, FORMALITY) == Naming("polite slang")


@pytest.mark.parametrize("said", ["", "  ", '""', "the "])
def test_nothing_said_names_nothing(said: str) -> None:
    assert name_feature(said, "Not a word.", FORMALITY) in {None, Naming("the")}


@pytest.mark.parametrize(
    ("said", "feature"),
    [
        ("praise", "good-word"),
        ("the bad words", "bad-word"),
        ("not", "negation"),
        ("although", "but"),
        ("never again", "never-again"),
        ("coming back", "again"),
        ("expectations", "wish"),
        ("money", "price"),
        ("recommendation", "recommend"),
        ("better than", "comparison"),
        ("too much", "too-much"),
        ("late delivery", "broken"),
        ("superlatives", "very-good"),
        ("worst", "very-bad"),
        ("!", "excited"),
        ("question", "question"),
    ],
)
def test_a_phrase_names_a_signal_of_reviews(said: str, feature: str) -> None:
    named = name_feature(said, "It was fine.", REVIEW)
    assert named is not None
    assert named.feature == feature


def names_of(feature: GameFeature) -> list[str]:
    return [feature.name, *feature.called]


@pytest.mark.parametrize("game", [FORMALITY, REVIEW], ids=["formality", "reviews"])
def test_every_name_names_its_own_feature(game: tuple[GameFeature, ...]) -> None:
    for feature in game:
        for called in names_of(feature):
            named = name_feature(called, "", game)
            assert named is not None, called
            assert named.feature == feature.id, called
    for free in FREE:
        for called in names_of(free):
            named = name_feature(called, "", game)
            assert named is not None, called
            assert not named.feature, called


def test_every_signal_has_names() -> None:
    assert [(one.id, one.name) for one in FORMALITY] == [(one.id, one.name) for one in SIGNALS]
    assert all(len(one.called) >= 5 for one in BOTH)


@given(st.text(), st.text())
def test_naming_never_fails_on_any_text(said: str, sentence: str) -> None:
    named = name_feature(said, sentence, FORMALITY)
    assert named is None or named.name


def test_a_very_long_phrase_is_read_to_its_limit() -> None:
    named = name_feature("\N{LATIN SMALL LETTER A WITH ACUTE} " * 50_000, HEY * 1000, FORMALITY)
    assert named is not None
    assert len(named.name) <= LONGEST
