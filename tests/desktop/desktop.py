"""A whole desktop for a test: X server, window manager, D-Bus, panel, notifications, AT-SPI.

Everything is started for this one desktop, on a free display number and private buses, with a
throw-away home; everything is waited for by what it does, and stopped by its id.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Self

from tests.desktop.bus import Bus
from tests.desktop.logind import Logind
from tests.desktop.notifications import NAME as NOTIFICATIONS
from tests.desktop.notifications import NotificationServer
from tests.desktop.processes import Process, wait_until
from tests.desktop.sni_host import SniHost

Tray = Literal["xembed", "sni", "none"]
Notifications = Literal["stand-in", "without buttons", "dunst", "none"]

_ACCESSIBLE = Path(__file__).with_name("accessible.py")
_XWININFO = ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
_PLACES = {
    "HOME": ".",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_RUNTIME_DIR": "run",
    "XDG_STATE_HOME": ".local/state",
}


@dataclass(frozen=True, slots=True)
class Window:
    """A visible window, in pixels of the screen."""

    id: int
    name: str
    x: int
    y: int
    width: int
    height: int

    @property
    def centre(self) -> tuple[int, int]:
        """The point in its middle."""
        return self.x + self.width // 2, self.y + self.height // 2


class Desktop:
    """One desktop; use it as a context manager, or through the fixtures."""

    def __init__(
        self,
        folder: Path,
        tray: Tray = "sni",
        notifications: Notifications = "stand-in",
        accessibility: bool = False,
        logind: bool = False,
        size: tuple[int, int] = (1280, 800),
    ) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.env = self._environment()
        self.notifications: NotificationServer | None = None
        self.sni: SniHost | None = None
        self.logind: Logind | None = None
        self._tools: dict[str, Process] = {}
        self._stack = contextlib.ExitStack()
        try:
            self._start_display(size)
            self._start_buses(logind)
            self._start_window_manager()
            self._start_tray(tray)
            self._start_notifications(notifications)
            if accessibility:
                self._start_accessibility()
        except BaseException:
            self.stop()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End everything that was started here, the last first."""
        self._stack.close()

    # --- programs

    def start(
        self, words: Sequence[str | Path], name: str = "app", extra: Mapping[str, str] | None = None
    ) -> Process:
        """Start a program on this desktop; it ends with it."""
        log = self.folder / f"{name}-{len(self._tools)}.log"
        process = Process(words, {**self.env, **(extra or {})}, log)
        self._tools[str(log)] = process
        self._stack.callback(process.stop)
        return process

    def run(
        self, words: Sequence[str | Path], deadline_s: float = 10.0, stdin: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Run a program on this desktop to its end."""
        return subprocess.run(
            [str(word) for word in words], env=self.env, input=stdin, text=True,
            capture_output=True, timeout=deadline_s, check=False,
        )  # fmt: skip

    # --- windows, pointer and keys

    def xdotool(self, *words: str | int) -> str:
        """Run xdotool and return what it prints; a failed search prints nothing."""
        return self.run(["xdotool", *(str(word) for word in words)]).stdout

    def windows(self, name: str = "") -> list[Window]:
        """List the visible windows whose name matches the regular expression *name*."""
        ids = self.xdotool("search", "--onlyvisible", "--name", name or ".").split()
        found = (self._window(int(number)) for number in ids)
        return [window for window in found if window]

    def wait_window(self, name: str, deadline_s: float = 10.0) -> Window:
        """Wait for a visible window whose name matches *name*."""
        what = f"a window named {name!r}"
        return wait_until(lambda: self.windows(name), what, deadline_s)[0]

    def wait_no_window(self, name: str, deadline_s: float = 10.0) -> None:
        """Wait until no visible window has a name that matches *name*."""
        wait_until(lambda: not self.windows(name), f"no window named {name!r}", deadline_s)

    def focused(self) -> str:
        """Return the name of the window that has the keyboard."""
        return self.xdotool("getwindowfocus", "getwindowname").strip()

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Move the pointer there and click."""
        self.xdotool("mousemove", x, y, "click", button)

    def type(self, text: str) -> None:
        """Type into whatever has the keyboard."""
        self.xdotool("type", "--delay", 5, text)

    def key(self, *names: str) -> None:
        """Press keys, as ``Escape`` or ``ctrl+q``."""
        self.xdotool("key", *names)

    def screenshot(self, path: Path) -> Path:
        """Take a picture of the whole screen."""
        taken = self.run(["import", "-window", "root", path])
        assert taken.returncode == 0, taken.stderr
        return path

    def accessible(self, deadline_s: float = 20.0) -> list[dict[str, Any]]:
        """Read what a screen reader sees: applications, windows and controls, in order.

        Each has ``depth, role, name, description, states, text`` and ``actions``.
        """
        done = self.run(["/usr/bin/python3", _ACCESSIBLE], deadline_s)
        assert done.returncode == 0, done.stderr
        tree: list[dict[str, Any]] = json.loads(done.stdout)
        return tree

    def act(self, role: str, name: str, action: str = "Press") -> None:
        """Do what a screen reader's user does: run *action* of the control named so."""
        done = self.run(["/usr/bin/python3", _ACCESSIBLE, role, name, action])
        assert done.returncode == 0, done.stderr

    # --- starting

    def _environment(self) -> dict[str, str]:
        places = {name: self.home / place for name, place in _PLACES.items()}
        for place in places.values():
            place.mkdir(parents=True, exist_ok=True, mode=0o700)
        nowhere = f"unix:path={self.folder}/no-bus"
        return {
            **{name: str(place) for name, place in places.items()},
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "xcb",
            "DBUS_SESSION_BUS_ADDRESS": nowhere,
            "DBUS_SYSTEM_BUS_ADDRESS": nowhere,
        }

    def _tool(self, *words: str) -> Process:
        return self.start(words, words[0].rpartition("/")[2])

    def _start_display(self, size: tuple[int, int]) -> None:
        reading, writing = os.pipe()
        screen = f"{size[0]}x{size[1]}x24"
        words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", screen]
        words += ["-nolisten", "tcp", "-noreset"]
        self.display = server = Process(
            words, self.env, self.folder / "Xvfb.log", pass_fds=(writing,)
        )
        os.close(writing)
        self._stack.callback(server.stop)
        # The number comes with a line end; an empty answer means that the server has ended.
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        assert number, f"no display; {server}"
        self.env["DISPLAY"] = f":{number}"

    def _start_buses(self, logind: bool) -> None:
        session = Bus(self.folder)
        self._stack.callback(session.stop)
        self.bus = session
        self.env["DBUS_SESSION_BUS_ADDRESS"] = session.address
        if logind:
            system = Bus(self.folder, "system")
            self._stack.callback(system.stop)
            self.env["DBUS_SYSTEM_BUS_ADDRESS"] = system.address
            self.logind = Logind(system.address)
            self._stack.callback(self.logind.stop)

    def _start_window_manager(self) -> None:
        manager = self._tool("openbox", "--sm-disable")
        words = ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]
        manager.wait_until(
            lambda: "window id" in self.run(words).stdout, "the window manager is there"
        )

    def _start_tray(self, tray: Tray) -> None:
        if tray == "sni":
            self.start_sni()
        elif tray == "xembed":
            self.start_xembed()

    def start_sni(self) -> SniHost:
        """Start a StatusNotifier host (also in the middle of a test)."""
        self.sni = SniHost(self.bus.address)
        self._stack.callback(self.sni.stop)
        return self.sni

    def start_xembed(self) -> Process:
        """Start a classic tray in the top right corner (also in the middle of a test)."""
        panel = self._tool("trayer", "--edge", "top", "--align", "right", "--SetDockType", "true")
        panel.wait_until(self._tray_class, "the classic tray is there")
        return panel

    def _tray_class(self) -> str:
        return self.xdotool("search", "--class", "trayer").strip()

    def tray_icons(self) -> list[Window]:
        """List the icons inside the classic tray, by what they cover on the screen."""
        below: list[Window] = []
        for number in self._tray_class().split():
            report = self.run(["xwininfo", "-id", number, "-tree"]).stdout
            ids = re.findall(r"^\s+(0x[0-9a-f]+) .*desk", report, flags=re.MULTILINE)
            below += [window for each in ids if (window := self._window(int(each, 16)))]
        return below

    def wait_tray_icon(self, deadline_s: float = 10.0) -> Window:
        """Wait for an icon in the classic tray that has found its place; return it."""
        seen: list[list[Window]] = [[]]

        def at_rest() -> list[Window]:
            seen.append(self.tray_icons())
            return seen[-1] if seen[-1] == seen[-2] else []

        return wait_until(at_rest, "an icon at rest in the classic tray", deadline_s)[0]

    def _start_notifications(self, kind: Notifications) -> None:
        if kind == "dunst":
            self._tool("dunst")
            self.bus.wait_for_name(NOTIFICATIONS)
        elif kind != "none":
            buttons = ("actions",) if kind == "stand-in" else ()
            self.notifications = NotificationServer(self.bus.address, (*buttons, "body"))
            self._stack.callback(self.notifications.stop)

    def _start_accessibility(self) -> None:
        self.env["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        self._tool("/usr/libexec/at-spi-bus-launcher", "--launch-immediately", "--a11y=1")
        self.bus.wait_for_name("org.a11y.Bus")

    def _window(self, number: int) -> Window | None:
        report = self.run(["xwininfo", "-id", str(number)]).stdout
        places = [re.search(rf"{key}: +(-?\d+)", report) for key in _XWININFO]
        name = re.search(r'^xwininfo: .*? "(.*)"$', report, flags=re.MULTILINE)
        x, y, width, height = (int(place[1]) if place else -1 for place in places)
        if width < 0 or "IsViewable" not in report:
            return None  # closed meanwhile, or not on the screen yet
        return Window(number, name[1] if name else "", x, y, width, height)
