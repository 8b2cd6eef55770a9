"""A message is read as what it asks for, in many voices; what is none of ours is refused."""

from __future__ import annotations

from array import array
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning.meaning import behaviour
from bot.tutor.conversation.meaning.mind import Gate, Mind
from bot.tutor.conversation.meaning.understand import OFFERED, understand
from bot.tutor.conversation.moment import Moment, Open
from bot.tutor.conversation.network.network import TalkNetwork
from bot.tutor.conversation.search.index import Text
from tests.tutor.conversation.meaning.minds import shipped_mind, tiny_mind, tiny_network
from tests.tutor.conversation.moves.moments import MOMENTS

MESSAGES = """
ask: Hello, could you please explain what a learning rate is? | yo whats overfitting
ask: what does the gradient do | tell me about the loss function pls | LEARNING RATE???
ask: why do we need a bias in there | whats the diff between a weight and a bias
ask: overfitting vs underfitting?? | can you show me an example of a feature
ask: where does the 0.6 come from | what is a graddient | define backprop
continue: I would like to continue with the lesson, if you please. | carry on with the course
continue: lets keep going | can we start the next lesson | learn
quiz: quiz me | ask me something about gradients | test my knowledge pls
practise: can I practise my mistakes | i want to practise some more
train: can you train one with 5 neurons for me | train
curve: what does my curve mean | is my last training any good
curve: why does my loss curve look so weird
play: let's play the game | wanna play | could we have a round of formal or casual
progress: how am I doing so far? | how many lessons have i finished | show me my progress
notebook: show me my rules | where are my notes | open my notebook please
help: what can you do? | how do i use this bot | what commands are there
who: who are you? | are you a real person? | are you chatgpt | who made you
said: why did you say that | how did you understand my message
greet: hey there | good morning! | heyyy
thanks: thanks a lot, that helped | ty!!
stop: i have to go now, bye | see you tomorrow | im done for today
report: something is broken | this button does not work | there is a mistake in your lesson
differently: can you say that differently | explain it in simpler words
none: what is the capital of France? | write me a poem about cats | asdfgh jklq qwertz
none: who won the football world cup | can you do my maths homework
none: recommend me a good pizza place | what's the weather like tomorrow
"""
READ = [
    (text.strip(), kind)
    for kind, _, texts in (line.partition(": ") for line in MESSAGES.strip().splitlines())
    for text in texts.split(" | ")
]
OTHER_SCRIPTS = ("你好吗", "как дела", "مرحبا", "こんにちは", "안녕", "नमस्ते")
MADE_BY, TOLD = Text(("who", "made", "you"), "!made-by"), Text(("bigger", "is", "better"), "?M6")


def cards_network(*targets: str) -> TalkNetwork:
    """Return a network that finds all these targets alike."""
    return TalkNetwork(targets, {}, memoryview(array("b", [])), (0.0,) * len(targets), 1.0)


def minded(intents: TalkNetwork, *texts: Text, cards: tuple[str, ...] = ("loss/what",)) -> Mind:
    found = cards_network(*(text.target for text in texts), *cards)
    return replace(tiny_mind(intents, texts), cards=found, there=frozenset(cards))


@pytest.mark.parametrize(("text", "kind"), READ)
def test_a_message_is_read_as_what_it_asks_for(text: str, kind: str) -> None:
    meaning = understand(shipped_mind(), text)
    assert (behaviour(meaning.intent), meaning.sure) == (kind, True)


def test_there_are_sixty_messages_in_many_voices() -> None:
    assert len(READ) >= 60
    assert len({kind for _, kind in READ}) >= 18


@pytest.mark.parametrize(
    "text", ["你好吗", "как дела", "مرحبا", "こんにちは", "안녕", "🎉🎉", "", "   ", "?!"]
)
def test_words_of_other_scripts_and_no_words_are_refused(text: str) -> None:
    meaning = understand(shipped_mind(), text)
    assert (meaning.refused, meaning.intent, meaning.terms) == (True, Intent.NONE, ())


def test_a_strange_message_is_refused_where_nothing_waits_for_an_answer() -> None:
    gated = replace(minded(tiny_network({})), gate=Gate((0.0,) * 7, 1.0))  # a share of 0.73
    for open_ in Open:
        quiet = open_ in {Open.NOTHING, Open.CARD, Open.RUN, Open.TRAINED}
        assert understand(gated, "banana", Moment(open_)).refused is quiet
    sure = replace(gated, gate=Gate((0.0,) * 7, 5.0))
    assert understand(sure, "banana", Moment(Open.CHOICE)).refused


