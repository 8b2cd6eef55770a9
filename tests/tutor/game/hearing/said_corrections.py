"""Corrections as people type them, each with what it says: direction, then the feature.

Between the bars stand "high", "low", or "-" where the direction is missing; a feature that is
missing is left out. What is no correction at all stands in NONE.
"""

HEARD = """
I think I weighted the question mark too high. I will adjust my rule. | high | question mark
I think I weighted the grateful too low. I will adjust my rule. | low | grateful
i think i weighted grateful too low i will adjust my rule | low | grateful
I think I wieghted the hey to high. I wil adjust my rule | high | hey
I think I weigthed the slang too low, I will ajust my rule | low | slang
i thnk i weighted hey to low. i will adjust my rule | low | hey
I think I weighted the polite words too hihg. I will adjust my rule. | high | polite words
i think i weighted 'hey' too low | low | hey
I think I weighted the word "grateful" too low. I will adjust my rule. | low | grateful
i weighted the word pizza too high | high | pizza
I weighed the slang way too high | high | slang
I weighted politeness too much | high | politeness
I weighted politeness too little | low | politeness
I weighted long words a bit too heavily | high | long words
weighted slang too low | low | slang
put too much weight on pizza | high | pizza
I put too much weight on the question mark. I'll adjust my rule! | high | question mark
i put too little weight on wanna | low | wanna
put not enough weight on the greeting | low | greeting
I overweighted the exclamation marks | high | exclamation marks
overweighted long words | high | long words
i underweighted slang | low | slang
I under-weighted the word assistance. | low | assistance
over weighted grateful | high | grateful
grateful was underweighted | low | grateful
tooo low on slang | low | slang
grateful: too low | low | grateful
grateful too low | low | grateful
Grateful - too low | low | Grateful
"grateful" too low | low | grateful
grateful, too low | low | grateful
hey too high!! will adjust | high | hey
grateful was too low | low | grateful
my weight for grateful was too low | low | grateful
the weight of the question mark was too high | high | question mark
my weight on slang is too low | low | slang
slang's weight was too low | low | slang
slang weight too low | low | slang
the weight i gave hey was too low | low | hey
i gave pizza too little weight | low | pizza
I gave too much weight to the word committee | high | committee
gave slang too much importance | high | slang
i didn't give slang enough weight | low | slang
i relied on the question mark too much | high | question mark
relied too much on long words | high | long words
I relied too heavily on politeness, will adjust my rule | high | politeness
i leaned too hard on the greeting | high | greeting
did not pay enough attention to hey | low | hey
I didn\u2019t pay enough attention to the word “wanna” | low | wanna
paid too much attention to long words | high | long words
paid too little attention to the missing full stop | low | missing full stop
should have counted slang more | low | slang
i should have counted long words less | high | long words
I should have weighted pizza higher | low | pizza
should've given more weight to hey | low | hey
I should have paid less attention to the exclamation mark | high | exclamation mark
slang should count more | low | slang
i need to weigh politeness less | high | politeness
too low on politeness | low | politeness
too high for long words | high | long words
too low: grateful | low | grateful
too high - pizza | high | pizza
I counted the contraction too much | high | contraction
counted hey too little | low | hey
i valued politeness too highly | high | politeness
I trusted the long words too much | high | long words
focused too much on the question mark | high | question mark
I focussed too little on wanna | low | wanna
didn't weigh hey high enough | low | hey
i did not weight grateful enough | low | grateful
hey not high enough | low | hey
ok so i think i weighted slang too low | low | slang
oh no, I weighted slang too low | low | slang
wrong again... i weighted the "!" too high | high | !
I weighted the ! too low | low | !
the ? was too high | high | ?
maybe I weighted 'committee' too high? | high | committee
I weighted slang too low for casual | low | slang
i set the weight of you too high | high | you
I overestimated politeness | high | politeness
i underestimated the slang words | low | slang words
I ignored the contraction | low | contraction
placed too much emphasis on formal words | high | formal words
It was casual because of hey. I think I weighted hey too low. | low | hey
I think I weighted the length of the sentence too high | high | length of the sentence
I THINK I WEIGHTED THE PIZZA TOO HIGH | high | PIZZA
i waited slang too low | low | slang
I think I weighted would too low, I'll adjust | low | would
weighed "I would be" much too high | high | I would be
I think I weighted the don't too high. I will adjust my rule. | high | don't
slang too low. I will adjust my rule | low | slang
polite words too high i will adjust my rule | high | polite words
I will lower the weight of long words | high | long words
i looked at long words too much | high | long words
"""

PARTLY = """
too high | high |
too low | low |
to low | low |
too high!! will adjust | high |
low | low |
too much | high |
i weighted it too high | high |
I think I weighted that too low. I will adjust my rule. | low |
it was too high | high |
i think it's too low | low |
weighted too low | low |
put too much weight on it | high |
I think I weighted the word too high | high |
I think I weighted the [word/feature] too high. I will adjust my rule. | high |
grateful | - | grateful
"hey" | - | hey
the question mark | - | question mark
polite words | - | polite words
the word pizza | - | pizza
I think I weighted the slang | - | slang
I weighted slang wrong | - | slang
slang too high or too low | - | slang
I think I weighted the pizza too high or too low. I will adjust my rule. | - | pizza
I think I weighted the [word/feature] too high or too low. I will adjust my rule. | - |
I think I weighted the ... too high or too low | - |
too high or too low | - |
I will adjust my rule | - |
i relied on the greeting | - | greeting
the slang misled me | - | slang
because of the question mark | - | question mark
"""

NONE = """
hi
hello there
why?
why
skip
quit
next
help
stop
ok
thanks
yes
no
idk
i don't know
not sure
formal
casual
positive
I think it's casual
what is a weight?
what is a weight
how do i know if i weighted it too high?
I don't think I weighted grateful too low
i did not weight grateful too low
i never weighted slang too high
did i weight slang too high
did I weight slang too high or too low?
should i say too high or too low?
what does too high mean
what does "I weighted slang too high" mean?
how can a weight be too high
why was slang too low?
is it too high or too low?
what if i weighted pizza too high
this is too hard
that's too much for me
you weighted slang too high
the learning rate is too high
my score is too low
i am too tired
let's play
train a network
what's next?
show me the lesson
I like pizza
the answer is wrong
can you explain this
?
...
lol
good morning
i have no idea what misled me
wait what
this game is fun
I disagree, it was formal
how much do you weigh
"""
