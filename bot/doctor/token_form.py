"""Whether a token looks like one. What it is never leaves this module, not even in part."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

from bot.doctor.complaints import NO_TOKEN, TOKEN, TOKEN_FORM
from bot.doctor.finding import good, wrong
from bot.settings import token_in

if TYPE_CHECKING:
    from pathlib import Path

    from bot.doctor.finding import DoctorFinding
    from bot.settings import Settings

RESET = (
    "On https://discord.com/developers/applications choose your application, press Reset Token on "
    "its Bot page, and put "
)
HANDED_OVER = "/run/"
"""Where systemd and containers lay copies of secrets: what they are made of is to be changed."""
NO_BOTS = (
    (r"(?i)bot\s.*", 'begins with the word "Bot"'),
    (r".*[\"'`].*", "has quotation marks in it"),
    (r"(?s).*\s.*", "has a space or a line break in it"),
    (r"\d{15,22}", "is a number, as the Application ID is"),
    (r"[0-9a-f]{64}", "looks like the Public Key"),
    (r"mfa\..*", "looks like that of a person, which a bot must never use"),
    (r"[\w-]{32}", "looks like the Client Secret of the OAuth2 page"),
    (r".{0,39}", "is too short"),
    (r"(?s).{200,}", "is far too long"),
)
"""What people paste in its place, and what it is then."""
FORM = re.compile(r"([\w-]{8,})\.(?a:[\w-]{4,}\.[\w-]{20,})")


def token_of(settings: Settings) -> str:
    return settings.token.get_secret_value().strip() if settings.token else ""


def token_finding(settings: Settings) -> DoctorFinding:
    """Judge the token of these settings by its form; nothing is sent anywhere."""
    file = settings.credential
    return look_at_token(token_of(settings), file, token_in(file)[1] if file else "")


def look_at_token(token: str, credential: Path | None = None, refused: str = "") -> DoctorFinding:
    """Judge a token. `credential` is the file that it comes from; None: the environment, or .env.

    `refused` is why that file could not be read.
    """
    if credential is not None and refused:
        found = f"The token's file {credential} cannot be read: {refused}."
        return wrong(NO_TOKEN, found, _let_it_be_read(credential))
    if not token:
        where = f"{credential} is empty" if credential else "There is no token in DISCORD_TOKEN"
        return wrong(NO_TOKEN, f"{where}.", mend_of(credential))
    fault = _fault_in(token)
    if fault is None:
        return good(TOKEN, "It has the form of a bot's token.")
    found = f"{credential or 'DISCORD_TOKEN'} holds no bot's token, because what is there {fault}."
    return wrong(TOKEN_FORM, found, mend_of(credential))


def mend_of(credential: Path | None = None) -> str:
    """Say how to get a token, and into which file it has to be put."""
    if credential is None:
        return (
            f"{RESET}the line DISCORD_TOKEN=… into the file .env, for you alone (chmod 600 .env)."
        )
    if str(credential).startswith(HANDED_OVER):
        return (
            f"{RESET}it, alone, into the file of which {credential} is a copy: the one that "
            "LoadCredential= of the service or the container's secret names (usually "
            "/etc/nudge/discord-token). Then start the bot again."
        )
    return f"{RESET}it, alone, into the file {credential}. Then start the bot again."


def _let_it_be_read(credential: Path) -> str:
    return (
        "It has to be a file with the token alone, which the user who runs Nudge may read: root's, "
        f"of that user's group, with the rights 0640 (sudo chgrp nudge {credential}; "
        f"sudo chmod 640 {credential})."
    )


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
