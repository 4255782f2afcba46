"""The small parts: sizes for fingers and for large text, keys, right-to-left, painting."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desk_stretch.ui import icons, theme
from desk_stretch.ui.tokens import DARK, ICON_SIZES, LIGHT, high_contrast
from desk_stretch.ui.widgets.buttons import DangerButton, LinkButton, PrimaryButton, QuietButton
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.flow import Flow
from desk_stretch.ui.widgets.icon import Icon
from desk_stretch.ui.widgets.labels import Body, KeyHint, Problem
from desk_stretch.ui.widgets.ring import ProgressRing
from desk_stretch.ui.widgets.scroll import Scroll
from desk_stretch.ui.widgets.segment_bar import SegmentBar

CONTRAST = high_contrast("#000000", "#ffffff", "#ffff00", "#000000")


def picture(widget: QWidget, size: QSize | None = None) -> QImage:
    """Paint a widget as it would be on the screen."""
    widget.resize(size or widget.sizeHint())
    return widget.grab().toImage()


def inked(image: QImage, colour: str) -> int:
    """How many pixels have exactly that colour."""
    return sum(
        image.pixelColor(x, y).name() == colour
        for x in range(image.width())
        for y in range(image.height())
    )


def dress(widget: QWidget, roles) -> QWidget:
    widget.setPalette(theme.palette_of(roles))
    return widget


@pytest.mark.parametrize(
    ("kind", "least"),
    [(PrimaryButton, 44), (DangerButton, 44), (QuietButton, 24), (LinkButton, 24)],
)
def test_buttons_are_large_enough(qtbot, kind, least):
    button = kind("Go")
    qtbot.addWidget(button)
    assert min(button.sizeHint().toTuple()) >= least
    assert min(button.minimumSizeHint().toTuple()) >= least
    assert not button.isDefault()
    assert not button.autoDefault()


@pytest.mark.parametrize("roles", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_buttons_wear_the_colours_of_their_kind(qtbot, roles):
    expected = {PrimaryButton: roles.accent, DangerButton: roles.danger, LinkButton: roles.accent}
    for kind, colour in expected.items():
        button = dress(kind("Stop now"), roles)
        qtbot.addWidget(button)
        assert inked(picture(button), colour) >= 4


def test_a_narrow_button_wraps_its_words(qtbot):
    button = DangerButton("Stop, something is wrong", "stop")
    qtbot.addWidget(button)
    assert button.hasHeightForWidth()
    assert button.heightForWidth(130) > button.sizeHint().height()
    assert button.minimumSizeHint().width() < button.sizeHint().width()


def test_focus_hover_and_icon_are_painted(qtbot):
    button = dress(QuietButton("Back", "back"), LIGHT)
    qtbot.addWidget(button)
    button.show()
    plain = picture(button)
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    focused = picture(button)
    assert inked(focused, LIGHT.focus) > inked(plain, LIGHT.focus)
    button.clearFocus()
    button.setDown(True)
    assert inked(picture(button), LIGHT.border) > inked(plain, LIGHT.border)
    button.setDown(False)
    button.set_icon("")
    assert picture(button) != plain


def test_an_icon_leads_in_the_reading_direction(qtbot):
    button = dress(QuietButton("Back", "back"), LIGHT)
    qtbot.addWidget(button)
    image = picture(button)
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert picture(button) != image


def test_a_disabled_button_is_paler_and_a_checked_one_marked(qtbot):
    button = dress(QuietButton("Own pace"), LIGHT)
    qtbot.addWidget(button)
    button.setCheckable(True)
    button.setChecked(True)
    assert inked(picture(button), LIGHT.border) > 50
    button.setChecked(False)
    plain = picture(button)
    button.setEnabled(False)
    assert picture(button) != plain


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_focused_button_is_pressed_by_key(qtbot, key):
    button = QuietButton("Back")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_a_button_acts_on_release_and_can_be_dragged_off(qtbot):
    button = QuietButton("Skip")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    button.show()
    pressed = []
    button.clicked.connect(lambda: pressed.append(1))
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    assert not pressed
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton, pos=button.rect().bottomRight() * 3)
    assert not pressed
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed


def test_a_larger_font_makes_everything_larger(qtbot, qapp):
    parts = [PrimaryButton("Start"), KeyHint("Space"), ProgressRing(), Icon("about")]
    for part in parts:
        qtbot.addWidget(part)
    before, font = [part.sizeHint() for part in parts], qapp.font()
    large = qapp.font()
    large.setPointSizeF(font.pointSizeF() * 3)
    try:
        qapp.setFont(large)
        after = [part.sizeHint() for part in parts]
    finally:
        qapp.setFont(font)
        qapp.processEvents()
    assert all(b.height() > a.height() for a, b in zip(before, after, strict=True))


def test_flow_breaks_rows_and_centres_and_mirrors(qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    flow = Flow(host, spacing=10, centred=True)
    buttons = [QPushButton(str(n)) for n in range(3)]
    for button in buttons:
        button.setFixedSize(100, 30)
        flow.addWidget(button)
    host.resize(230, 200)
    host.show()
    assert [b.geometry().getRect()[:2] for b in buttons] == [(10, 0), (120, 0), (65, 40)]
    assert flow.heightForWidth(230) == 70
    assert flow.sizeHint().toTuple() == (320, 30)
    assert flow.minimumSize().toTuple() == (100, 30)
    assert flow.hasHeightForWidth()
    assert not flow.expandingDirections()
    host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.activate()
    assert buttons[0].x() == 120
    buttons[1].hide()
    flow.activate()
    assert buttons[2].y() == 0
    assert flow.itemAt(3) is None
    assert flow.takeAt(9) is None
    assert flow.takeAt(0).widget() is buttons[0]
    assert flow.count() == 2


def test_an_empty_flow_takes_no_room():
    flow = Flow()
    assert flow.sizeHint().height() == flow.heightForWidth(100) == flow.minimumSize().height() == 0


@pytest.mark.parametrize("roles", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_the_ring_fills_with_its_fraction(qtbot, roles):
    ring = dress(ProgressRing(), roles)
    qtbot.addWidget(ring)
    counts = []
    for fraction in (0.0, 0.5, 1.0):
        ring.show_progress(fraction, "")
        counts.append(inked(picture(ring), roles.ring))
    assert counts[0] < counts[1] < counts[2]


def test_the_ring_says_what_it_shows(qtbot):
    ring = dress(ProgressRing(), LIGHT)
    qtbot.addWidget(ring)
    ring.show_progress(0.5, "13", "Hold")
    assert ring.accessibleName() == "13 Hold"
    shown = picture(ring)
    ring.show_progress(0.5, "13", "Hold", dimmed=True)
    assert picture(ring) != shown
    ring.show_progress(1.0, "", "Hold")
    assert ring.accessibleName() == "Hold"
    assert ring.minimumSizeHint() == ring.sizeHint()


def test_the_ring_paints_only_when_something_differs(qtbot, monkeypatch):
    ring = ProgressRing()
    qtbot.addWidget(ring)
    asked = []
    monkeypatch.setattr(ring, "update", lambda: asked.append(1))
    ring.show_progress(0.5, "13")
    ring.show_progress(0.5, "13")
    assert len(asked) == 1


@pytest.mark.parametrize("roles", [LIGHT, CONTRAST], ids=["light", "contrast"])
def test_the_segment_bar_shows_done_and_now(qtbot, roles):
    bar = dress(SegmentBar(), roles)
    qtbot.addWidget(bar)
    empty = picture(bar, QSize(240, 14))
    counts = []
    for current, progress in ((0, 0.1), (0, 0.9), (2, 0.5), (5, 0.0)):
        bar.show_progress(5, current, progress)
        bar.show_progress(5, current, progress)
        counts.append(inked(picture(bar, QSize(240, 14)), roles.ring))
    assert counts == sorted(counts)
    assert picture(bar) != empty
    bar.show_progress(5, 1, 0.5)
    straight = picture(bar)
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mirrored = picture(bar)
    row = bar.height() // 2
    assert mirrored.pixelColor(235, row).name() == roles.ring  # the done segment stands right
    assert straight.pixelColor(4, row).name() == roles.ring
    assert mirrored.pixelColor(4, row).name() != roles.ring
    assert bar.minimumSizeHint().width() < bar.sizeHint().width()


def test_a_card_groups_on_a_surface(qtbot):
    card = dress(Card(), LIGHT)
    qtbot.addWidget(card)
    card.box.addWidget(Body("Words"))
    assert inked(picture(card), LIGHT.surface) > 100


def test_labels_and_key_caps_are_painted(qtbot):
    hint = dress(KeyHint("Space"), CONTRAST)
    qtbot.addWidget(hint)
    assert inked(picture(hint), CONTRAST.text) > 5
    dress(hint, LIGHT)
    assert inked(picture(hint), LIGHT.surface) > 5
    problem = Problem("Too low.")
    qtbot.addWidget(problem)
    ink = problem.palette().color(QPalette.ColorRole.WindowText).name()
    assert ink == theme.colours_of(QApplication.palette()).danger


def test_a_page_scrolls_down_only_and_shows_its_thumb(qtbot):
    content = QWidget()
    content.setMinimumHeight(900)
    scroll = dress(Scroll(content), LIGHT)
    qtbot.addWidget(scroll)
    scroll.resize(300, 300)
    scroll.show()
    assert scroll.horizontalScrollBar().maximum() == 0
    assert inked(picture(scroll, QSize(300, 300)), LIGHT.outline) > 50
    content.setMinimumHeight(100)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() == 0)
    assert inked(picture(scroll, QSize(300, 300)), LIGHT.outline) == 0


def test_icons_take_colour_ratio_and_direction(qapp):
    once = icons.pixmap("back", 20, "#ff0000")
    twice = icons.pixmap("back", 20, "#ff0000", 2.0)
    assert once.width() == 20
    assert twice.width() == 40
    assert twice.devicePixelRatio() == 2.0
    assert inked(once.toImage(), "#ff0000") > 5
    mirrored = icons.pixmap("back", 20, "#ff0000", mirrored=True)
    assert mirrored.toImage() != once.toImage()
    check = icons.pixmap("check", 20, "#ff0000").toImage()
    assert icons.pixmap("check", 20, "#ff0000", mirrored=True).toImage() == check


def test_the_app_icon_has_every_size(qapp):
    sizes = {size.width() for size in icons.app_icon().availableSizes()}
    assert set(ICON_SIZES) <= sizes


def test_an_icon_widget_paints_in_the_muted_colour(qtbot):
    icon = dress(Icon("pause", 2.0), LIGHT)
    qtbot.addWidget(icon)
    assert inked(picture(icon), LIGHT.muted) > 5
