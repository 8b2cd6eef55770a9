"""More corrections as people type them, written down after hearing was built, to check it."""

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
"""
