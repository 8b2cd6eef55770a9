"""The rows of words by which a message asks about its writer's own data, and those that do not.

A row is words at places; "|" stands between the words of one place, and "*" for up to two words.
"""

from __future__ import annotations

END = "."
"""Stands after the last word of a message."""
ONE = frozenset({"answer", "message", "note"})
"""Who wants one of these to be gone takes back what they just said."""
_STORE = "keep|store|save|collect|record|log"
_KEEP = f"{_STORE}|know|remember|hold|have"
_KEPT = "kept|stored|saved|collected|recorded|logged"
_KEEPING = "keeping|storing|saving|collecting|recording|logging"
_DID = "do|does|did|have|can|could|will|would"
_BOT = "you|nudge|bot"
_YOU = f"{_BOT}|it"
_THINGS = "data|information|info|record|records|account|history|messages|answers|profile"
_DELETE = "delete|erase|remove|wipe|forget|clear|purge|del"
_EXPORT = "export|download|send|give|get|see|show|copy"
_PEOPLE = (
    "anyone|anybody|someone|somebody|everyone|everybody|others|teacher|teachers|instructor|"
    "instructors|class|classmate|classmates|friend|friends|student|students|kids|parent|parents|"
    "family|mum|mom|mummy|mommy|mother|dad|father|brother|sister|boss|colleagues|admin|admins|"
    "mod|mods|moderator|moderators|owner"
)
_OTHERS = f"who|whom|people|person|{_PEOPLE}"
_LOOK = "see|sees|read|reads|view|access"
_SEE = f"{_LOOK}|know|knows|watch"
_SEEN = (
    "answer|answers|mistakes|messages|results|score|scores|notes|progress|name|notebook|"
    "trainings|dms"
)
_SAID = "write|wrote|type|typed|say|said|answer|answered"
_AUXILIARY = "can|could|does|do|will|would|may|might"
_HIDDEN = "private|secret|confidential|anonymous"
_DONE = "answers|messages|notes|progress"
_OLD = "own|old|past|previous|saved|stored|chat|quiz|lesson"
_WHOSE = "information|info|account|history|profile|record|records"
_AFTER_DATA = (
    f"{END}|and|or|but|then|so|now|today|soon|immediately|asap|again|forever|completely|fully|"
    "entirely|permanently|everywhere|too|from|on|in|at|here|if|when|because|before|after|as|since|"
    "right|i|we|you|it|that|which|is|are|for|to|thanks|ok|yes|no|nudge|bot|all|everything|can|"
    "could|will|would|do|how|what|my|dont|off|this|the|with|"
    "already|myself|later|anytime|any|by|under|per|without|within|of|instantly|next|first|also|"
    "altogether|instead|anyway|whenever|while|until|once|unless|quickly|fast|tonight|tomorrow|"
    "properly|safely|straight|though|kthx"
)
"""What may follow "delete my data": any other word is the name of data that was added."""
_PARTS = "points|point|errors|outliers|outlier|noise|rows|columns|ones|examples|duplicates|labels"
_INSIDE = (
    "network|networks|neuron|neurons|layer|layers|model|weight|weights|training|plot|graph|loss"
)

