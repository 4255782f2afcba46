"""The application is dressed as asked, and follows the system while it runs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from desk_stretch.ui import theme
from desk_stretch.ui.tokens import DARK, LIGHT, TextRole
from desk_stretch.ui.widgets.labels import Caption, Heading


class FakeHints:
    """The style hints of a system that a test makes."""

    def __init__(self, scheme):
        self.scheme = scheme

    def colorScheme(self):
        return self.scheme


@pytest.fixture
def dressed(qapp):
    """A theme that is undressed again after the test."""
    made = []

    def apply(choice):
        made.append(theme.apply(qapp, choice))
        return made[-1]

    yield apply
    for one in made:
        one._hints = qapp.styleHints()  # a test may have put another in its place
        one.leave()
        one.deleteLater()
    qapp.setPalette(QPalette())
    qapp.processEvents()


@pytest.mark.parametrize(("choice", "roles"), [("light", LIGHT), ("dark", DARK)])
def test_a_choice_dresses_every_widget(qtbot, dressed, choice, roles):
    dressed(choice)
    widget = QWidget()
    qtbot.addWidget(widget)
    assert theme.colours(widget) is roles


def test_another_choice_takes_effect_at_once(qtbot, qapp, dressed):
    worn = dressed("light")
    widget = QWidget()
    qtbot.addWidget(widget)
    worn.choose("dark")
    qapp.processEvents()
    assert theme.colours(widget) is DARK


@pytest.mark.parametrize(
    ("scheme", "roles"),
    [
        (Qt.ColorScheme.Dark, DARK),
        (Qt.ColorScheme.Light, LIGHT),
        (Qt.ColorScheme.Unknown, LIGHT),
    ],
)
def test_the_systems_scheme_is_followed(qapp, dressed, scheme, roles):
    worn = dressed("system")
    worn._hints = FakeHints(scheme)
    worn.refresh()
    assert theme.colours_of(qapp.palette()) is roles


def test_a_palette_that_the_system_changes_is_looked_at(qapp, dressed):
    dressed("dark")
    foreign = QPalette(QColor("#ffffff"))
    qapp.setPalette(foreign)
    qapp.processEvents()
    assert theme.colours_of(qapp.palette()) is DARK


@pytest.mark.parametrize(("choice", "is_dark"), [("light", False), ("dark", True)])
def test_high_contrast_is_kept(qapp, dressed, monkeypatch, choice, is_dark):
    worn = dressed(choice)
    monkeypatch.setattr(theme, "_preference", lambda name: "HighContrast")
    worn.refresh()
    roles = theme.colours_of(qapp.palette())
    assert roles.contrast
    assert roles.dark is is_dark


def test_what_this_qt_does_not_know_is_no_preference(qapp):
    assert theme._preference("contrastPreference") == "NoPreference"
    assert theme._preference("colourOfTheTea") == ""


def test_fonts_follow_the_system(qapp):
    before = qapp.font()
    try:
        large = qapp.font()
        large.setPointSizeF(20.0)
        qapp.setFont(large)
        assert theme.font(TextRole.TITLE).pointSizeF() == pytest.approx(31.0)
        large.setPixelSize(30)
        qapp.setFont(large)
        assert theme.font(TextRole.DISPLAY).pixelSize() == 60
    finally:
        qapp.setFont(before)


def test_labels_follow_font_and_colours_while_shown(qtbot, qapp, dressed):
    worn = dressed("light")
    window = QWidget()
    qtbot.addWidget(window)
    label, caption = Heading("Words", parent=window), Caption("Quiet words", window)
    window.show()
    worn.choose("dark")
    qapp.processEvents()
    assert caption.palette().color(QPalette.ColorRole.WindowText).name() == DARK.muted
    assert caption.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    before = qapp.font()
    large = qapp.font()
    large.setPointSizeF(before.pointSizeF() * 2)
    try:
        qapp.setFont(large)
        qapp.processEvents()
        assert label.font().pointSizeF() == pytest.approx(large.pointSizeF() * 1.2)
    finally:
        qapp.setFont(before)
        qapp.processEvents()


def test_motion_can_be_switched_off(qapp):
    assert theme.motion_allowed(reduced=False)
    assert not theme.motion_allowed(reduced=True)


def test_the_wish_of_the_desktop_is_heeded(qapp, monkeypatch):
    monkeypatch.setattr(theme, "_desktop_wish", theme._desktop_wish)
    wishes = [True, False]
    theme.heed_motion(lambda: wishes.pop(0))
    assert [theme.motion_allowed(reduced=False) for _ in range(2)] == [False, True]


def test_a_second_theme_takes_the_place_of_the_first(qapp, dressed):
    first = dressed("dark")
    second = dressed("light")
    first.leave()  # once more is harmless
    qapp.setPalette(QPalette(QColor("#112233")))
    qapp.processEvents()
    assert theme.colours_of(qapp.palette()) is LIGHT
    second.leave()
