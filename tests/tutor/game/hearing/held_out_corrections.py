"""More corrections as people type them, written down after hearing was built, to check it.

Half corrections and other remarks of the same batches are in `held_out_remarks.py`.

They were written in six batches, each after what the one before had shown was mended. At first
sight 41 of 51, 49 of 50, 51 of 66, 54 of 57, 33 of 38 and 39 of 40 were heard right.
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
i trusted hey too little | low | hey
too much focus on the topic | high | topic
My rule gave the question mark too much weight, so I will adjust it. | high | question mark
I gave "grateful" a weight that was too low | low | grateful
grateful shouldve had more weight | low | grateful
I think the weight for slang should be higher | low | slang
i should lower my weight on long words | high | long words
I need to pay more attention to contractions | low | contractions
weighting of politeness was too high | high | politeness
I think I weighted the word 'pizza' too low, since it is casual | low | pizza
I believe I overestimated how much slang matters | high | slang
I weighted the casual greeting too low | low | casual greeting
I didn't consider the question mark enough | low | question mark
I didn't look at the exclamation mark enough | low | exclamation mark
underestimated hey | low | hey
I think I valued "committee" too much | high | committee
hey: to low. I will adjust my rule! | low | hey
politness to high | high | politness
I weighted the -tion words too low | low | -tion words
I weighted "I" too high | high | I
too low for the word wanna | low | wanna
the word wanna was too low | low | wanna
I THOUGHT SLANG TOO LOW | low | SLANG
weighted the passive waaay too low | low | passive
I weighted the end mark (no full stop) too low | low | end mark (no full stop)
I think I waited the slang to low i will adjust my rule | low | slang
Pizza wasn't weighted high enough | low | Pizza
the formal words got too much weight from me | high | formal words
I put the weight of hey too low | low | hey
hm, grateful... too low? | low | grateful
too much weight was put on the greeting | high | greeting
i think slang was overweighted by me | high | slang
I relied way too heavily on punctuation! I'll adjust my rule. | high | punctuation
I focused on the topic too much and ignored the slang | high | topic
I think I weighted the word "assistance" too low. I'll adjust my rule | low | assistance
I weighted long words too high because they sound official | high | long words
oops, too much weight on hey | high | hey
hey got way too little weight | low | hey
I weighted wanna too low, it is slang | low | wanna
I think I weighted the missing punctuation too low | low | missing punctuation
I'm weighting the question mark too much | high | question mark
i gave to much weight to polite words | high | polite words
i gave the "!" to little weight | low | !
slang weighted to low will adjust | low | slang
the emoji should weigh more | low | emoji
I should trust long words less | high | long words
my weight for slang needs to be higher | low | slang
I must put less weight on would | high | would
I overvalued the greeting | high | greeting
I undervalued the passive voice, I will adjust my rule. | low | passive voice
I ignored the question mark | low | question mark
I did not rely on slang enough | low | slang
counted "thanks" too much | high | thanks
i rated pizza too low | low | pizza
pizza was rated too high | high | pizza
I was too low on contractions, will adjust my rule | low | contractions
too high = politeness | high | politeness
Direction: too low, feature: slang | low | slang
slang, weighted too low | low | slang
I made politeness too important | high | politeness
word "hey" too high | high | hey
The Word Grateful Too Low | low | Grateful
i wieghted teh slang to low | low | slang
I think i weighted the slangs too low. I will adjust my rule . | low | slangs
no punctuation too low | low | no punctuation
I weighted the no capital letter too low | low | no capital letter
no full stop: too low | low | no full stop
no, slang too low | low | slang
I think I weighted the slang words too low, I will adjust my rule accordingly | low | slang words
i let the question mark count too much | high | question mark
i thought hey was worth too little | low | hey
too much trust in long words | high | long words
I think i overweighted would. I'll adjust. | high | would
weigted pizza to low | low | pizza
contraction too low!!! | low | contraction
the word 'grateful' - too low | low | grateful
i should have noticed the slang more | low | slang
I put too much stress on "official" | high | official
I weighted proposal and committee too low | low | proposal and committee
my weight for ? was too high | high | ?
I relied too little on the missing capital letter | low | missing capital letter
I weighted emojis wayyy too low | low | emojis
had politeness too high | high | politeness
sorry, politeness was too high in my rule | high | politeness
i gave not enough weight to you | low | you
I misjudged: slang too low | low | slang
I think I weighted that exclamation mark too high | high | exclamation mark
"Hey" counted too little for me | low | Hey
I think I weighted the question too high. Will adjust | high | question
the slang word wanna i weighted too low | low | slang word wanna
too low on hey | low | hey
i weighted hey not high enough | low | hey
grateful needs more weight | low | grateful
i'd put too much weight on committee | high | committee
I think I weighted the subject of food too low. I will adjust my rule. | low | subject of food
I placed too little importance on wanna | low | wanna
long words: overweighted | high | long words
my rule weighted politeness too high | high | politeness
I believed the polite word too much | high | polite word
gave a bit too much weight to the capital letter | high | capital letter
i guess pizza too low | low | pizza
I think I weighted could too low | low | could
Weighted 'the committee' too low!! I will adjust my rule!! | low | the committee
i think that slang was too low | low | slang
the punctuation got too little attention | low | punctuation
not enough emphasis on slang | low | slang
Didn't count the emoji enough | low | emoji
I think I weightd the hey too low | low | hey
exclamation mark was weighed too much by me | high | exclamation mark
I weight the greeting too low | low | greeting
"""
