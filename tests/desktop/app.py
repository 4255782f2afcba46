"""The app on a test's desktop: started as a person starts it, asked through its own command line,
clicked where a screen reader says that its buttons are."""

from __future__ import annotations

import contextlib
import json
import os
import re
import sqlite3
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desk_stretch.core.breaks.keep import freeze
from desk_stretch.core.breaks.plan import fresh
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.errors import RemoteError
from desk_stretch.platform.clock import make_clock
from desk_stretch.platform.host import Host
from desk_stretch.remote import client
from desk_stretch.storage.opening import open_history
from tests.desktop.processes import Process, wait_until

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Sequence

    from tests.desktop.desktop import Desktop

COMMAND = (sys.executable, "-m", "desk_stretch")
WRITER = (sys.executable, Path(__file__).with_name("writer_app.py"))

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

AT_ONCE = READY + "quiet = 0\ntyping_wait = 0\nnatural_idle = 15\n"
"""The same, and a prompt that is due comes without any wait."""

TITLE = "^A good moment"
"""How the window of the prompt is called."""

_HARMLESS = "GetApplicationBusAddress"
"""A question of AT-SPI that Qt does not know, and says so."""


class App:
    """One home with the app in it; the app may be started, ended and started again."""

    def __init__(self, desktop: Desktop, *, settings: str = READY, speed: float = 60) -> None:
        self.desktop = desktop
        self.settings_file = desktop.home / ".config/desk-stretch/settings.toml"
        self.history_file = desktop.home / ".local/share/desk-stretch/history.sqlite"
        self.runtime_folder = desktop.home / "run/desk-stretch"
        if settings and not self.settings_file.exists():
            self.settings_file.parent.mkdir(parents=True, exist_ok=True)
            self.settings_file.write_text(settings, "utf-8")
        desktop.env["DESK_STRETCH_SPEED"] = f"{speed:g}"
        desktop.env["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        self.process: Process | None = None

    def has_worked(self, minutes: float) -> App:
        """Leave behind what an app would keep that counted so much work time until now."""
        clock = make_clock(Host())
        now = clock.now()
        record = open_history(self.history_file).record
        record.save_state(freeze(replace(fresh(now, Policy()), base_s=minutes * 60), now))
        record.close()
        return self

    # --- starting and ending

    def start(self, *words: str, command: Sequence[str] = COMMAND) -> App:
        """Start it and wait until it answers."""
        process = self.begin(*words, command=command)
        process.wait_until(lambda: self.is_running, "an answer", 30)
        return self

    def begin(self, *words: str, command: Sequence[str] = COMMAND) -> Process:
        """Start it and wait for nothing."""
        self.process = self.desktop.start([*command, *words], "desk-stretch")
        return self.process

    def end(self) -> None:
        """Quit it by its command; it has nothing to complain about."""
        assert self.process is not None
        assert self.run("quit").returncode == 0
        assert self.process.wait(20) == 0
        assert self.complaints == [], str(self.process)

    def signal(self, number: int) -> None:
        """Send a signal to the app itself, as a logout does."""
        assert self.process is not None
        os.kill(self.process.pid, number)

    @property
    def is_running(self) -> bool:
        """Whether the app answers, which it does once it reminds."""
        return self.status().get("state") != "not running"

    # --- asking it

    def run(self, *words: str, deadline_s: float = 30.0) -> subprocess.CompletedProcess[str]:
        """Run a command of the command line to its end."""
        return self.desktop.run([*COMMAND, *words], deadline_s)

    def json(self, *words: str) -> Any:
        """What a command prints with ``--json``."""
        return json.loads(self.run(*words, "--json").stdout)

    def status(self) -> dict[str, Any]:
        """What ``status --json`` prints, asked without a process of its own."""
        try:
            return client.ask("status", folder=self.runtime_folder, deadline_s=10)
        except (client.NotRunning, RemoteError):
            return {"state": "not running"}

    def wait_state(self, *states: str, deadline_s: float = 20.0) -> dict[str, Any]:
        """Wait until the status says one of these."""
        what = f"state {' or '.join(states)}"
        wait_until(lambda: self.status()["state"] in states, what, deadline_s)
        return self.status()

    def history(self, kind: str = "") -> list[dict[str, Any]]:
        """What ``history --json`` prints, of one kind if it is named."""
        return [row for row in self.json("history") if kind in ("", row["kind"])]

    def wait_history(self, outcome: str, deadline_s: float = 20.0) -> dict[str, Any]:
        """Wait for an entry of that outcome, and return the latest."""

        def found() -> list[dict[str, Any]]:
            return [row for row in self.history() if row["outcome"] == outcome]

        return wait_until(found, f"{outcome!r} in the history", deadline_s)[-1]

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Read the database itself, as it is on the disk at this moment."""
        if not self.history_file.exists():
            return []
        address = f"{self.history_file.as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(address, uri=True, timeout=10)) as database:
            return database.execute(query).fetchall()

    @property
    def complaints(self) -> list[str]:
        """What it has printed, but for a line of Qt's about a question that it does not know."""
        lines = self.process.output.splitlines() if self.process else []
        return [line for line in lines if _HARMLESS not in line]

    # --- its windows

    def see(self, window: str = "") -> list[dict[str, Any]]:
        """What a screen reader finds on the screen, in the windows whose name matches."""
        seen: list[dict[str, Any]] = []
        inside = False
        for item in self.desktop.accessible():
            if item["depth"] == 2:
                inside = re.search(window, item["name"]) is not None
            if inside and item["depth"] >= 2 and "showing" in item["states"]:
                seen.append(item)
        return seen

    def words(self, window: str = "") -> list[str]:
        """The names and texts of all that a screen reader finds there."""
        return [word for item in self.see(window) for word in (item["name"], item["text"]) if word]

    def wait_words(self, pattern: str, window: str = "", deadline_s: float = 10.0) -> str:
        """Wait until some words there match *pattern*; return them."""

        def found() -> str | None:
            return next((word for word in self.words(window) if re.search(pattern, word)), None)

        return wait_until(found, f"words like {pattern!r}", deadline_s) or ""

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


_STROKE = "mousemove_relative 3 0 sleep 0.1 mousemove_relative -- -3 0 sleep 0.1"
_HANDS = f"while xdotool {' '.join([_STROKE] * 20)}; do :; done"


def busy_hands(desktop: Desktop) -> Process:
    """Somebody who moves the mouse all the time, with the pauses of a person at work."""
    return desktop.start(["sh", "-c", _HANDS], "busy-hands")