DELETING = (
    f"{_DELETE} my|mine * data {_AFTER_DATA}",
    f"{_DELETE} all * my * data {_AFTER_DATA}",
    f"{_DELETE} my|mine * {_WHOSE}",
    f"{_DELETE} my|mine {_DONE}",
    f"{_DELETE} * my|mine {_OLD} {_DONE}",
    f"{_DELETE} all * my information|info|account|history|{_DONE}",
    f"{_DELETE} * my stuff|mydata",
    f"{_DELETE} mydata",
    f"mydata {_DELETE}",
    f"rid of * my data|stuff|{_WHOSE}|{_DONE}",
    f"{_DELETE} * messages|answers|notes i sent|wrote|gave|typed",
    f"{_DELETE} everything|all|anything|data|information * about|of|on|from me",
    f"{_DELETE} everything|all|what you {_KEEP} about|of me",
    f"{_DELETE} everything|all|what you {_KEEP} {END}",
    f"{_DELETE}|rid * data|information|info|everything|stuff * you {_KEEP}|{_KEPT} "
    "about|of|on|from me",
    f"my data|{_WHOSE}|{_DONE} deleted|erased|removed|wiped",
    "want|need|would|make|get my data|information|info|account|profile|history|stuff * gone",
    "everything|all about|of|on me deleted|erased|removed|wiped|gone",
    "delete|del|erase|remove|wipe|forget me "
    f"{END}|and|now|already|completely|entirely|forever|too|after|when|if|nudge|bot",
    f"{_DELETE} me from|off here|nudge|everything|everywhere",
    f"{_DELETE} me from|off the|this|all|your bot|database|system|server|records|memory|list",
    f"delete|del|erase|remove|wipe everything|all|what i {_SAID}|sent {END}",
    f"forget about me {END}",
    f"{_DELETE} our chat|chats|conversation|conversations",
    "reset|close|cancel|deactivate my account|profile",
    "right|want|would to be forgotten",
    "right to erasure",
)
SEEING = (
    f"{_OTHERS} * {_SEE} my * {_SEEN}|data",
    f"{_OTHERS} * {_SEE} what i * {_SAID}|writing|typing|saying|get|got|do|did",
    f"{_AUXILIARY} * {_SEE} my {_SEEN}",
    f"{_AUXILIARY} * {_SEE} what i {_SAID}|get|got",
    f"{_AUXILIARY} my|the|our {_PEOPLE} know|see|notice|hear {END}",
    f"{_AUXILIARY} my|the|our {_PEOPLE} know|see|notice|hear * i|that|if|when|about * "
    f"got|get|did|failed|made|make|wrong|am|was|{_SAID}",
    f"{_AUXILIARY} my|the|our {_PEOPLE} find out {END}|about|that|if|what",
    f"do|does|did|will {_YOU} tell my|the|our {_PEOPLE}",
    f"do|does|did|will {_BOT} tell anyone|anybody|others|everyone {END}|about|what|that|if",
    f"do|does|did|will {_BOT} * share|sell my {_THINGS}|{_SEEN}",
    f"do|does|did|will {_BOT} * show|give|send my {_THINGS}|{_SEEN} to * {_PEOPLE}",
    f"are {_BOT} sharing|selling my {_THINGS}|{_SEEN}",
    f"{_OTHERS} * {_LOOK} this|that|it {END}",
    f"{_OTHERS} * {_LOOK} this|these|the|our|my chat|chats|conversation|conversations|messages",
    f"is|are this|that|it|everything|chat {_HIDDEN}",
    f"is|are what i * {_HIDDEN}|public|visible",
    f"is|are this|the|our|my chat|chats|conversation|notebook|dms {_HIDDEN}",
    f"is|are my {_SEEN}|data * {_HIDDEN}|public|visible|safe",
    "is this|it * between us|you",
    f"am i * anonymous {END}|here",
    "where is|are|does|do|will my data|information|info|answers|messages",
)
SEEN_BY_ITSELF = (
    # Whoever asks for their own, and what the course says of networks, is no question about others.
    f"{_AUXILIARY} i|we|you|it {_SEE}",
    f"i would * {_SEE}",
    f"{_AUXILIARY} the|a|an|this|my|each * network|networks|neuron|neurons|model|layer|machine|"
    f"computer|computers|loss|weight|weights|optimizer|gradient|algorithm * {_SEE}",
    "where is|are|does|do|will my data|information|info|answers|messages * in|into|through|to * "
    f"{_INSIDE}",
    "where do|does my answers|data|information|messages come",
    "hidden * is|are it|they secret|private",
    # Whoever wants help asks for a pair of eyes.
    f"someone|somebody * {_LOOK}|spot my mistake|mistakes",
    f"help|helps * me|us {_LOOK}",
    f"i know|need|met|found someone|somebody|people|anyone * who * {_LOOK}",
)
ASKING = (
    f"what|which|how * {_DID}|are|has {_YOU} {_KEEP}|{_KEPT}|{_KEEPING}|got about|of|on me",
    f"what|which|how * {_DID} this|the bot {_KEEP} about|of|on me",
    f"what|which * {_THINGS} * {_DID} {_BOT} {_STORE}|hold",
    f"what|which do|does|did {_BOT} {_STORE} {END}",
    f"what|which * data|information|info are {_BOT} {_KEEPING}",
    f"is|was anything|something * {_KEPT}|known about|of|on me",
    f"do|does|did {_BOT} {_KEEP} * anything|something|data|information|info about|of|on me",
    f"is|are my|our|the|this chat|chats|conversation|conversations|dms * {_KEPT}",
    f"is|are what i {_SAID}|send * {_KEPT}",
    f"what|which * {_THINGS} * is|are|gets|get {_KEPT} about|of|on me",
    f"what|which is|are|gets {_KEPT}|known about|of|on me",
    f"{_DID} {_YOU} keep|store|save|collect|remember|record|log my {_THINGS}",
    f"{_DID} this|the bot {_STORE} my {_THINGS}",
    f"are {_BOT} {_KEEPING} my {_THINGS}",
    f"are {_BOT} {_KEEPING} this|everything|that|me {END}",
    f"do|does|did|will * {_BOT} {_STORE} what|everything|anything|all i "
    f"{_SAID}|send|sent|tell|told",
    f"{_DID} {_YOU} keep|store|save|collect|record * data|information|info * about|of|on me",
    f"is|are|was|were|will * my {_THINGS} * {_KEPT}",
    "how long * keep|store|save|kept|stored|saved my data|information|info|answers|messages",
    f"how long * my data|information|info|answers|messages {_KEPT}",
    f"{_EXPORT} * my personal|whole|entire|full data|information|info",
    "export|download|copy * my data|information|info|answers|history",
    "export|download * my own data|information|info",
    "send|give|get me * my data|information|info",
    # Bare "my data" is all that is kept, and own tables are in it; a set of it has /data.
    f"show|tell me * my data {END}",
    f"can|could|do|may|how i * see|get|have|view|request my data {END}",
    f"i want|need my data {END}",
    f"{_EXPORT} * copy of * my data|information|info|answers",
    f"{_EXPORT}|tell * all|everything|what * you * {_KEEP}|{_KEPT} about|of|on me",
)
NAMED = (
    "privacy policy|notice|settings|statement",
    f"privacy {END}",
    "your|my|data privacy",
    "data protection",
    "gdpr",
)
"""Names of the matter: they count in a question or a few words, as sentences may hold them too."""
DEFINED = ("what is gdpr|data", "what does gdpr|data", "what is the gdpr")
"""Who asks what such a word means asks for the word."""
HARMLESS = (
    # A set of data that was added with /data has a command of its own.
    f"{_DELETE} my * data set|sets|table|tables|points|sentences",
    "my data set|sets|table|tables",
    "data set|sets|table|tables",
    f"{_DELETE} my * column|columns|row|rows|feature|features|file|files",
    "my dataset|datasets",
    f"{_DELETE} * my own data",
    f"{_DELETE} my data * called|named|name|added|uploaded",
    f"{_DELETE} * {_PARTS} in|from|of * my * data",
    f"{_DELETE} * my record|records|history of loss|losses|errors|runs",
    # Who wants to be asked anew, and what is on a card.
    f"{_DELETE} my {_DONE} * ask|start|begin|restart|retry",
    f"clear|forget my {_DONE} in|of|for|about|bar",
    f"{_DELETE} my progress bar",
    # What a network does with data is of the course.
    f"keep|store|save|stored|kept|saved my {_THINGS} in|inside|into the|its|a|my * {_INSIDE}",
    f"it keep|store|save my {_THINGS} inside",
    f"my {_THINGS} {_KEPT} in|inside the|its|a|my * {_INSIDE}",
)
ABOUT_WORDS = (
    # Messages of the game of formality: they quote a sentence, or say how it sounds.
    "points|point|speaks|speak to|for * formal|casual|informal",
    "is|are|sounds|sound|looks|feels|seems|reads * formal|casual|informal",
    "sounds|sound|looks|feels|seems|reads * polite|rude|urgent",
    "sentence|phrase is|about|says|with",
    "my|the rule is|says",
)
COURSE_WORDS = frozenset(
    {"sentence", "phrase", "word", "words", "formal", "casual", "lesson"} | set(_INSIDE.split("|"))
)
OPENERS = frozenset(
    {"what", "which", "where", "how", "who", "do", "does", "is", "are", "can", "could", "have"}
    | {"has", "show", "send", "give", "tell", "read"}
)
"""How a question or a wish begins that may hold one of NAMED."""
