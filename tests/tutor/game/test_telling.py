"""What is said in the game is computed from it: each sentence has a case in which it is false."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.tutor.game import solo
from bot.tutor.game.comparing import Agreement, Tally, direction_of, ranking_of, tally
from bot.tutor.game.correcting import Said, answered
from bot.tutor.game.corrections import Correction, Direction
from bot.tutor.game.drawing import Round, draw_game
from bot.tutor.game.ending import Ending, ending_of, picture_of
from bot.tutor.game.ledger import ledger_of
from bot.tutor.game.ledger_words import ranking_line
from bot.tutor.game.own_rule import OwnRule, begun_with, is_in, judged
from bot.tutor.game.telling import (
    SILENT,
    UNTRIED,
    alone_lines,
    answer_lines,
    verdict_line,
    why_line,
)
from bot.tutor.game.words import chance, feature_name, percent, weight_words
from tests.tutor.game.material import FORMALITY, GAME, Player, sentence

RULE = begun_with(FORMALITY, (("slang", "casual"), ("polite", "formal")))
PIZZA, HELP = sentence("pizza"), sentence("assistance")


@given(st.floats(0, 1))
def test_a_share_is_never_rounded_to_certainty_or_to_a_coin(share: float) -> None:
    written = percent(share)
    exact = {"0%": 0.0, "50%": 0.5, "100%": 1.0}
    assert written not in exact or exact[written] == share


@pytest.mark.parametrize(
    ("p", "words"),
    [(0.5, "no opinion (50%)"), (0.731, "formal 73%"), (0.27, "casual 73%"), (0.5004, "50.04%")],
)
def test_a_chance_names_the_side_it_is_on(p: float, words: str) -> None:
    assert words in chance(FORMALITY, p)


@pytest.mark.parametrize(
    ("feature", "direction", "side", "there", "fits", "change"),
    [
        ("slang", Direction.LOW, "casual", True, True, -1),
        ("slang", Direction.HIGH, "casual", True, False, 1),
        ("slang", Direction.HIGH, "formal", True, True, -1),
        ("slang", Direction.LOW, "formal", True, False, 1),
        ("polite", Direction.HIGH, "formal", False, True, 0),
        ("word:pizza", Direction.LOW, "casual", True, True, -1),
        ("question", Direction.HIGH, "casual", True, False, 0),
        ("free:tone", Direction.LOW, "", False, False, 0),
    ],
)
def test_high_and_low_are_meant_for_the_side_of_the_feature(
    feature: str, direction: Direction, side: str, there: bool, fits: bool, change: int
) -> None:
    told = answered(FORMALITY, RULE, PIZZA, Said(feature, feature, direction, side))
    assert (told.there, told.fits, told.change) == (there, fits, change)
    assert told.before == judged(FORMALITY, told.old, PIZZA.text)
    assert told.after == judged(FORMALITY, told.new, PIZZA.text)
    lines = "\n".join(answer_lines(FORMALITY, PIZZA, told))
    assert ("✅" in lines) is (there and fits)
    assert ("Not in this sentence" in lines) is (not there and not feature.startswith("free:"))
    assert ("does not fit" in lines) is (there and not fits)
    assert ("Your rule moves" in lines) is bool(change)
    assert ("Your rule stays" in lines) is (not change and not feature.startswith("free:"))


def test_what_usually_pushes_is_read_off_the_taught_weights() -> None:
    said = Said("slang", "slang", Direction.LOW, "casual")
    told = answered(FORMALITY, RULE, PIZZA, said)
    weights = dict(zip(FORMALITY.reader.signals, FORMALITY.usual.weights, strict=True))
    assert all(weights[found.signal] > 0 for found in told.culprits)
    assert all(weights[found.signal] < 0 for found in told.helpful)
    assert {found.signal.id for found in told.helpful} == {"slang", "question"}


def test_a_why_names_only_what_is_there_and_speaks_for_the_label() -> None:
    weights = dict(zip(FORMALITY.reader.signals, FORMALITY.usual.weights, strict=True))
    for one in FORMALITY.sentences:
        if not one.label or one.why:
            continue
        why = why_line(FORMALITY, one)
        sign = FORMALITY.sign(one.label)
        for signal in FORMALITY.reader.signals:
            named = f"{signal.name} " in why.replace("\\", "")
            assert not named or (
                weights[signal] * sign > 0 and is_in(FORMALITY, signal.id, one.text)
            )


@pytest.mark.parametrize(
    ("feature", "direction", "side", "agreement"),
    [
        ("slang", Direction.LOW, "casual", Agreement.SAME),
        ("slang", Direction.HIGH, "casual", Agreement.OPPOSITE),
        ("polite", Direction.HIGH, "formal", Agreement.UNMOVED),
        ("question", Direction.HIGH, "casual", Agreement.STAYED),
        ("question", Direction.LOW, "casual", Agreement.SAME),
        ("word:pizza", Direction.LOW, "casual", Agreement.NO_SIGNAL),
    ],
)
def test_the_direction_is_compared_with_what_the_network_did(
    feature: str, direction: Direction, side: str, agreement: Agreement
) -> None:
    step = ledger_of(FORMALITY, [HELP, PIZZA])[-1]
    told = answered(FORMALITY, RULE, PIZZA, Said(feature, feature, direction, side))
    assert direction_of(told, step) is agreement


@pytest.mark.parametrize(
    ("named", "words"),
    [
        (
            (("slang", "casual"), ("polite", "formal")),
            "you and the network both rank **politeness**",
        ),
        ((("slang", "formal"), ("polite", "casual")), "and the network the other way round"),
        ((("emoticon", "casual"), ("linking", "formal")), ""),
    ],
)
def test_the_order_of_the_weights_is_compared(
    named: tuple[tuple[str, str], ...], words: str
) -> None:
    step = ledger_of(FORMALITY, [HELP, PIZZA])[-1]
    rule = begun_with(FORMALITY, named)
    line = ranking_line(FORMALITY, rule, step)
    assert words in line if words else line == ""
    assert (ranking_of(FORMALITY, rule, step.after) is None) is (not words)


@settings(max_examples=60)
@given(st.integers(0, 200), st.data())
def test_the_order_that_is_told_is_the_order_of_both(seed: int, data: st.DataObject) -> None:
    ids = [signal.id for signal in FORMALITY.reader.signals]
    weight = st.floats(-3, 3).filter(bool)
    drawn = data.draw(st.dictionaries(st.sampled_from(ids), weight, min_size=2, max_size=5))
    labelled = [one for one in FORMALITY.sentences if one.label]
    neuron = ledger_of(FORMALITY, Random(seed).sample(labelled, 6))[-1].after
    ranking = ranking_of(FORMALITY, OwnRule(tuple(drawn.items())), neuron)
    theirs = dict(zip(ids, neuron.weights, strict=True))
    if ranking is None:
        return
    first, second = (signal.id for signal in ranking.pair)
    assert drawn[first] > drawn[second]
    assert theirs[first] != theirs[second]
    assert (theirs[first] > theirs[second]) is ranking.alike


def tallied(seen: Tally, new: Tally) -> str:
    nothing = Tally(0, 0, 0)
    ending = Ending(None, None, seen, new, nothing, nothing)
    return " ".join(alone_lines(ending))


@pytest.mark.parametrize(
    ("seen", "new", "there", "absent"),
    [
        (Tally(4, 0, 1), Tally(50, 40, 90), ["That is overfitting"], ["generalisation"]),
        (Tally(3, 1, 1), Tally(60, 20, 20), ["That is generalisation"], ["overfitting"]),
        (Tally(1, 3, 0), Tally(60, 20, 20), ["more often on new"], ["overfitting"]),
        (Tally(4, 0, 0), Tally(80, 5, 95), ["no opinion on 95 of the 180"], []),
        (Tally(4, 0, 0), Tally(0, 0, 180), [SILENT], ["overfitting", "generalisation"]),
        (Tally(0, 0, 4), Tally(10, 2, 180), [UNTRIED], ["overfitting"]),
    ],
)
def test_overfitting_is_said_where_it_is(
    seen: Tally, new: Tally, there: list[str], absent: list[str]
) -> None:
    told = tallied(seen, new)
    assert all(words in told for words in there)
    assert not any(words in told for words in absent)


def test_a_rule_is_tallied_by_its_own_answers() -> None:
    easy = [one for one in FORMALITY.sentences if one.label][:60]
    counted = tally(FORMALITY, easy, lambda text: judged(FORMALITY, RULE, text))
    silent = [one for one in easy if judged(FORMALITY, RULE, one.text) == 0.5]
    assert counted.silent == len(silent)
    assert counted.asked == 60
    assert counted.right > counted.wrong


def test_how_sure_is_said_only_where_somebody_said_it() -> None:
    player = Player().begin()
    player.predict(right=True)
    assert "you said formal, fairly sure, and" in verdict_line(player.state.predicted[0])
    player.entries.append(solo.predict(player.state, "casual", None))
    assert "(it counts as fairly sure)" in verdict_line(player.state.predicted[1])


@settings(max_examples=40)
@given(st.integers(0, 500), st.sets(st.integers(0, 14)), st.sampled_from(["slang", "!", "tone"]))
def test_every_game_comes_to_an_end_whose_numbers_are_those_of_its_answers(
    seed: int, wrong: set[int], feature: str
) -> None:
    player = Player(draw_game(GAME, Random(seed)))
    state = player.play(Correction(feature, Direction.LOW), wrong=frozenset(wrong)).state
    ending = ending_of(state)
    assert ending.you is not None
    assert ending.you.asked == len(state.tests) == 5
    assert ending.you.right == sum(bool(one.right) for one in state.tests)
    assert ending.you.points == pytest.approx(sum(one.points for one in state.tests))
    assert ending.rule_seen.asked == len(state.learnt_from)
    assert not set(state.rounds.unseen) & set(state.rounds.first + state.rounds.traps)
    traps = state.in_round(Round.TRAPS)
    assert len(traps) <= 6
    assert all(one.right for one in traps[:-1])
    picture = picture_of(state)
    assert picture is not None
    assert len(picture.yours) == len(picture.theirs) == len(state.learnt_from) + 5
    assert picture.learnt == len(state.learnt_from)


def test_features_and_weights_are_named_for_people() -> None:
    assert feature_name(FORMALITY, "slang") == "slang or chatty words"
    assert feature_name(FORMALITY, "word:pizza") == '"pizza"'
    assert feature_name(FORMALITY, "free:the *tone*") == r"the \*tone\*"
    assert weight_words(FORMALITY, -2.0) == "2 for casual"
    assert weight_words(FORMALITY, 0.0) == "0"
