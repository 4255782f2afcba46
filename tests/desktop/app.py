"""The app on a test's desktop: started as a person starts it, asked through its own command line,
clicked where a screen reader says that its buttons are."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING, Any

from tests.desktop.processes import Process, wait_until

if TYPE_CHECKING:
    import subprocess

    from tests.desktop.desktop import Desktop

COMMAND = (sys.executable, "-m", "desk_stretch")

READY = """
[safety]
notice_version = 1

[start]
welcomed = true

[hours]
any_time = true

[breaks]
work_time = 5
prompt_life = 300
"""
"""Somebody who has been through the first run; five minutes are five seconds at speed 60."""


class App:
    """One start of the app."""

    def __init__(self, desktop: Desktop, *, settings: str = READY, speed: int = 60) -> None:
        self.desktop = desktop
        self.settings_file = desktop.home / ".config/desk-stretch/settings.toml"
        if settings and not self.settings_file.exists():
            self.settings_file.parent.mkdir(parents=True, exist_ok=True)
            self.settings_file.write_text(settings, "utf-8")
        desktop.env["DESK_STRETCH_SPEED"] = str(speed)
        desktop.env["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        self.process: Process | None = None

    def start(self, *words: str) -> App:
        """Start it and wait until it answers."""
        process = self.process = self.desktop.start([*COMMAND, *words], "desk-stretch")
        process.wait_until(lambda: self.status().get("state") != "not running", "an answer", 20)
        return self

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the command line to its end."""
        return self.desktop.run([*COMMAND, *words], deadline_s=30)

    def json(self, *words: str) -> Any:
        """What a command prints with ``--json``."""
        return json.loads(self.run(*words, "--json").stdout)

    def status(self) -> dict[str, Any]:
        """The answer of ``status``."""
        answer = self.run("status", "--json").stdout
        status: dict[str, Any] = json.loads(answer) if answer else {}
        return status

    def wait_state(self, state: str, deadline_s: float = 20.0) -> dict[str, Any]:
        """Wait until the status says so."""
        wait_until(lambda: self.status().get("state") == state, f"state {state!r}", deadline_s)
        return self.status()

    @property
    def complaints(self) -> list[str]:
        """What it has printed, but for a line of Qt's about a question that it does not know."""
        lines = self.process.output.splitlines() if self.process else []
        return [line for line in lines if "GetApplicationBusAddress" not in line]

    def control(self, role: str, name: str, deadline_s: float = 10.0) -> tuple[int, int]:
        """The middle of the control whose name matches, on the screen."""
        box = wait_until(lambda: self._box(role, name), f"{role} {name!r}", deadline_s)
        return box[0] + box[2] // 2, box[1] + box[3] // 2

    def click(self, role: str, name: str) -> None:
        """Click a control with the mouse."""
        self.desktop.click(*self.control(role, name))

    def click_away(self, name: str, window: str) -> None:
        """Click a button until its window has gone: a prompt refuses clicks when it is new."""

        def gone() -> bool:
            box = self._box("push button", name)
            if box is not None and self.desktop.windows(window):
                self.desktop.click(box[0] + box[2] // 2, box[1] + box[3] // 2)
            return not self.desktop.windows(window)

        wait_until(gone, f"{window!r} to go away", 10)

    def _box(self, role: str, name: str) -> list[int] | None:
        """Where a control is, if it is on the screen."""
        for item in self.desktop.accessible():
            shown = "showing" in item["states"] and item["box"] and item["box"][2] > 0
            if item["role"] == role and re.search(name, item["name"]) and shown:
                box: list[int] = item["box"]
                return box
        return None


_HANDS = """
while xdotool mousemove_relative 3 0 && sleep 0.1 && xdotool mousemove_relative -- -3 0
do sleep 0.1
done
"""


def busy_hands(desktop: Desktop) -> Process:
    """Somebody who moves the mouse all the time, with the pauses of a person at work."""
    return desktop.start(["sh", "-c", _HANDS], "busy-hands")
