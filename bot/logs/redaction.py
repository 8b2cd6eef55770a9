"""Takes secrets out of a text: what looks like one, and those that are known.

The time it takes grows with the length of the text and no faster, and no text is read further
than LONGEST: whatever is logged, nobody waits for it.
"""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST = 100_000  # characters of a text that are looked at
SEAM = 4_096  # a secret that is cut in two is no longer than this
CUT = " [cut]"
SECRET = "[secret]"  # noqa: S105 - what stands in a secret's place
SHORTEST_SECRET = 6  # characters: a placeholder such as "x" would be taken out of every word
SHORTEST_PART = 16  # of a token, between its dots: a shorter part could be a word

_WORD = r"[\w.\-=+%~]+"
_SLASH = r"(?:/|\\/|%2[Ff])"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.ASCII | re.IGNORECASE)


PATTERNS = (
    # A bot's token: its id, a time and a signature, in base64.
    _pattern(r"(?<![\w-])[\w-]{20,40}\.[\w-]{4,12}\.[\w-]{20,}"),
    # The token of a press as Discord makes it: "interaction:" in base64, and what follows.
    _pattern(r"aW50ZXJhY3Rpb2[\w\-=+/]*"),
    # /webhooks/ID/TOKEN and /interactions/ID/TOKEN/callback, their slashes quoted or not.
    _pattern(rf"((?:webhooks|interactions){_SLASH}\d{{1,24}}{_SLASH}){_WORD}"),
    # The header by which Discord knows the bot: as a line, in a dictionary, in a list of pairs.
    _pattern(
        r"(authorization\b[\"']?\s{0,4}[:=,]\s{0,4}(?:b?[\"'])?(?:(?:bot|bearer|basic)\s{1,4})?)"
        r"[^\s\"',;)}\]]+"
    ),
    _pattern(rf"\b((?:bot|bearer|basic)\s)(?=[\w.+/=~-]{{20}}){_WORD}"),
    # token=…, 'token': '…', "DISCORD_TOKEN": "…", password=…
    _pattern(
        r"((?:token|password|passwd|secret)\b[\"']?\s{0,4}[:=]\s{0,4}(?:b?[\"'])?)[\w\-=+%~./]+"
    ),
    # The name and password in the address of a proxy or of a database.
    _pattern(r"(://)[^\s/?#\"'<>]*(?=@)"),
    # What makes the address of an attached file valid for a day.
    _pattern(r"([?&](?:hm|sig|signature|key|code|access_token)=)[^&\s\"'<>]+"),
    # The values of a statement, should there be an engine that does not hide them.
    _pattern(r"(\[parameters: )[^\n]+"),
)
"""What looks like a secret; what comes before it, and stays, is the first group."""


class Redaction:
    """Takes out what looks like a secret, and the `secrets` in every form in which they go round.

    Immutable, and used from any thread.
    """

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        forms = {form for secret in secrets for form in forms_of(secret)}
        longest_first = sorted(forms, key=lambda form: (-len(form), form))
        self._known = re.compile("|".join(map(re.escape, longest_first))) if forms else None

    def clean(self, text: str) -> str:
        """Return the text without secrets; of a longer one than LONGEST its beginning."""
        text = shortened(text)
        if self._known is not None:
            text = self._known.sub(SECRET, text)
        for pattern in PATTERNS:
            text = pattern.sub(_instead, text)
        return text


def _instead(found: re.Match[str]) -> str:
    return (found[1] if found.re.groups else "") + SECRET


def forms_of(secret: str) -> Iterator[str]:
    """Yield a secret as it is, as an address quotes it, in base64, and its long parts.

    Nothing of one that is too short to be a secret: what is left of the words would tell it.
    """
    secret = secret.strip()
    if len(secret) < SHORTEST_SECRET:
        return
    plain = secret.encode("utf-8", "replace")
    yield from {secret, quote(secret, safe=""), quote(secret), repr(secret)[1:-1]}
    yield from {base64.b64encode(plain).decode(), base64.urlsafe_b64encode(plain).decode()}
    yield from (part for part in secret.split(".") if len(part) >= SHORTEST_PART)


def shortened(text: str, most: int = LONGEST) -> str:
    """Return the beginning of a long text, and of no word in it only a part.

    Half a secret would not be known as one. A word of more than SEAM characters may be halved.
    """
    if len(text) <= most:
        return text
    beginning = text[:most]
    last = max(beginning.rfind(space, most - SEAM) for space in " \n\t")
    return beginning[: last if last > 0 else most - SEAM] + CUT
