"""Half corrections, and remarks that are none, of the batches in `held_out_corrections.py`."""

PARTLY = """
no end punctuation | - | no end punctuation
mine was too high | high |
i think too low | low |
too low, i'll adjust | low |
put too little weight | low |
the word "pizza" | - | pizza
slang words | - | slang words
i got tricked by the long words | - | long words
it was the greeting | - | greeting
high | high |
too low I guess | low |
I weighted this word too low | low |
too low. i will change my rule | low |
politeness | - | politeness
the exclamation marks | - | exclamation marks
I weighted "pizza" | - | pizza
its too high | high |
too low pls | low |
I weighted something too high | high |
way too low | low |
"wanna" and "hey" | - | wanna and hey
I weighted the question mark wrongly | - | question mark
too heavily | high |
I weighted them too low | low |
i think too high tbh | high |
the long words | - | long words
the "committee" | - | committee
I think I weighted the grateful | - | grateful
I think I weighted the [word/feature] too low. I will adjust my rule. | low |
I will adjust my rule. | - |
too little | low |
I think I weighted it too low. I will adjust my rule. | low |
the exclamation point | - | exclamation point
I trusted politeness | - | politeness
to high | high |
I weighted this too high. I will adjust my rule | high |
definitely too low | low |
the passive voice | - | passive voice
i weighted "your" | - | your
"""

NONE = """
no way
no problem
no idea
what should i say
I wouldn't say I weighted slang too high
do i say too low
can you weight it for me
I weigh 60 kilos
my weight is none of your business
the pizza was great
which word was too high?
where is my notebook
I did nothing wrong
the game weights it too high
I don't understand too high and too low
is slang too high
give me a hint
hmm
I still think it is formal
nope, I did not weight slang too low
do you mean too high for casual?
Can I see the sentence again?
the wifi is too slow
it's too late for me
why is that wrong
who made this bot
go back
I'm bored
that's not fair
could you repeat
i dont get it
whats the answer
I was right!
the sentence is casual tho
my phone battery is too low
this takes too much time
can i skip this one
it's too early
I have too little time
I want to play again
that sentence was too short to tell
you are too strict
there are too many questions
I don't want to
is there a hint
not enough time
my teacher says it is formal
more please
I need more time
sorry I will be back later
the text is too small
I should sleep more
I should read more carefully
I need to learn more
what are my rules
my internet is too slow
you ask too much
it takes too long
why do I have to say this
I won't say that
I think you are wrong
the pizza one was hard
could be more fun
I learned more today
less talk please
are you sure
how many are left
what should I type
I don't get why it's formal
what's the weight of slang
this bot talks too much
that is not enough
I have had enough
give me more
no thanks
is that a trick question
it is a bit too fast
ugh not again
I want more sentences
can we do the reviews instead
I picked casual because of fun
that one was ambiguous
my brother says hi
what did I do wrong
this is too easy
im confused
who decides that?
restart
I don't know what to say
say again?
who are you
what does weighted mean
I never weighted anything
can i change my answer
the weather is too hot
my bad
sure
I did it right
it isn't too high
tell me more
give up
"""
