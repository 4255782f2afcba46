"""The living figure: when it paints, that it paints seldom, the drag, the fades, still poses."""

from __future__ import annotations

from itertools import count, pairwise
from operator import sub

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHideEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget

from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.ui import theme
from desk_stretch.ui.figure import full_show
from desk_stretch.ui.figure import widget as widget_module
from desk_stretch.ui.figure.motion import (
    BREATHES_S,
    FRAME_S,
    SLOW_FRAME_S,
    Instant,
    Motion,
)
from desk_stretch.ui.figure.picture import Costume, Picture, Work
from desk_stretch.ui.figure.shows import cells
from desk_stretch.ui.figure.widget import FigureWidget
from desk_stretch.ui.tokens import LIGHT
from tests.ui.fake_engine import NOW
from tests.ui.figure.acted import FakeActed, seen

WHO = Costume()


class Stage:
    """A figure in a window of its own, whose routine runs with a clock that tests move."""

    def __init__(self, qtbot, clock, acted, motion=Motion.FULL):
        self.clock, self.acted = clock, acted
        self.painted = []
        self.goes_on, self.is_held, self.pace = True, False, 1.0
        self.segment_s, self.step = 0.0, 0
        stage = self

        class Watched(FigureWidget):
            def paintEvent(self, event):
                stage.painted.append(stage.position_s)
                stage.last_s = stage.position_s
                super().paintEvent(event)

        self.figure = Watched(clock, self.look)
        self.figure.resize(96, 96)
        self.figure.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # no ring in the pictures
        self.figure.wear(motion, WHO)
        self.figure.act(acted)
        qtbot.addWidget(self.figure)
        self.figure.show()
        qtbot.waitExposed(self.figure)
        self.settle()

    @property
    def position_s(self):
        return self.clock.moment.since(NOW)

    def look(self):
        return Instant(
            self.position_s, self.segment_s, self.step, "left", self.pace, self.goes_on,
            self.is_held,
        )  # fmt: skip

    def go(self, position_s):
        """Look at another second, as when the session moved."""
        self.clock.moment = NOW.after(position_s)
        self.figure.show_work(Work(Posture.SITTING), "Sit tall.")
        self.settle()

    def settle(self):
        QApplication.processEvents()

    def run_until(self, position_s):
        """Let the figure's own timers ring in their order, and return when it painted."""
        self.painted.clear()
        timer = self.figure._frames
        while timer.isActive() and self.due_s() <= position_s:
            self.clock.moment = NOW.after(self.due_s())
            timer.stop()
            timer.timeout.emit()
            self.settle()
        self.clock.moment = NOW.after(position_s)
        return list(self.painted)

    def due_s(self):
        """When the figure's timer rings: it was started by the last paint."""
        return self.last_s + self.figure._frames.interval() / 1000

    def image(self):
        return self.figure.grab().toImage()

    def prepare_all(self):
        slices = 0
        while self.figure._slices.isActive():
            self.figure._slices.stop()
            self.figure._slices.timeout.emit()
            slices += 1
        return slices


class Minimized(QHideEvent):
    """As the window system tells of a window that will come back."""

    def spontaneous(self):
        return True


@pytest.fixture(autouse=True)
def even_work(monkeypatch):
    """Every piece of painting takes five milliseconds."""
    seconds = count(step=0.005)

    def full(acted, turn):
        return full_show.FullShow(acted, turn, lambda: next(seconds))

    monkeypatch.setitem(widget_module._SHOWS, Motion.FULL, full)


@pytest.fixture
def stage(qtbot, clock):
    return Stage(qtbot, clock, FakeActed())


# --- how often it paints


def test_a_movement_is_painted_20_times_a_second(stage):
    stage.go(1.0)
    painted = stage.run_until(2.0)
    assert 18 <= len(painted) <= 21
    gaps = [later - earlier for earlier, later in pairwise(painted)]
    assert max(gaps) < FRAME_S + 0.002
    assert stage.figure._frames.timerType() is Qt.TimerType.PreciseTimer


