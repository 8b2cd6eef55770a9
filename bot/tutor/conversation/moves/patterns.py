"""How people put the short moves, in the words that `words_of` makes of a message."""

from __future__ import annotations

from bot.tutor.conversation.intents import Intent

N = (
    r"(?:card|question|one|exercise|task|page|step|it|this|that|thing|problem|sentence|round|part"
    r"|q)"
)
ONE = rf"(?:(?:the|this|that|my|a|an|our) )?(?:(?:next|last|current|same|whole) )?{N}"
ASK = (
    r"(?:(?:(?:can|could|may|shall|will|would) (?:i|we|you)|i (?:want|need|would like) to|let us"
    r"|lets|let me|i will|i am going to|you can|want to) )?"
)
TRULY = r"(?:right|correct|true|wrong|ok|good)"
GET = r"(?:get|understand|follow|understood|got)"
EASY = r"(?:simpler|easier|shorter|clearer|simple|more simple|more simply|simply|less complicated)"
OTHERWISE = (
    rf"(?:differently|in other words|other words|(?:in )?another way|in a different way|{EASY}"
    rf"|in (?:a )?{EASY} (?:words|way|english|terms)|again|once more|one more time)"
)
UNSAID = (
    r"(?: (?:what|how|which|where)(?: (?:this|it|that|to|do|one|say|the|answer|i|should|is|means"
    r"|am|doing|pick|choose|write|put|here|start|begin|asks|wants))+)?"
)
"""What somebody does not know, where it is nothing of the subject."""
HELPER = r"(?:hints?|clues?|tips?)"
SIDES = r"(?:formal|casual|positive|negative)"

