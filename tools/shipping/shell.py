"""The man page and the completions of the shells, made of the commands themselves."""

from __future__ import annotations

import shtab
from argparse_manpage.manpage import Manpage

from desk_stretch import __version__
from tools.shipping.commands import PROGRAM, tree
from tools.shipping.entry import RELEASED

COMPLETIONS = {
    "bash": f"bash-completion/completions/{PROGRAM}",
    "zsh": f"zsh/site-functions/_{PROGRAM}",
    "fish": f"fish/vendor_completions.d/{PROGRAM}.fish",
}
"""Where each shell looks, below ``share``."""

_PAGE = {
    "prog": PROGRAM,
    "project_name": "Desk Stretch",
    "version": __version__,
    "date": RELEASED,
    "manual_section": "1",
    "manual_title": "User Commands",
    "description": "asks for a short movement break and guides it",
    "format": "pretty",
}


def completions(shell: str) -> str:
    """Return the completion file of a shell named in ``COMPLETIONS``."""
    made = shtab.complete(tree(), shell)
    return "\n".join(line.rstrip() for line in made.splitlines()) + "\n"


def man_page() -> str:
    """Return the man page, section 1."""
    return str(Manpage(tree(), _PAGE))
