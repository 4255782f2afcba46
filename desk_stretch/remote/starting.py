"""Asks an app that may have begun only this moment, as when several starts come at once: it is busy
beginning, or it has the lock and does not listen yet. Or it ends at this very moment."""

from __future__ import annotations

import time
from typing import Any

from desk_stretch.errors import RemoteError
from desk_stretch.remote import client

PATIENCE_S = 15.0
_STEP_S = 0.05


def ask_there(verb: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """Return the answer of the app that runs; raises NotRunning also if it hangs up on us, as one
    does that was just told to quit."""
    try:
        return client.ask(verb, arguments, deadline_s=PATIENCE_S)
    except RemoteError as error:
        if isinstance(error.__cause__, ConnectionError):
            raise client.NotRunning(error.title, error.hint) from error
        raise


def ask_starting(verb: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """Return the answer of the app that was quicker; raises as ``client.ask`` once it is late."""
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            return client.ask(verb, arguments, deadline_s=PATIENCE_S)
        except client.NotRunning:
            if time.monotonic() > until:
                raise
            time.sleep(_STEP_S)
