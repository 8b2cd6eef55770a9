"""Danger in other words, in other languages, late in a message; and what only sounds like it."""

from __future__ import annotations

from time import perf_counter

import pytest

from bot.content.conversation.fixed_words import load_safety
from bot.tutor.conversation.safety import TroubleKind, trouble_in
from tests.content.shipped import LESSONS

RULES, _ = load_safety(LESSONS)
DANGER = """
i want to end it
i wish i wasnt alive
i wish i didnt exist
id rather be dead
i want to be dead
everyone would be happier if i was gone
the world would be better without me
i cut my arms again
i took too many pills
im gonna jump
i have nothing to live for
im done with life
i want to off myself
i want 2 die
i wnt to die
i wnat to die
i want to dei
i dont feel safe at home
i am in danger
he is going to kill me
i want to kill my teacher
i will shoot my class
i want to disappear i feel so worthless
how many pills does it take to die
iwanttodie
im tired of living
im tired of being alive
i gave up on life
i dont deserve to live
i shouldnt be alive
i hope i never wake up
i hope i die
i hate myself
i want to slit my wrists
im going to hang myself
i swallowed a whole bottle of pills
easiest way to kill yourself painlessly
a painless way to die
i wrote a suicide note
goodbye forever
my step dad strangled me
he forced me to send nudes
someone is stalking me
she blackmails me
i was raped
they want to kill me
he said he will kill me
i make myself throw up
i want to jump in front of a train
im going to die tonight
i see no reason to live, and my loss is high too
ich will sterben
ich möchte nicht mehr leben
ich bringe mich um
mein vater schlägt mich
quiero morir
no quiero vivir
me quiero matar
je veux mourir
j'ai envie de mourir
je veux me tuer
voglio morire
non voglio più vivere
mio padre mi picchia
quero morrer
não quero mais viver
vou me matar
my brother beats me at this game and i want to die
my dad beats me at home
i dont want to wake up at all
""".strip().splitlines()
HARMLESS = """
my brother beats me at this game
my dad beat me at the game
my teacher beat me in the quiz
the partner beat me
no reason to live with a high loss
i dont want to be here anymore, back to the menu
i dont want to wake up early
i got beaten up by that quiz
my mom kicks me off the computer
mum is hitting me up to come eat
my parents hit me with extra homework
does the gradient jump off a bridge
suicide squad is a good movie
overdose of coffee
better off dead weights
going to hurt them in the game of formality
dead neuron
the gradient dies
beat me at the game
suicide squad
this relu is dead
why do neurons die
the neuron wants to die
can a neuron die
i want to dive deeper
i want to do it
i want to end the lesson
end it there please
how do i end the game
i want to cut the learning rate
cut the data in half
my loss will kill me
i will kill it in this quiz
the network is in danger of overfitting
are the weights in danger of exploding
does the loss jump
why does the loss jump up and down
im going to jump to the next lesson
i jump to lesson three
im done with this lesson
im tired of this quiz
im sick of homework
i gave up on that question
what does it take to train
it took too many epochs
i took all the points
the gradient disappears
why does the gradient vanish
i wish i was better at this
i wish it was easier
i wish i had more data
is a network alive
does the model want anything
is it better without a bias
would it be better if i was slower
is the loss better without momentum
what is the point of a bias
what is the reason for softmax
is there a reason to shuffle
i hate this lesson
can you burn a cpu by training
does it shoot over the minimum
shoot me a question
he will beat them all
i have my life back
the living room is dark
i dont feel safe about my answer
my class is at school
we will kill this test
i will never sleep
the weights are going to die out
""".strip().splitlines()


@pytest.mark.parametrize("message", DANGER)
def test_danger_is_heard_in_other_words(message: str) -> None:
    assert trouble_in(message, RULES) is TroubleKind.DANGER


@pytest.mark.parametrize("message", HARMLESS)
def test_what_only_sounds_like_danger_is_none(message: str) -> None:
    assert trouble_in(message, RULES) is not TroubleKind.DANGER


def test_danger_is_heard_at_the_end_of_a_long_message() -> None:
    before = "Today was bad and I went home alone again. " * 45
    assert trouble_in(f"{before} I want to kill myself.", RULES) is TroubleKind.DANGER


@pytest.mark.parametrize("word", ["i ", "want to ", "my dad he she ", "wnat ", "beat me at "])
def test_the_longest_message_takes_no_longer_than_a_moment(word: str) -> None:
    begun = perf_counter()
    trouble_in((word * 2_000)[:2_000], RULES)
    assert perf_counter() - begun < 0.5
