"""More corrections as people type them, written down after hearing was built, to check it.

Of the first 51 it heard 41 right at first sight; of the 50 written after those were mended, 49.
"""

HEARD = """
my bad, trusted the long words too much | high | long words
i gave the exclamation mark too much credit | high | exclamation mark
i think the weight on pizza was too low, adjusting my rule | low | pizza
I went too high on politeness | high | politeness
I was too high on slang | high | slang
the greeting was weighted too low | low | greeting
i think i over-weighted official words. will adjust | high | official words
contractions - i weighted them too low | low | contractions
I didn't weight the contraction strongly enough. | low | contraction
"wanna" should have counted for more | low | wanna
hmm i guess hey should weigh more | low | hey
i'll weigh long words less next time | high | long words
not enough weight on hey | low | hey
I think that I have weighted the word would too low | low | would
i thought politeness mattered more than it does | high | politeness
I think I weigted the greetings too low. I will adjust my rules | low | greetings
weighted the smiley :) too low | low | smiley :)
i undervalued "gonna" | low | gonna
to much weight on the ! | high | !
to little weight on emoji | low | emoji
the exclamation point weighed too little | low | exclamation point
it's the question mark, too high | high | question mark
question mark = too high | high | question mark
I think I weighted the short sentence too high | high | short sentence
I was wrong. I weighted "please" too high. | high | please
i weighted u too low | low | u
gave slang not enough weight!!! | low | slang
I think, I weighted the slang too low; I will adjust my rule. | low | slang
didnt put enough weight on wanna | low | wanna
I shouldn't have relied so much on slang | high | slang
i should not have weighted pizza so high | high | pizza
put way too much weight on the word please | high | please
I think I put too low a weight on wanna | low | wanna
I think I weighted the greeting hey too low. I'll adjust my rule :) | low | greeting hey
I weighted "your assistance" too low | low | your assistance
Too high: the question mark. I will adjust my rule. | high | question mark
I think I weighted the question mark too high, and I will adjust my rule. | high | question mark
pizza - to high | high | pizza
pizza 2 high | high | pizza
the polite tone was too low in my rule | low | polite tone
overrated the long words, will fix | high | long words
i think my weight for the ! was too high | high | !
I gave the lowercase start too little weight | low | lowercase start
lower case start too low | low | lower case start
I leaned on committee too much | high | committee
i think ive weighted slang too low | low | slang
Ive put too much emphasis on the contraction "I've" | high | contraction I've
didn't take the slang seriously enough | low | slang
I took the greeting too seriously | high | greeting
passive voice: too little | low | passive voice
I wieghed the pasive too low | low | pasive
weight of slang too low | low | slang
slang too little weight | low | slang
too little attention to the emoji | low | emoji
my rule puts too much weight on long words | high | long words
Sorry! I think I weighted the "hey" too low. I will adjust my rule. | low | hey
I'd say I weighted the word wanna too low | low | wanna
oops weighted assistance a little too high | high | assistance
i am weighting politeness too highly | high | politeness
"""

PARTLY = """
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
"""

NONE = """
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
"""