def test_after_a_movement_it_breathes_and_then_nothing_is_painted(qtbot, clock):
    stage = Stage(qtbot, clock, FakeActed())
    turning = stage.acted.still  # frames that look the same would be slept over, once they are made
    stage.acted.still = lambda at, pulse=0.0, **how: turning(at, pulse + at, **how)
    stage.go(1.0)
    stage.run_until(3.05)
    breathing = stage.run_until(3.05 + BREATHES_S + 0.2)
    assert 28 <= len(breathing) <= 32
    assert stage.run_until(19.9) == []
    moving = stage.run_until(20.2)
    assert moving[0] == pytest.approx(20.0, abs=0.005)
    assert len(moving) > 1


def test_in_a_late_hold_no_timer_runs_and_no_event_paints(stage):
    stage.go(4.0)
    stage.run_until(15.0)
    stage.prepare_all()
    stage.painted.clear()
    for _ in range(20):
        stage.settle()
    assert stage.painted == []
    assert not stage.figure._slices.isActive()
    assert stage.figure._frames.remainingTime() > 4000  # the next movement


def test_the_breath_is_one_slow_breath_and_ends_where_it_began(stage):
    stage.segment_s = 3.0
    stage.acted.asked.clear()
    stage.go(4.0)
    first = stage.image()
    middle = stage.run_until(7.0) and stage.image()
    stage.run_until(12.0)
    pulses = [pulse for second, pulse, _ in stage.acted.asked if second < 12.0]
    assert 14 <= len(pulses) <= 18  # breathing out shows the same pictures again
    assert max(pulses) == pytest.approx(2.25, abs=0.1)
    assert middle != first
    assert stage.image() == first


@pytest.mark.parametrize("state", ["paused", "hidden", "minimized", "nobody"])
def test_nothing_runs_while_nothing_can_be_seen_or_goes_on(qtbot, stage, state):
    stage.go(1.0)
    assert stage.figure._frames.isActive()
    if state == "paused":
        stage.goes_on = False
    elif state == "hidden":
        stage.figure.hide()
    elif state == "minimized":
        stage.figure.showMinimized()
    else:
        stage.figure.act(None)
    stage.go(1.5)
    stage.figure.grab()
    assert not stage.figure._frames.isActive()
    stage.figure._slices.stop()
    stage.figure._prepare()
    assert not stage.figure._slices.isActive()


def test_shown_again_it_goes_on_by_itself(qtbot, stage):
    stage.go(1.0)
    stage.figure.hide()
    stage.clock.moment = NOW.after(1.4)
    stage.figure.show()
    qtbot.waitUntil(stage.figure._frames.isActive)


def test_hidden_it_keeps_no_frames_and_gives_their_memory_back(stage):
    stage.go(1.0)
    stage.run_until(2.0)
    assert len(stage.figure._show.reel) > 0
    stage.figure.hide()
    assert len(stage.figure._show.reel) == 0
    assert stage.figure._leaving.isActive()
    stage.figure.show()
    assert not stage.figure._leaving.isActive(), "somebody is looking again"


def test_minimized_it_keeps_its_frames(stage):
    stage.go(1.0)
    stage.run_until(2.0)
    kept = stage.figure._show
    QApplication.sendEvent(stage.figure, Minimized())
    assert stage.figure._show is kept
    assert not stage.figure._leaving.isActive()


def test_who_waits_for_the_person_rests(stage):
    stage.is_held = True
    stage.go(1.5)
    assert stage.figure._frames.interval() == 200
    stage.run_until(1.5 + BREATHES_S + 0.5)
    assert not stage.figure._frames.isActive()


def test_slow_painting_drops_to_fifteen_frames_until_the_size_changes(qtbot, clock, monkeypatch):
    seconds = count(step=0.025)

    def slow(acted, turn):
        return full_show.FullShow(acted, turn, lambda: next(seconds))

    monkeypatch.setitem(widget_module._SHOWS, Motion.FULL, slow)
    stage = Stage(qtbot, clock, FakeActed(((1.0, 9.0),)))
    stage.go(1.0)
    stage.run_until(2.0)
    assert stage.figure._show.tempo.frame_s == SLOW_FRAME_S
    assert 14 <= len(stage.run_until(3.0)) <= 16
    stage.figure.resize(90, 90)
    stage.settle()
    assert stage.figure._show.tempo.frame_s == FRAME_S
    stage.run_until(4.0)
    assert stage.figure._show.tempo.frame_s == SLOW_FRAME_S
    stage.go(9.5)
    assert stage.figure._show.tempo.frame_s == FRAME_S  # the next one is made beforehand


