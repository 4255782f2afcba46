"""On a desktop where Qt would load GTK, the app runs without it and looks as the desktop wishes."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.desktop.app import App
from tests.desktop.processes import wait_until
from tests.desktop.settings_daemon import SettingsDaemon

pytestmark = pytest.mark.desktop

MAIN = "^Desk Stretch$"
LIGHT = {"Gtk/FontName": "Sans 10", "Net/ThemeName": "Adwaita"}
DARK = {"Gtk/FontName": "Sans 20", "Net/ThemeName": "Adwaita-dark"}


@pytest.fixture
def daemon(desktop):
    desktop.env["XDG_CURRENT_DESKTOP"] = "XFCE"
    with contextlib.closing(SettingsDaemon(desktop.env["DISPLAY"], LIGHT)) as daemon:
        yield daemon


def test_without_gtk_the_look_is_the_desktops_and_follows_it(desktop, daemon, tmp_path):
    app = App(desktop).start()
    app.run()  # the second start opens the window of the first
    window = desktop.wait_window(MAIN)
    assert "libgtk" not in Path(f"/proc/{app.process.pid}/maps").read_text()

    def brightness():
        picture = QImage(str(desktop.screenshot(tmp_path / "screen.png")))
        return picture.pixelColor(window.x + 4, window.y + window.height - 4).lightness()

    wait_until(lambda: brightness() > 200, "a light window")
    daemon.set(DARK)
    wait_until(lambda: brightness() < 60, "a dark window")
