"""Whether a token looks like one. What it is never leaves this module, not even in part."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

from bot.doctor.complaints import NO_TOKEN, TOKEN, TOKEN_FORM
from bot.doctor.finding import good, wrong

if TYPE_CHECKING:
    from bot.doctor.finding import DoctorFinding

WHERE = (
    "On https://discord.com/developers/applications choose your application, press Reset Token on "
    "its Bot page, and put the line DISCORD_TOKEN=… into the file .env. Where a service hands the "
    "token over, put it alone into its file discord-token: that one goes before the line."
)
NO_BOTS = (
    (r"(?i)bot\s.*", 'begins with the word "Bot"'),
    (r".*[\"'`].*", "has quotation marks in it"),
    (r"(?s).*\s.*", "has a space or a line break in it"),
    (r"\d{15,22}", "is a number, as the Application ID is"),
    (r"[0-9a-f]{64}", "looks like the Public Key"),
    (r"mfa\..*", "looks like that of a person, which a bot must never use"),
    (r"[\w-]{32}", "looks like the Client Secret of the OAuth2 page"),
    (r".{0,39}", "is too short"),
)
"""What people paste in its place, and what it is then."""
FORM = re.compile(r"([\w-]{8,})\.[\w-]{4,}\.[\w-]{20,}")


def look_at_token(token: str) -> DoctorFinding:
    if not token:
        return wrong(NO_TOKEN, "There is no token in DISCORD_TOKEN.", WHERE)
    fault = _fault_in(token)
    if fault is None:
        return good(TOKEN, "It has the form of a bot's token.")
    return wrong(TOKEN_FORM, f"DISCORD_TOKEN holds no bot's token: what is there {fault}.", WHERE)


def _fault_in(token: str) -> str | None:
    for pattern, words in NO_BOTS:
        if re.fullmatch(pattern, token):
            return words
    found = FORM.fullmatch(token)
    if found is None:
        return "does not have three parts with points between them"
    return None if _is_number(found[1]) else "does not begin with the number of a bot"


def _is_number(part: str) -> bool:
    try:
        return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)).isdigit()
    except ValueError:
        return False