def test_a_rehearsal_at_speed_paints_no_more_often(qtbot, clock):
    clock.speed = 60.0
    stage = Stage(qtbot, clock, FakeActed())
    stage.go(1.0)
    assert stage.figure._frames.interval() >= 49


# --- what it paints


def test_a_repeated_movement_is_shown_from_its_frames(qtbot, clock):
    acted = FakeActed(((1.0, 3.0), (5.0, 7.0)), repeats=True)
    stage = Stage(qtbot, clock, acted)
    stage.go(1.0)
    stage.run_until(3.1)
    stage.clock.moment = NOW.after(5.0)
    acted.asked.clear()
    stage.go(5.0)
    stage.run_until(6.9)
    assert len(acted.asked) <= 2  # the first frame, whose fraction is nothing yet


def test_the_next_movement_is_made_while_nothing_moves(stage):
    stage.go(4.0)
    assert stage.figure._slices.isActive()
    # Each slice does one piece: the body, its picture, packing. These bodies all look the same.
    # On a busy machine the figure's own timer has rung for the first of them already.
    assert stage.prepare_all() in {42, 43}
    assert len(stage.figure._show.reel) == 40
    stage.acted.asked.clear()
    stage.go(20.0)
    stage.run_until(21.9)
    assert len(stage.acted.asked) <= 2


def test_a_frame_that_looks_like_the_next_ones_stays_and_nothing_is_painted(stage):
    stage.go(4.0)
    stage.prepare_all()
    stage.go(20.0)
    assert stage.run_until(21.9)[1:] == []  # these bodies all look the same, to the end
    assert stage.figure._frames.isActive()
    assert stage.due_s() == pytest.approx(22.0, abs=0.01)
    assert stage.run_until(22.1)[0] == pytest.approx(22.0, abs=0.01)


def test_a_frame_stays_no_longer_than_it_looks_the_same(qtbot, clock):
    stage = Stage(qtbot, clock, FakeActed())
    plain = stage.acted.still
    stage.acted.still = lambda at, pulse=0.0, **how: plain(at, 0.5 * (at > 21.0), **how)
    stage.go(4.0)
    stage.prepare_all()
    stage.go(20.0)
    painted = stage.run_until(21.9)
    assert len(painted) <= 3
    assert painted[-1] == pytest.approx(21.0, abs=FRAME_S + 0.01)


def test_what_was_worn_before_is_not_shown_again(stage):
    stage.go(1.0)
    before = stage.image()
    stage.figure.wear(Motion.FULL, Costume("alex", "deep", "plum"))
    stage.go(1.05)
    assert unlike(stage.image(), before) > 0.08, "another shirt and skin"
    stage.figure.wear(Motion.FULL, WHO)
    stage.go(1.1)  # the breath may have moved the edges by a pixel
    assert unlike(stage.image(), before) < 0.05


def test_on_the_way_back_the_pictures_of_the_way_there_are_shown(qtbot, clock, monkeypatch):
    stage = Stage(qtbot, clock, FakeActed(((1.0, 3.0),)))
    plain = stage.acted.still
    stage.acted.still = lambda at, pulse=0.0, **how: plain(at, 2.0 - abs(2.0 - at), **how)
    painted = []
    whole = full_show.Canvas.picture
    monkeypatch.setattr(
        full_show.Canvas, "picture", lambda *what: painted.append(what) or whole(*what)
    )
    stage.go(1.0)
    stage.run_until(2.0)
    there = len(painted)
    stage.run_until(2.95)
    assert there > 15
    assert len(painted) <= there + 5  # not some twenty more


def test_frames_that_differ_are_each_painted(qtbot, clock):
    stage = Stage(qtbot, clock, FakeActed())
    turning = stage.acted.still
    stage.acted.still = lambda at, pulse=0.0, **how: turning(at, at, **how)
    stage.go(4.0)
    assert stage.prepare_all() > 100
    assert len(stage.figure._show.reel) == 40


