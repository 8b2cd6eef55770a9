"""What is heard before anything else, with the shipped rules: a table of messages."""

from __future__ import annotations

from time import perf_counter

import pytest

from bot.content.conversation.fixed_words import load_safety
from bot.content.conversation.phrases import load_phrases
from bot.tutor.conversation.fixed_words import FIXED_IDS
from bot.tutor.conversation.safety import TroubleKind, heard_trouble, rule_of, trouble_in
from tests.conftest import shipped_lessons
from tests.content.shipped import LESSONS

RULES, PROBLEMS = load_safety(LESSONS)
DANGER = """
i want to die
I just wanna die
i rly want to die rn
kms
im gonna kms
i want to kill myself
i wanna kil myself
thinking about killing myself
i cant do this anymore
I can't do this anymore.
i cant take it any more
i hate my life
i hate my life so much
i dont want to live anymore
i don't want to be alive
i dont wanna wake up tomorrow
i wish i was dead
i wish i had never been born
theres no reason to live
whats the point in living
everyone would be better off without me
nobody would even miss me
no one would care if i died
im suicidal
i think about suicde a lot
i keep cutting myself
i hurt mysef again
self harm
my dad hits me
my stepdad keeps hitting me
he touches me and i dont want it
someone at school is bullying me
i get bullied every day
i am being abused
im scared to go home
im afraid of my uncle
i want to end it all
im going to jump off a bridge
i want to hurt someone
"""
HURTFUL = """
kys
you are so stupid
ur dumb
youre useless
stupid bot
fuck you
fuk off
shut up
stfu
i hate you
you suck
go to hell
you idiot
this bot is trash
kill yourself
"""
NOTHING = """
this lesson kills me
the gradient dies
dead neuron
what is a dead neuron
i hate this question
my loss is killing me
why does the gradient die
how do i kill a training
this is so stupid
sorry stupid question but what is a weight
what the hell is a gradient
wtf is softmax
i cant do this
i cant do this question
i hate maths
my brain hurts
this quiz hurts
id die for a pizza
the network wants to overfit to death
can i end the lesson here
end the run
cut the learning rate in half
how do i hurt the accuracy least
does it hit a minimum
why does he multiply the weights
are you a bot
is my life easier with adam
life is good lol
shoot i pressed the wrong button
i was beaten by the network
the network beat me again
they hit the same weight twice
can i take all the points
do you hate me
hit me with another question
he beat me in the game
she kicks ass at this
they bully the small weights
"""


def heard(message: str) -> TroubleKind | None:
    return trouble_in(message, RULES)


def test_the_shipped_rules_load() -> None:
    assert not PROBLEMS
    assert {rule.kind for rule in RULES} == set(TroubleKind)


@pytest.mark.parametrize("message", DANGER.strip().splitlines())
def test_somebody_who_may_be_in_danger_is_heard(message: str) -> None:
    assert heard(message) is TroubleKind.DANGER


@pytest.mark.parametrize("message", HURTFUL.strip().splitlines())
def test_what_is_hurtful_is_heard(message: str) -> None:
    assert heard(message) is TroubleKind.HURTFUL


@pytest.mark.parametrize("message", NOTHING.strip().splitlines())
def test_talk_about_the_course_is_no_trouble(message: str) -> None:
    assert heard(message) is None


@pytest.mark.parametrize(
    "message",
    [
        "am i too dumb for this",
        "im so stupid i never get this",
        "this makes me sad",
        "i suck at this",
    ],
)
def test_who_loses_heart_hears_that_it_says_nothing_about_them(message: str) -> None:
    assert heard(message) is TroubleKind.DISCOURAGED


def test_danger_is_heard_before_an_insult() -> None:
    assert heard("fuck you i want to die") is TroubleKind.DANGER


def test_what_is_said_then_names_a_person_near_and_no_telephone_number() -> None:
    rule = rule_of(RULES, TroubleKind.DANGER)
    assert rule is not None
    assert "somebody near you" in rule.answer
    assert "emergency number of your country" in rule.answer
    assert not any(sign.isdigit() for sign in rule.answer + rule.channel)


def test_a_long_message_takes_no_longer_than_a_moment() -> None:
    words = ["want", "i", "to"] * 5_000
    begun = perf_counter()
    assert heard_trouble(words, RULES) is None
    assert perf_counter() - begun < 1


def test_no_text_of_the_course_and_no_phrase_of_its_learners_sounds_like_danger() -> None:
    course = shipped_lessons()[0]
    phrases, _ = load_phrases(LESSONS, course, FIXED_IDS)
    texts = [one.text for group in phrases.groups for said in group.values() for one in said]
    for lesson in course.lessons:
        texts += [text for card in lesson.cards for text in (card.text, card.then, card.again)]
        texts += [f"{one.stem} {one.explanation} {one.task!r}" for one in lesson.questions]
    danger = [rule for rule in RULES if rule.kind is TroubleKind.DANGER]
    assert [text for text in texts if trouble_in(text, danger) is not None] == []
