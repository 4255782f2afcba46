"""Wayland compositors without a screen: real ones, if they are installed, and input made in them.

Each has a runtime folder of its own; a test that wants one that is not installed is skipped, and
says so by name.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from desk_stretch.platform.wayland import Wayland
from tests.desktop.bus import Bus, Service
from tests.desktop.processes import Process

_NOBODY = 65534
_FAR = 256 * 40  # 40 pixels as the 24.8 number of the protocol
_UNWANTED = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def need(program: str, package: str) -> str:
    """The path of a program, or the end of the test."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed (Debian: {package})")
    return found


class Compositor:
    """A compositor of our own; a subclass says which, and how input is made in it."""

    def __init__(self, folder: Path, words: Sequence[str], env: Mapping[str, str]) -> None:
        self.runtime = folder
        environment = {key: value for key, value in os.environ.items() if key not in _UNWANTED}
        environment |= {"XDG_RUNTIME_DIR": str(folder), "HOME": str(folder), **env}
        self.process = Process(words, environment, folder / "log")
        self.display = self.process.wait_until(self._display, "the compositor listens", 20)
        self._hands = self.client()

    def _display(self) -> str | None:
        """The name of the socket, once it answers."""
        for path in self.runtime.glob("w*"):
            if path.is_socket():
                try:
                    Wayland(path).close()
                except OSError:
                    continue
                return path.name
        return None

    def client(self) -> Wayland:
        """A connection of our own."""
        return Wayland(self.runtime / self.display, 5)

    def move_pointer(self) -> None:
        """Make some input."""
        raise NotImplementedError

    def stop(self) -> None:
        self._hands.close()
        self.process.stop()


class Sway(Compositor):
    """wlroots without a screen. Debian 12's speaks only the older protocol.

    *nested_in* is an X display, where each screen is a window: one that is closed is pulled out.
    """

    def __init__(self, folder: Path, nested_in: str = "") -> None:
        words = [need("sway", "sway"), "-c", str(folder / "config")]
        (folder / "config").touch()
        if os.getuid() == 0:  # which it refuses to run as
            os.chown(folder, _NOBODY, _NOBODY)
            who = [f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups"]
            words = [need("setpriv", "util-linux"), *who, *words]
        where = {"WLR_BACKENDS": "headless"}
        if nested_in:
            where = {"WLR_BACKENDS": "x11", "WLR_X11_OUTPUTS": "2", "DISPLAY": nested_in}
        drawn = {"WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"}
        super().__init__(folder, words, {**where, **drawn})
        manager = self._hands.offer("zwlr_virtual_pointer_manager_v1")
        assert manager
        bound = self._hands.bind(manager, 1)
        self._pointer = self._hands.new_id()
        self._hands.send(bound, 0, 0, self._pointer)

    def move_pointer(self) -> None:
        self._hands.send(self._pointer, 0, 0, _FAR, _FAR)  # motion
        self._hands.send(self._pointer, 4)  # frame


class KWin(Compositor):
    """KWin without a screen. Its file carries a right that a container cannot give, a copy none;
    the name has to be the same."""

    def __init__(self, folder: Path) -> None:
        program = shutil.copy(need("kwin_wayland", "kwin-wayland"), folder / "kwin_wayland")
        options = ["--virtual", "--no-lockscreen", "--no-global-shortcuts", "--socket", "wl-k"]
        allowed = {"KWIN_COMPOSE": "Q", "KWIN_WAYLAND_NO_PERMISSION_CHECKS": "1"}
        super().__init__(folder, [str(program), *options], allowed)
        fake = self._hands.offer("org_kde_kwin_fake_input")
        assert fake
        self._fake = self._hands.bind(fake, 1)
        self._hands.send(self._fake, 0, "test", "to be seen")  # authenticate

    def move_pointer(self) -> None:
        self._hands.send(self._fake, 1, _FAR, _FAR)


class Mutter(Compositor):
    """GNOME's window manager without a screen, on a session bus of our own."""

    def __init__(self, folder: Path) -> None:
        need("mutter", "mutter")
        self.bus = Bus(folder)
        words = ["mutter", "--headless", "--wayland", "--no-x11", "--virtual-monitor", "1280x800"]
        bus = {"DBUS_SESSION_BUS_ADDRESS": self.bus.address}
        super().__init__(folder, [*words, "--wayland-display", "wl-m"], bus)
        self.bus.wait_for_name("org.gnome.Mutter.IdleMonitor")
        self._caller = Service(self.bus.address, "test.Caller")
        name = "org.gnome.Mutter.RemoteDesktop"
        self.bus.wait_for_name(name)
        there = (name, "/org/gnome/Mutter/RemoteDesktop", name)
        (path,) = self._caller.call(there, "CreateSession")
        self._session = (name, path, f"{name}.Session")
        self._caller.call(self._session, "Start")

    def move_pointer(self) -> None:
        self._caller.call(self._session, "NotifyPointerMotionRelative", "dd", 5.0, 5.0)

    def stop(self) -> None:
        self._caller.stop()
        super().stop()
        self.bus.stop()
