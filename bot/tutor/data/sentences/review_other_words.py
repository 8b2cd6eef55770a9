"""The words of short reviews that neither praise nor complain: prices, wishes, faults, returns."""

from __future__ import annotations

from bot.tutor.data.sentences.review_signal_words import phrases, words

NO_BREAK_AFTER = {
    "late": frozenset(words("open opens until till stay stayed stays working sleep too")),
    "lost": frozenset(words("get got a")),
    "broken": frozenset({"record"}),
}
NO_BREAK_BEFORE = {
    "late": frozenset(words("night nights evening evenings at show shows into hours")),
    "lost": frozenset(words("in weight track")),
    "broke": frozenset(words("up")),
    "missing": frozenset(words("person girl boy child man woman you out")),
    "cracked": frozenset({"me"}),
}

NEGATORS = frozenset(
    words("""
    not no never cannot nothing nobody none nowhere neither nor no-one dont cant wont isnt arent
    wasnt werent didnt doesnt couldnt wouldnt shouldnt hasnt havent hadnt aint
    """)
)
CONTRASTS = frozenset(words("but although though however altho tho"))
NO_CONTRAST_AFTER = frozenset(words("nothing anything all"))

PRICES = (
    *words("""
        price prices priced pricing overpriced pay pays paid paying cost costs costing money cheap
        cheaper cheapest cheaply expensive costly euro euros dollar dollars pound pounds cent cents
        bucks yen rupees pesos bill refund refunded discount discounts fee fees afford affordable
        bargain free value coins cash
        """),
    *phrases("""charged me|charged us|extra charge|free of charge|on sale|rip off|ripped off"""),
)
NO_PRICE_AFTER = {"free": frozenset(words("feel fat sugar gluten smoke set"))}
NO_PRICE_BEFORE = {
    "free": frozenset(words("time seat seats table tables space spaces day days from to of")),
    "bill": frozenset({"and"}),
}

WISHES = (
    *words("""
        wish wishes wished wishing hope hopes hoped hoping expect expects expected expecting
        expectation expectations
        """),
    *phrases("""if only|supposed to|should have|could have|could've|should've|should be|could be
        thought it would|thought this would|thought they would|would have been|would have liked
        would be better|would be nice|looked forward to|was looking forward to
        were looking forward to"""),
)
BROKEN = (
    *words("""
        broke broken breaks late missing lost cracked scratched torn tore ripped leak leaks leaking
        leaked delay delays delayed cancelled canceled crashed crashes crashing damaged defective
        faulty freezes froze hole holes
        """),
    *phrases("""broke down|breaks down|stopped working|stops working|out of order|fell off
        fell apart|falls apart|falling apart|came off|comes off|came apart|never came
        never comes|never arrived|never arrives|did not come|didn't come|did not arrive
        didn't arrive|has not arrived|hasn't arrived|not on time|never on time|isn't on time
        wasn't on time|does not work|doesn't work|did not work|didn't work|do not work|don't work
        never works|never worked|not working|isn't working|wasn't working|no longer works
        not work|will not open|won't open|will not start|won't start|would not start
        wouldn't start|does not start|doesn't start|does not turn on|doesn't turn on|ran out
        sold out|battery dies|battery died|battery is dead|dead battery"""),
)

RECOMMENDS = (
    *words("""
        recommend recommends recommended recommending recommendation must-read must-see must-have
        must-try
        """),
    *phrases("""must read|must see|must watch|must visit|a must|give it a try|give it a go
        worth a visit|worth a try|worth the visit|worth the trip|worth seeing|worth reading
        worth watching|worth trying|worth buying|go and see|tell everyone|told everyone
        tell all my friends|told all my friends|tell my friends|told my friends
        tell your friends"""),
)
NOT_TO_MISS = phrases("don't miss|do not miss|dont miss|never miss|not to be missed|can't miss")
ADVISED = words("try read see watch visit go buy come order join eat get use play taste hear")
ADVISES = phrases("you should|everyone should|everybody should|you must|everyone must")
ADVISES_STRONGLY = phrases("you have to|you need to|you've got to")
ADVISED_STRONGLY = words("try read see watch taste hear")
URGED = frozenset(words("try read watch see buy visit join go order"))
URGED_TO = frozenset(words("it this them the there now one"))
# "I cannot recommend it enough" and "I would not hesitate to recommend it"
ENOUGH = frozenset(words("enough more"))

RETURNS = phrases(
    """come back|go back|be back|coming back|going back|come again|go again|going again|return
    returning|again|come every|go every|come here every|go there every|buy another|order another
    buy a second|buy more"""
)
RETURNS_SURELY = phrases(
    """see you again|see you soon|see you next|next time i will|next time we will|next time i'll
    next time we'll|my next visit|our next visit|a regular here|always come back|always go back
    keep coming back|keep going back"""
)
NEVER_RETURNS = phrases(
    """never again|once is enough|once was enough|last visit|first and last|last time i
    last time we|last time for me|lost a customer|lost me as a customer"""
)
WILLING = frozenset(
    words("""
    will would won't wouldn't wont wouldnt i'll we'll you'll i'd we'd you'd want wants wanted hope
    hopes hoping plan planning going gonna love like happy ready wait forward definitely certainly
    surely reason keen looking
    """)
)
OTHERS = frozenset(
    words("""
    he she it they waiter waitress driver manager staff bus train shop who which that this he'll
    she'll it'll they'll he'd she'd it'd they'd
    """)
)
FORCED = frozenset(words("had have has must"))
DONE_AGAIN = frozenset(
    words("""
    go come visit buy read watch see eat order stay use try play join wear cook drink book take do
    listen reading watching buying eating staying ordering using trying visiting return
    """)
)
SENT_BACK = frozenset(words("it this them the these that my our mine"))
DOUBTS = frozenset(words("doubt refuse refuses"))
# "I cannot wait to come back" and "no doubt I will be back"
NOT_REFUSED = frozenset(words("wait hesitate only"))
CLAUSES = frozenset(words("but so because although though however if when where while since as or"))
SUBJECTS = frozenset(words("i we you i'll we'll i'd we'd will would my"))
FIRST_PERSONS = frozenset(words("i we i'll we'll i'd we'd i've we've"))

TOO_NOT_BEFORE = frozenset(
    words("""
    and but so because when i we he she they the that if as with for is was are were in on at to
    you me my our your it this or then where of after before by from have has had
    """)
)
COMPARED = frozenset({"better", "worse"})
NO_COMPARISON_BEFORE_THAN = frozenset(words("rather other no sooner"))
MEASURES = frozenset(words("more less longer later fewer"))
MEASURED = frozenset(
    words("""
    a an one two three four five six seven eight nine ten fifteen twenty thirty forty fifty sixty
    hundred half enough happy just once twice
    """)
)