def test_movements_without_rest_between_them_are_made_together(qtbot, clock):
    acted = FakeActed(((6.0, 7.0), (7.0, 8.0), (9.0, 10.0), (30.0, 31.0)))
    stage = Stage(qtbot, clock, acted)
    stage.go(5.0)
    stage.prepare_all()
    assert len(stage.figure._show.reel) == 60
    acted.asked.clear()
    stage.run_until(9.9)
    moving = [second for second, _, _ in acted.asked if acted.fraction(second) < 1.0]
    assert len(moving) <= 6  # the first frames, whose fraction is nothing yet


def test_a_routine_of_movements_alone_is_not_made_without_end(qtbot, clock):
    acted = FakeActed(tuple((n * 1.0, n + 0.9) for n in range(2, 60)))
    stage = Stage(qtbot, clock, acted)
    stage.go(1.0)
    stage.prepare_all()
    assert 150 <= len(stage.figure._show.reel) <= 180


def test_a_prepared_frame_is_the_painted_one(qtbot, clock):
    prepared, fresh = (Stage(qtbot, clock, FakeActed()) for _ in range(2))
    prepared.go(4.0)
    prepared.prepare_all()
    images = []
    for one in (prepared, fresh):
        one.go(20.7)
        images.append(one.image())
    assert near(*images)


def near(one, other):
    """Whether they are the same but for a rounding: what rests comes as an image."""
    return max(map(abs, map(sub, bytes(one.constBits()), bytes(other.constBits())))) <= 2


def unlike(one, other):
    """The share of the picture that is clearly of another colour."""
    differ = [abs(a - b) > 16 for a, b in zip(one.constBits(), other.constBits(), strict=True)]
    return sum(differ) / len(differ)


def test_it_is_there_from_the_first_paint(stage):
    ground = stage.image().pixelColor(1, 1)
    image = stage.image()
    colours = {image.pixelColor(x, y).name() for x in range(96) for y in range(96)}
    assert len(colours) > 40
    assert ground.name() in colours


def test_without_poses_a_person_in_that_posture_is_drawn(qtbot, clock):
    acted, nobody = FakeActed(has_poses=False), None
    images = []
    for one in (acted, nobody):
        stage = Stage(qtbot, clock, one)
        stage.go(4.0)
        images.append(stage.image())
    assert images[0] == images[1]
    assert len(stage.painted) >= 1


def test_with_another_exercise_it_turns_back_softly(stage):
    stage.go(4.0)
    stage.figure._turn_by(40.0, 0.0)
    stage.go(5.0)
    stage.step = 1
    stage.go(6.0)
    assert view_of(stage).yaw == pytest.approx(40.0)
    assert stage.figure._turn.is_moving(stage.clock.moment.steady)
    stage.run_until(6.3)
    assert view_of(stage).yaw == pytest.approx(20.0, abs=1.0)
    stage.run_until(6.7)
    assert view_of(stage) == seen(0.0).view


def test_frames_made_for_the_next_exercise_are_used_there(qtbot, clock):
    stage = Stage(qtbot, clock, FakeActed(((9.0, 10.0), (12.0, 13.0))))
    stage.go(4.0)
    stage.prepare_all()
    stage.step = 1
    stage.acted.asked.clear()
    stage.go(9.0)
    stage.run_until(9.9)
    assert len(stage.acted.asked) <= 2


def test_what_is_worn_changes_at_once(stage):
    stage.go(4.0)
    before = stage.image()
    stage.figure.wear(Motion.FULL, Costume("alex", "deep", "plum"))
    assert stage.image() != before


def test_words_say_what_is_shown(stage):
    stage.go(4.0)
    assert stage.figure.accessibleName() == "Sit tall."


# --- by hand