def test_what_was_refused_is_not_asked_back() -> None:
    gated = replace(minded(tiny_network({})), gate=Gate((0.0,) * 7, 1.0))
    assert understand(gated, "banana").sure
    assert not understand(gated, "banana", Moment(Open.CHOICE)).sure


def test_a_fixed_answer_that_is_clear_wins_where_no_wish_is_as_clear() -> None:
    vague = minded(tiny_network({"=made": (3, 2, 0, 0)}), MADE_BY, cards=())
    meaning = understand(vague, "who made you")
    assert (meaning.intent, meaning.fixed) == (Intent.WHO, "made-by")
    clear = minded(tiny_network({"=made": (0, 90, 0, 0)}), MADE_BY, cards=())
    assert understand(clear, "who made you").intent is Intent.HINT


def test_a_fixed_answer_that_is_not_firm_is_none() -> None:
    vague = minded(tiny_network({}), MADE_BY, cards=("loss/what", "loss/why", "loss/how"))
    assert not understand(vague, "tell me something else").fixed


def test_a_fixed_answer_does_not_make_a_refused_message_ours() -> None:
    vague = minded(tiny_network({}), MADE_BY, cards=())
    refused = understand(replace(vague, gate=Gate((0.0,) * 7, 9.0)), "who made you")
    assert (refused.refused, refused.intent) == (True, Intent.NONE)


def test_a_doubt_leads_to_the_cards_that_mend_it() -> None:
    mind = minded(tiny_network({}), TOLD, cards=("rate/one", "rate/two"))
    mending = replace(mind, mending={"?M6": ("rate/two",)})
    meaning = understand(mending, "bigger is better")
    assert (meaning.doubt, meaning.cards[0]) == ("M6", "rate/two")
    assert meaning.score > understand(mind, "bigger is better").score
    assert "?M6" not in meaning.cards


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("a bigger learning rate is always better, right?", "M6"),
        ("so the network understands words like a human?", "M19"),
    ],
)
def test_what_people_get_wrong_is_found_in_their_own_words(text: str, doubt: str) -> None:
    meaning = understand(shipped_mind(), text)
    assert meaning.doubt == doubt
    assert set(meaning.cards) & set(shipped_mind().mending[f"?{doubt}"])


def test_a_card_that_is_no_longer_there_is_not_found() -> None:
    mind = replace(minded(tiny_network({}), cards=("gone/card", "loss/what")), there=frozenset())
    assert understand(mind, "tell me of it").cards == ()


def test_a_word_of_the_course_alone_is_looked_up_whatever_the_networks_say() -> None:
    gated = replace(
        minded(tiny_network({"=rate": (0, 90, 0, 0)})),
        gate=Gate((0.0,) * 7, 9.0),
        taught={"learning-rate": "rate/what"},
    )
    meaning = understand(gated, "what is a learning rate")
    assert (meaning.intent, meaning.refused, meaning.sure) == (Intent.DEFINE, False, True)
    assert (meaning.cards[0], meaning.terms) == ("rate/what", ("learning-rate",))
    assert (meaning.looked_up, meaning.named, meaning.score) == (True, False, 1.0)


def test_a_room_is_named_whatever_the_networks_say() -> None:
    meaning = understand(tiny_mind(tiny_network({"=play": (0, 90, 0, 0)})), "PLAY!")
    assert (meaning.intent, meaning.named, meaning.words) == (Intent.PLAY, True, ("play",))


def test_a_lesson_that_is_named_is_known_and_the_term_leads_to_its_card() -> None:
    mind = replace(minded(tiny_network({})), taught={"learning-rate": "rate/what"})
    meaning = understand(mind, "loss or the learning rate first")
    assert (meaning.lesson, meaning.topic) == ("loss", "rate/what")


@given(st.text(max_size=200), st.sampled_from(sorted(MOMENTS)))
def test_any_text_is_read_without_an_error(text: str, name: str) -> None:
    meaning = understand(shipped_mind(), text, MOMENTS[name])
    assert 0 <= meaning.score <= 1.5
    assert 0 <= meaning.confidence <= 1.000001
    assert len(meaning.cards) <= OFFERED
    assert meaning.refused is (meaning.intent is Intent.NONE)
    assert set(meaning.cards) <= shipped_mind().there
