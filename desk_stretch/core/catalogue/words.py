"""Words that no text of ours uses: claims about health, and words that push.

Whole words, any case. Lists are per language; a language without one is checked by eye.
"""

from __future__ import annotations

import re

_CLAIMS = (
    r"treats?", r"cures?", r"heals?", r"therap(?:y|ies|eutic)", r"rehab(?:ilitation)?",
    r"relieves? (?:\w+ ){0,3}pain", r"pain[- ]relief",
    r"prevents? (?:[\w-]+ ){0,4}(?:rsi|carpal tunnel|injur\w+|pain|strains?|diseases?|illness\w*)",
    r"clinically proven", r"doctor[- ]approved", r"medical[- ]grade",
    r"physiotherapist[- ]designed",
    r"corrects? (?:your |the |bad )*posture", r"releases? (?:your |the )?(?:knots?|adhesions?)",
    r"lowers? (?:your |the )?blood (?:pressure|sugar)", r"burns? calories",
    r"protects? (?:your |the )?eyes", r"boosts? (?:your |the )?productivity",
    r"recommended by (?:the )?(?:hse|niosh|osha)", r"until pain[- ]free",
    r"for faster results",
)  # fmt: skip

_PUSH = (r"must", r"should", r"don['’]t forget", r"do not forget")


def _whole_words(parts: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)


_CLAIM = _whole_words(_CLAIMS)
_PUSHED = _whole_words(_PUSH)


def claims_in(text: str) -> list[str]:
    """Return the words of *text* that claim something about health."""
    return [match.group() for match in _CLAIM.finditer(text)]


def pushes_in(text: str) -> list[str]:
    """Return the words and marks of *text* that push: must, should, exclamation marks."""
    return [match.group() for match in _PUSHED.finditer(text)] + ["!"] * ("!" in text)