def drag(qtbot, figure, way):
    middle = figure.rect().center()
    qtbot.mousePress(figure, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(figure, middle + way)
    figure.mouseMoveEvent(_move(figure, middle + way))
    qtbot.mouseRelease(figure, Qt.MouseButton.LeftButton, pos=middle + way)


def _move(figure: QWidget, where: QPoint):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    at = QPointF(where)
    return QMouseEvent(
        QEvent.Type.MouseMove, at, figure.mapToGlobal(at), Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip


def view_of(stage):
    own = seen(0.0).view
    return stage.figure._turn.view(own, stage.clock.moment.steady)


def test_a_drag_turns_the_figure_and_a_double_click_brings_it_back(qtbot, stage):
    stage.goes_on = False
    stage.go(0.5)
    before = stage.image()
    drag(qtbot, stage.figure, QPoint(40, 20))
    assert view_of(stage).yaw == pytest.approx(-16.0)
    assert view_of(stage).pitch == pytest.approx(16.0)
    assert stage.image() != before
    drag(qtbot, stage.figure, QPoint(0, 4000))
    assert view_of(stage).pitch == 60.0
    qtbot.mouseDClick(stage.figure, Qt.MouseButton.LeftButton)
    stage.settle()
    assert stage.figure._frames.isActive()  # also while paused
    stage.clock.moment = NOW.after(1.2)
    assert view_of(stage) == seen(0.0).view
    assert stage.image() == before


def test_other_buttons_and_a_mere_move_turn_nothing(qtbot, stage):
    middle = stage.figure.rect().center()
    qtbot.mousePress(stage.figure, Qt.MouseButton.RightButton, pos=middle)
    stage.figure.mouseMoveEvent(_move(stage.figure, middle + QPoint(30, 0)))
    qtbot.mouseRelease(stage.figure, Qt.MouseButton.RightButton, pos=middle)
    qtbot.mouseDClick(stage.figure, Qt.MouseButton.RightButton)
    assert not stage.figure._turn.is_turned(stage.clock.moment.steady)


def test_who_has_the_keyboard_is_shown(stage):
    stage.go(4.0)
    before = stage.image()
    stage.figure.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    stage.figure.activateWindow()
    stage.figure.setFocus()
    assert stage.image() != before


def test_nobody_to_turn(qtbot, stage):
    stage.figure.act(None)
    qtbot.keyClick(stage.figure, Qt.Key.Key_Left)
    assert not stage.figure._turn.is_turned(stage.clock.moment.steady)


def test_arrows_turn_it_and_home_brings_it_back(qtbot, stage):
    stage.go(4.0)
    stage.figure.setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(stage.figure, key)
    assert (view_of(stage).yaw, view_of(stage).pitch) == (15.0, 23.0)
    qtbot.keyClick(stage.figure, Qt.Key.Key_Up)
    assert view_of(stage).pitch == 8.0
    qtbot.keyClick(stage.figure, Qt.Key.Key_Home)
    stage.clock.moment = NOW.after(5.0)
    assert view_of(stage) == seen(0.0).view
    qtbot.keyClick(stage.figure, Qt.Key.Key_A)


def test_while_it_is_turned_by_hand_its_movement_goes_on(stage):
    stage.go(1.0)
    stage.figure._turn_by(30.0, 0.0)
    assert len(stage.run_until(2.0)) >= 18


# --- less motion


def test_reduced_poses_fade_into_each_other_and_nothing_else_moves(qtbot, clock):
    stage = Stage(qtbot, clock, FakeActed(), Motion.REDUCED)
    stage.go(0.0)
    before = stage.image()
    assert stage.run_until(0.9) == []
    fading = stage.run_until(1.5)
    assert fading[0] == pytest.approx(1.0, abs=0.005)
    assert 6 <= len(fading) <= 9
    assert fading[-1] < 1.26
    after = stage.image()
    assert after != before
    assert stage.run_until(19.9)[1:] == []
    assert all(not motion for _, _, motion in stage.acted.asked)
    assert not stage.figure._slices.isActive() or stage.prepare_all() == 1


def test_half_way_a_fade_shows_both_poses(qtbot, clock):
    stage = Stage(qtbot, clock, FakeActed(), Motion.REDUCED)
    stage.go(0.0)
    first = stage.image()
    stage.go(1.01)
    stage.go(1.11)
    half = stage.image()
    stage.go(1.4)
    last = stage.image()
    mixed = 0
    for x in range(96):
        for y in range(96):
            a, b, c = (one.pixelColor(x, y).green() for one in (first, half, last))
            assert min(a, c) - 2 <= b <= max(a, c) + 2
            mixed += abs(b - a) > 8 and abs(b - c) > 8
    assert mixed > 20


def test_a_resize_does_not_fade(qtbot, clock):
    stage = Stage(qtbot, clock, FakeActed(), Motion.REDUCED)
    stage.go(0.5)
    stage.figure.resize(120, 100)
    stage.settle()
    assert stage.figure._show._share(stage.clock.moment.steady) == 1.0


@pytest.mark.parametrize("motion", [Motion.REDUCED, Motion.STILL])
def test_with_less_motion_it_turns_back_at_once(qtbot, clock, motion):
    stage = Stage(qtbot, clock, FakeActed(), motion)
    stage.go(0.5)
    before = stage.image()
    qtbot.keyClick(stage.figure, Qt.Key.Key_Left)
    assert stage.image() != before
    qtbot.mouseDClick(stage.figure, Qt.MouseButton.LeftButton)
    assert not stage.figure._turn.is_turned(stage.clock.moment.steady)
    stage.clock.moment = NOW.after(0.9)
    assert stage.image() == before


@pytest.mark.parametrize("keys", [0, 1, 2, 3])
def test_still_poses_stand_side_by_side_with_numbers(qtbot, clock, keys):
    stage = Stage(qtbot, clock, FakeActed(keys=keys), Motion.STILL)
    stage.figure.setPalette(theme.palette_of(LIGHT))
    stage.figure.resize(300, 110)
    stage.go(1.0)
    assert not stage.figure._frames.isActive()
    image = stage.image()
    accents = _columns_with(image, LIGHT.accent)
    assert len(accents) == (keys if keys > 1 else 0)
    stage.go(2.0)
    assert stage.image() == image


def _columns_with(image: QImage, colour: str) -> list[int]:
    """The beginnings of the runs of columns with more than a few pixels of a colour."""
    has = [
        sum(image.pixelColor(x, y).name() == colour for y in range(image.height())) > 4
        for x in range(image.width())
    ]
    return [x for x in range(1, len(has)) if has[x] and not has[x - 1]]


@pytest.mark.parametrize("count", [1, 2, 3, 5])
@pytest.mark.parametrize("size", [(300, 100), (100, 300), (200, 200), (37, 21)])
def test_cells_lie_beside_each_other_within_the_box(count, size):
    boxes = cells(*size, count)
    assert len(boxes) == count
    for at, box in enumerate(boxes):
        assert QRectF(0, 0, *size).contains(box)
        assert all(not box.intersects(other) for other in boxes[at + 1 :])


def test_motion_can_be_changed_while_it_runs(stage):
    stage.go(1.0)
    stage.figure.wear(Motion.STILL, WHO)
    stage.settle()
    assert not stage.figure._frames.isActive()
    stage.figure.wear(Motion.FULL, WHO)
    stage.settle()
    assert stage.figure._frames.isActive()


# --- a small picture


def test_a_picture_is_painted_once(qtbot, monkeypatch):
    picture = Picture(48)
    qtbot.addWidget(picture)
    drawn = []
    monkeypatch.setattr(picture, "_pixmap", _counting(picture._pixmap, drawn))
    picture.show_still(seen(0.0), Work(Posture.SITTING))
    first = picture.grab().toImage()
    picture.grab()
    assert len(drawn) == 1
    assert picture.sizeHint().width() == 48
    picture.wear(Costume("alex"))
    assert picture.grab().toImage() != first
    assert len(drawn) == 2
    picture.show_still(None, Work(Posture.STANDING))
    assert picture.still is None
    assert picture.grab().toImage() != first
    assert len(drawn) == 3
    picture.show_nothing()
    empty = picture.grab().toImage()
    assert {empty.pixelColor(x, 24).name() for x in range(48)} == {empty.pixelColor(0, 0).name()}
    picture.show_still(None, Work(Posture.STANDING))
    assert picture.grab().toImage() != empty


def _counting(call, calls):
    def counted(*values):
        calls.append(values)
        return call(*values)

    return counted
