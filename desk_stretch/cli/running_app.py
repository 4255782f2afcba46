"""A question to the running app, answered on standard output: as JSON, or in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desk_stretch.cli import console
from desk_stretch.remote import client

NOT_RUNNING = {"state": "not running"}


def tell(verb: str, show: Callable[[dict[str, Any]], None], *, as_json: bool) -> int:
    """Ask and print; raises NotRunning, after saying so in JSON if that is wanted."""
    try:
        answer = client.ask(verb)
    except client.NotRunning:
        if as_json:
            console.say_json(NOT_RUNNING)
        raise
    if as_json:
        console.say_json(answer)
    else:
        show(answer)
    return 0
