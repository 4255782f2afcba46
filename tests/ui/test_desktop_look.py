"""The windows in the desktop's look: font, dark, contrast, the cursor, and changes of them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QIcon, QPalette

from desk_stretch.core.look import Font, Look
from desk_stretch.ui import desktop_look, theme
from desk_stretch.ui.tokens import DARK, LIGHT


class Source:
    """A desktop whose look a test chooses; it asks for less movement too."""

    name = "test"

    def __init__(self):
        self.worn = Look()
        self.tell = None

    def look(self):
        return self.worn

    def follow(self, on_change):
        self.tell = on_change

    def chooser(self):
        return self

    def is_reduced(self):
        return True


@pytest.fixture
def desktop(qapp, monkeypatch):
    """A desktop that the application heeds, and the theme on it; undone after the test."""
    monkeypatch.setattr(theme, "_desktop_wish", theme._desktop_wish)
    monkeypatch.setattr(desktop_look, "_source", None)
    monkeypatch.setattr(desktop_look, "_chooser", None)
    icons = QIcon.themeName()
    before = qapp.font(), qapp.cursorFlashTime(), qapp.doubleClickInterval()
    source = Source()
    desktop_look.heed(qapp, source, source)
    worn = theme.apply(qapp, "system")
    yield source
    theme.heed_look(Look())
    worn.leave()
    worn.deleteLater()
    monkeypatch.setattr(theme, "_worn", None)
    qapp.setPalette(QPalette())
    QIcon.setThemeName(icons)
    qapp.setFont(before[0])
    qapp.setCursorFlashTime(before[1])
    qapp.setDoubleClickInterval(before[2])
    qapp.processEvents()


def wear(desktop, **words):
    desktop.worn = Look(**words)
    desktop.tell()


def worn(qapp):
    return theme.colours_of(qapp.palette())


def test_dark_is_followed_both_ways(qapp, desktop):
    assert worn(qapp) is LIGHT
    wear(desktop, is_dark=True)
    assert worn(qapp) is DARK
    wear(desktop)
    assert worn(qapp) is LIGHT


def test_what_the_person_chose_goes_before_the_desktop(qapp, desktop):
    wear(desktop, is_dark=True)
    theme._worn.choose("light")
    assert worn(qapp) is LIGHT


@pytest.mark.parametrize(("is_dark", "window"), [(False, "#ffffff"), (True, "#000000")])
def test_a_theme_of_high_contrast_is_kept(qapp, desktop, is_dark, window):
    wear(desktop, is_dark=is_dark, wants_contrast=True)
    assert (worn(qapp).contrast, worn(qapp).dark) == (True, is_dark)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == window
    wear(desktop)
    assert worn(qapp) is LIGHT


def test_the_font_is_followed_and_given_back(qapp, desktop):
    usual = qapp.font()
    wear(desktop, font=Font(("Noto Serif", "Sans"), 17.0, weight=700, is_italic=True))
    assert qapp.font().families() == ["Noto Serif", "Sans"]
    assert (qapp.font().pointSizeF(), qapp.font().weight()) == (17.0, QFont.Weight.Bold)
    assert qapp.font().italic()
    wear(desktop)
    assert qapp.font() == usual


def test_what_a_font_leaves_open_stays(qapp):
    usual = qapp.font()
    assert desktop_look.font_of(Font(()), usual) == usual
    in_pixels = desktop_look.font_of(Font(("Sans",), 0.2, in_pixels=True, width=75), usual)
    assert (in_pixels.pixelSize(), in_pixels.stretch()) == (1, 75)
    assert desktop_look.font_of(Font(("Sans",)), usual).pointSizeF() == usual.pointSizeF()


def test_text_is_enlarged_only_where_qt_does_not(qapp, desktop, monkeypatch):
    sans, pixels = Font(("Sans",), 10.0), Font(("Sans",), 10.0, in_pixels=True)
    wear(desktop, font=sans, text_scale=1.5)
    assert qapp.font().pointSizeF() == 10.0
    monkeypatch.setattr(desktop_look.QGuiApplication, "platformName", lambda: "wayland")
    wear(desktop, font=sans, text_scale=1.5)
    assert qapp.font().pointSizeF() == 15.0
    wear(desktop, font=pixels, text_scale=1.5)
    assert qapp.font().pixelSize() == 15


def test_how_the_cursor_blinks_and_what_a_double_click_is(qapp, desktop):
    before = qapp.cursorFlashTime()
    wear(desktop)
    assert qapp.cursorFlashTime() == before
    wear(desktop, blink_ms=0, double_click_ms=900)
    assert (qapp.cursorFlashTime(), qapp.doubleClickInterval()) == (0, 900)


def test_icons_come_from_the_desktops_set(desktop):
    wear(desktop, icons="Papirus")
    wear(desktop)
    assert QIcon.themeName() == "Papirus"


def test_the_window_for_files_is_the_desktops(desktop):
    assert desktop_look.chooser() is desktop
    assert desktop_look.chooser() is desktop


def test_the_wish_for_less_movement_is_heeded(desktop):
    assert not theme.motion_allowed(reduced=False)