CONTINUE = rf"""
{ASK}(?:go on|go ahead|continue|carry on|move on|move along|proceed|keep going|go forward)
(?: anyway)?(?: (?:with|to) (?:(?:the|my) )?(?:next )?(?:{N}|lesson|course))?
|{ASK}(?:(?:go to|go|show me|give me|see|have) )?(?:the |a )?next(?: (?:{N}|lesson))?(?: anyway)?
|{ASK}begin|lets (?:go|start|learn|do (?:it|this))
|what is next|what comes next|(?:i am )?(?:done|ready|finished)|got it|i {GET}(?: (?:it|that
|this))?|moving on|onward|forward
|(?:i )?(?:have )?(?:am )?(?:read|done reading|finished reading)(?: (?:it|this|that))?|alright
|understood|ok|makes sense|that makes sense|i see|now you|finish(?: the lesson)?|go on anyway"""
BACK = rf"""
{ASK}(?:(?:go|take me|bring me|get|turn|step|move) )?back(?: one| a card| one card)?(?: please)?
|{ASK}(?:go to |see |show me )?(?:the )?(?:previous|last) card(?: again)?|previous(?: one)?|one back
|{ASK}(?:go|take me|bring me|get|turn)? ?back to (?:the )?(?:previous|last|other) (?:card|one
|page)"""
HERE_AGAIN = rf"""
{ASK}(?:(?:go|take me|bring me|get|lets go|come) )?(?:back|return) to (?:where (?:i|we) (?:was
|were|left off
|stopped)
|(?:the|my|our) (?:question|card|lesson|game|exercise|quiz|try))
|where (?:was|were|am|are) (?:i|we)(?: again)?
|{ASK}(?:show|repeat|see|read)(?: me)? (?:the|my|that) (?:question|card|sentence
|exercise)(?: again)?
|what (?:was|is) (?:the|my|that) (?:question|sentence|exercise)"""
SKIP = rf"""
{ASK}skip(?: {ONE}| the game)?|{ASK}pass(?: on {ONE})?|{ASK}(?:do|answer|try) {ONE} later
|(?:maybe )?later|{ASK}leave {ONE}(?: out| for later| for now)?|not now|next time|i pass
|{ASK}(?:come|go|get) back to {ONE} later
|i dont want (?:to|to do {ONE}|to answer {ONE}|this|it)"""
DONT_KNOW = rf"""
(?:i )?dont know(?: {ONE}| the (?:answer|word|number|letter)|{UNSAID})?
|(?:i )?(?:dont )?(?:have |am )?(?:no|not a|any|a) (?:idea
|clue){UNSAID}
|(?:i am )?not sure(?: about {ONE})?|(?:i am )?(?:unsure|clueless|stuck|blank)|beats me
|i give up|give up|(?:i )?cant (?:do|solve|answer|figure)(?: {ONE})?(?: out)?|who knows|no i dont"""
HINT = rf"""
(?:a |another |one more |any |some |more |the next )?{HELPER}(?: about {ONE})?
|{ASK}(?:give|get|have|show|need|want|use|see|tell)(?: me)?
(?: (?:a|another|some|one more|the|any))? {HELPER}
|{ASK}(?:please )?help me(?: out)?(?: (?:with|on) {ONE})?|help (?:with|on) {ONE}
|i (?:need|want|would like) (?:a )?{HELPER}
|{ASK}give me the first letter
|what (?:should|do|can|must) i (?:write|say|do|put|type|answer)(?: (?:now|here|next))?
|i need (?:some )?help(?: (?:with|on) {ONE})?|(?:where|how) do i (?:start|begin)
|do you have (?:a |any )?{HELPER}"""
GIVE_ANSWER = rf"""
{ASK}(?:tell|show|give|reveal|say)(?: me)?(?: (?:the|this|it))?(?: (?:right|correct))?
(?: (?:answer|solution|result|word|one|letter))?
|what (?:is|was) (?:the |it)(?:right |correct |real )?(?:answer|solution|result|word|one|letter
|number)?
|which(?: one| letter| option| answer)? (?:is it|is (?:right|correct)|is the (?:right one|answer))
|(?:the )?(?:answer|solution)|what (?:word|letter|number|answer) is it
|what (?:goes|comes|fits|belongs) (?:in |into )?(?:the gap|there|here)"""
WAS_RIGHT = rf"""
(?:was|is|were) (?:my (?:last )?(?:answer|guess)|it|that|this|i|what i (?:said
|wrote))(?: one)? {TRULY}
|am i {TRULY}|did i (?:get|pass|do|answer|have) (?:it|that|this)(?: one| question)?(?: {TRULY}
| correctly)?
|how did i do(?: (?:on|in|with|at) {ONE}| there)?|how was (?:it|that|my answer)"""
WHY = rf"""
why(?: (?:not|though|so|that|{SIDES}|wrong|right|is (?:it|that|this)(?: (?:{TRULY}|{SIDES}|so))?
|was (?:it|that|i|my answer)(?: {TRULY})?|is it [a-j]))?|how come
|i dont {GET} why(?: not)?|what did i (?:get|do|say) wrong|where (?:did i go|was i) wrong
|explain why
|what (?:is|was) wrong(?: (?:with|about|there)(?: (?:it|that|my answer))?)?"""
DIFFERENTLY = rf"""
{ASK}(?:say|explain|tell|put|write|describe|rephrase|repeat|make|give|show)(?: me)?(?: {ONE})?
(?: to me)?(?: a bit| a little)?(?: more)? {OTHERWISE}|{OTHERWISE}|(?:a )?{EASY}(?: version)?
|(?:i |sorry i )?(?:dont|cant|didnt) {GET}(?: {ONE}| anything| a word| any of (?:it|this|that))?
|huh|what|pardon|hm|(?:i am |so |im )?(?:so )?(?:confused|puzzled)
|(?:{ONE} is )?(?:so )?(?:confusing|unclear|not clear)
|what do you mean|what does {ONE} (?:mean|say|ask|want)|{ASK}explain {ONE}
|(?:{ONE} |it )?(?:makes|made) no sense|explain simply|short version
|(?:i )?(?:am )?not getting (?:it|this|that)"""
ONCE_MORE = (
    rf"(?:say (?:it |that )?)?again|{ASK}(?:repeat(?: {ONE})?(?: again)?|say that again)|once more"
)
IN_STEPS = rf"""
{ASK}(?:split|break)(?: (?:it|this|that|the question))?(?: up| down)?
(?: (?:in|into)(?: \w+)? steps)?
|(?:the |in )?(?:small |smaller )?steps|step by step|one step at a time"""
THE_CARD = rf"{ASK}(?:(?:read|show|see|open)(?: me)? )?(?:the )?card"
TOO_HARD = rf"""
(?:{ONE} (?:is|was) )?(?:too|so) (?:hard|difficult|much|complicated|advanced|complex)
|i am (?:so )?(?:lost|overwhelmed)|(?:so )?lost|(?:{ONE} is )?(?:hard|difficult|impossible|much)"""
STOP = rf"""
{ASK}(?:stop|quit|exit|cancel|pause|end)(?: {ONE}| the (?:game|lesson|training)| here| learning
| playing)?
|(?:good )?bye(?: bye)?|goodbye|good night|gn|(?:see|c) you(?: \w+){{0,2}}|cya|talk later|brb|ttyl
|(?:that is )?(?:enough|all)(?: for (?:today|now))?|i quit|{ASK}(?:take|have) a break
|(?:i )?(?:have to|must|need to|going to) (?:go|leave|sleep)|(?:i am )?(?:done|out|finished
|tired)(?: for (?:today|now))
|stop for (?:today|now)|lets stop"""
COMPUTED = rf"""
how (?:do|can|did|would|should|to)? ?(?:you |i |we |one )?(?:get|work|compute|calculate|solve|do
|find|figure)
(?: (?:it|this|that|there|the (?:answer|number|result)))?(?: out)?|how is (?:it|that
|this) (?:computed|calculated|done)
|{ASK}(?:show|tell|explain)(?: me| to me)? how(?: (?:to|you|i|do|can|it|this|that|get|solve
|works?|is|out))*
|what (?:is the )?formula(?: (?:do|should) i use)?"""
CHANGE = r"""
(?:(?:can|could|may) i |i (?:want|need|would like) to |let me )?(?:change|redo|edit|fix|correct
|undo|take back)
(?: (?:my (?:last )?answer|it|that|my mind))?(?: back)?
|(?:oops |sorry |no |wait )*(?:i )?(?:accidentally )?(?:clicked|pressed|picked|chose|typed|hit
|tapped)
(?: (?:on )?the)? ?wrong(?: (?:one|button|letter|thing|answer|key))?|(?:that was )?(?:a )?(?:typo
|mistake|misclick)
|(?:(?:can|could|may) i |let me |i want to )?(?:try|answer|do) (?:(?:it|that|this|this one) )?again
|(?:a |another |one more |second )(?:try|chance|attempt)|retry"""
YES = r"""
yes|y|go|confirm(?:ed)?|yes (?:do it|lock it|lock it in|please|i am)|do it|ok|sure
|(?:ok )?lock(?: it)?(?: in)?
|go for it
|(?:it is )?(?:for )?(?:the )?question|of course|correct|right|exactly|ok do it|ok sure
|i am sure|definitely
|go ahead|that one|yes that one|fine"""
NO = r"""
no|n|not yet|wait|hold on|no wait|not now|dont|no dont|stop|cancel|no not yet|let me think
|wait a (?:sec|second|moment|minute)
|(?:it is )?(?:for )?(?:the )?game|not sure|no no|never mind|nevermind
|maybe not|i changed my mind"""
CANCEL_RUN = r"""
yes|yes please|ok|sure|cancel(?: (?:it|that|this|both|them|all))?|(?:yes )?(?:cancel|stop|end|kill)
(?: (?:it|them|both|(?:the|my) (?:training|trainings|run|runs)))?|do it|y|of course|yes (?:do it
|cancel|stop)|(?:the )?(?:first|training)(?: one)?"""
PAUSE_TALK = r"""
no|n|no (?:dont|thanks)|dont(?: cancel(?: it)?)?|(?:no )?(?:just )?(?:a )?pause(?: (?:it|talking|the
talk|the talking))?|(?:no )?(?:just )?(?:stop |pause )?(?:talking|the talk)|(?:the )?(?:second|last
|talk)(?: one)?|(?:let|keep|leave) it(?: (?:run|train|running|training|on|going|be))?|keep (?:going
|training)|never mind|nevermind|just you|later"""

MOVES: tuple[tuple[Intent, str], ...] = (
    (Intent.STOP, STOP),
    (Intent.CONTINUE, CONTINUE),
    (Intent.SKIP, SKIP),
    (Intent.DONT_KNOW, DONT_KNOW),
    (Intent.HINT, HINT),
    (Intent.WAS_RIGHT, WAS_RIGHT),
    (Intent.WHY, WHY),
    (Intent.DIFFERENTLY, DIFFERENTLY),
    (Intent.TOO_HARD, TOO_HARD),
    (Intent.GIVE_ANSWER, GIVE_ANSWER),
    (Intent.COMPUTED, COMPUTED),
    (Intent.CHANGE, CHANGE),
    (Intent.BACK, BACK),
)
