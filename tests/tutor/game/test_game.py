"""The game: predictions lock, a mistake waits for its sentence, one rule ends it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Entry
from bot.tutor.game.corrections import Correction, Direction, correction_sentence, heard_correction
from bot.tutor.game.sentences import Game, Label, Sentence
from bot.tutor.game.solo import Stage, correct, draw_game, game_state, predict, write_rule

GAME = Game(
    "Human Backpropagation",
    "Predict.",
    (
        Sentence("s1", "I would be grateful.", Label.FORMAL, "polite"),
        Sentence("s2", "Hey!", Label.CASUAL, "slang"),
    ),
    ("polite words", "slang"),
)
PLAN = draw_game(GAME)


def after(*labels: Label) -> list[Entry]:
    entries: list[Entry] = []
    for label in labels:
        state = game_state(GAME, PLAN, entries)
        if state.stage is Stage.CORRECT:
            entries.append(correct(state, Correction("slang", Direction.HIGH)))
            state = game_state(GAME, PLAN, entries)
        entries.append(predict(state, GAME, label))
    return entries


def test_the_sentences_come_in_the_order_of_the_page() -> None:
    assert game_state(GAME, PLAN, []).current == "s1"
    assert game_state(GAME, PLAN, after(Label.FORMAL)).current == "s2"


def test_a_mistake_stops_the_game_until_the_correction_is_said() -> None:
    entries = after(Label.CASUAL)
    state = game_state(GAME, PLAN, entries)
    assert state.stage is Stage.CORRECT
    with pytest.raises(TutorError, match="No sentence is waiting"):
        predict(state, GAME, Label.FORMAL)
    said = correct(state, Correction(" the  polite words] ", Direction.LOW))
    assert said.choice == "I think I weighted the polite words too low. I will adjust my rule."
    assert game_state(GAME, PLAN, [*entries, said]).current == "s2"


@pytest.mark.parametrize(
    ("feature", "words"),
    [
        ("  ", "Name the word"),
        ("[word/feature]", "Name the word"),
        ("!?", "Name the word"),
        ("x" * 61, "at most 60"),
    ],
)
def test_a_correction_needs_one_feature_of_sensible_length(feature: str, words: str) -> None:
    with pytest.raises(TutorError, match=words):
        correct(game_state(GAME, PLAN, after(Label.CASUAL)), Correction(feature, Direction.LOW))


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        (
            "I think I weighted the question mark too high. I will adjust my rule.",
            Correction("question mark", Direction.HIGH),
        ),
        ("i think i weighted 'hey' too low", Correction("hey", Direction.LOW)),
        ("I weighed the slang way too high", Correction("slang", Direction.HIGH)),
        ("I weighted politeness too much", Correction("politeness", Direction.HIGH)),
        ("I think I weighted the [word/feature] too high or too low.", None),
        ("I think I weighted the slang", None),
        ("too high", None),
        ("", None),
    ],
)
def test_the_correction_sentence_is_heard_however_it_is_typed(
    text: str, heard: Correction | None
) -> None:
    assert heard_correction(text) == heard


@given(st.text(alphabet="abc xyz'", min_size=1).map(str.strip).filter(bool))
def test_what_the_bot_says_for_a_person_it_also_understands(feature: str) -> None:
    for direction in Direction:
        heard = heard_correction(correction_sentence(feature, direction))
        assert heard is not None
        assert heard.direction is direction


@given(st.text(max_size=300))
def test_hearing_never_fails_on_any_text(text: str) -> None:
    heard_correction(text)


def test_after_a_mistake_one_rule_is_enough_to_end_the_game() -> None:
    entries = after(Label.CASUAL, Label.CASUAL)
    rule = write_rule(game_state(GAME, PLAN, entries), "Slang points to casual.", "")
    state = game_state(GAME, PLAN, [*entries, rule])
    assert state.stage is Stage.DONE
    assert state.rule == "Slang points to casual."
    assert state.score == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("text", "breaker", "words"),
    [
        ("short", "A sentence.", "8 to 300"),
        ("x" * 301, "A sentence.", "8 to 300"),
        ("Slang points to casual.", " ", "You made no mistake"),
        ("Slang points to casual.", "y" * 301, "300 characters"),
    ],
)
def test_a_rule_that_is_incomplete_is_asked_for_again_in_words(
    text: str, breaker: str, words: str
) -> None:
    state = game_state(GAME, PLAN, after(Label.FORMAL, Label.CASUAL))
    with pytest.raises(TutorError, match=words):
        write_rule(state, text, breaker)


def test_a_rule_cannot_come_before_the_last_sentence() -> None:
    with pytest.raises(TutorError, match="after the last sentence"):
        write_rule(game_state(GAME, PLAN, []), "Slang points to casual.", "Hey.")
