"""The figure of the exercise that is being written: forms, sides, views, and a line of time."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_stretch.core.catalogue.exercise import Exercise, Form
from desk_stretch.core.figure.camera import VIEWS, View
from desk_stretch.core.ports import Clock
from desk_stretch.core.session.timeline import BOTH, LEFT, RIGHT
from desk_stretch.i18n import N_, tr
from desk_stretch.ui import texts
from desk_stretch.ui.catalogue.details import Choice
from desk_stretch.ui.catalogue.words import cues, form_words
from desk_stretch.ui.editing.columns import ROOM
from desk_stretch.ui.editing.preview import Preview
from desk_stretch.ui.tokens import M, S
from desk_stretch.ui.widgets.button_row import Outdent
from desk_stretch.ui.widgets.fields import Slider
from desk_stretch.ui.widgets.icon_button import IconButton
from desk_stretch.ui.widgets.labels import Body, Caption

_TICK_MS = 100
_STEPS_A_SECOND = 10
_VIEWS = (
    (None, N_("As written")),
    ("front", N_("Front")),
    ("left", N_("Its left")),
    ("right", N_("Its right")),
    ("back", N_("From behind")),
)


class FigurePage(QWidget):
    """Plays the last text that could be read; a slider holds it at a second."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._exercise: Exercise | None = None
        self._mirror = True
        self.preview = Preview(clock)
        self._stale = Caption(tr("This is the last text that could be read."))
        self._forms, self._sides, self._views = Choice(), Choice(), Choice()
        self._play = IconButton("pause", tr("Hold it still"))
        self._slider = Slider()
        self._slider.setTracking(True)
        self._slider.setAccessibleName(tr("Second of the movement"))
        self._second = Caption()
        self._cue = Body()
        self._parts: tuple[QWidget, ...] = (
            self.preview, self._slider, self._play, self._second, self._forms, self._sides,
            self._views,
        )  # fmt: skip
        self._sides.offer([tr(texts.SIDES[each]) for each in (RIGHT, LEFT)], 0)
        self._views.offer([tr(words) for _, words in _VIEWS], 0)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._follow)
        self._forms.chosen.connect(lambda _: self._show())
        self._sides.chosen.connect(lambda _: self._show())
        self._views.chosen.connect(lambda _: self._turn())
        self._play.clicked.connect(lambda: self._hold(not self.is_held))
        self._slider.valueChanged.connect(self._on_slider)
        self._lay_out()
        self.show_stale(False)

    @property
    def is_held(self) -> bool:
        """Whether the figure stands still at a second."""
        return not self._tick.isActive()

    def show_exercise(self, exercise: Exercise, *, mirror: bool) -> None:
        """Show another text of the exercise; form, side and second stay where they can."""
        self._exercise, self._mirror = exercise, mirror
        names = form_words(exercise)
        self._forms.offer(names, min(self._forms.current(), len(names) - 1))
        self._show()

    def show_nothing(self) -> None:
        """Show no figure: nothing could be read so far."""
        self._exercise = None
        self.preview.clear()
        for each in self._parts:
            each.hide()
        self._cue.setText(tr("The figure comes once the text can be read."))

    def show_stale(self, is_stale: bool) -> None:
        """Say whether the figure is behind the text."""
        self._stale.setVisible(is_stale)

    def _form(self) -> Form | None:
        return None if self._exercise is None else self._exercise.forms[self._forms.current()]

    def _side(self, form: Form) -> str:
        return (RIGHT, LEFT)[self._sides.current()] if form.side_count == 2 else BOTH

    def _show(self) -> None:
        form = self._form()
        if form is None or self._exercise is None:
            return
        side = self._side(form)
        self.preview.show()
        self._sides.setVisible(form.side_count == 2)
        self.preview.play(self._exercise, form, side, mirror=self._mirror)
        self._cue.setText("\n".join(cues(form, side)))
        length = self.preview.length_s
        for each in (self._slider, self._play, self._second, self._views):
            each.setVisible(length > 0)
        self._slider.blockSignals(True)
        self._slider.setRange(0, int(length * _STEPS_A_SECOND))
        self._slider.blockSignals(False)
        if not self.is_held or not self._play.isVisible():
            self._hold(False)
        self._turn()

    def _turn(self) -> None:
        name = _VIEWS[self._views.current()][0]
        self.preview.look_from(View(*VIEWS[name]) if name else None)

    def _hold(self, is_held: bool) -> None:
        self._play.set_icon("play" if is_held else "pause")
        words = tr("Let it move") if is_held else tr("Hold it still")
        self._play.setAccessibleName(words)
        self._play.setToolTip(words)
        if is_held:
            self._tick.stop()
            self.preview.hold(self._slider.value() / _STEPS_A_SECOND)
        else:
            self.preview.hold(None)
            self._tick.start()

    def _on_slider(self, value: int) -> None:
        self._tell(value)
        self._hold(True)

    def _follow(self) -> None:
        if not self.isVisible():
            return
        value = int(self.preview.position_s * _STEPS_A_SECOND)
        self._slider.blockSignals(True)
        self._slider.setValue(value)
        self._slider.blockSignals(False)
        self._tell(value)

    def _tell(self, value: int) -> None:
        at = f"{value / _STEPS_A_SECOND:.1f}"
        self._second.setText(tr("{seconds} s").format(seconds=at))

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(ROOM, 0, ROOM, 0)
        box.setSpacing(S)
        box.addWidget(self._stale)
        box.addWidget(self.preview)
        line = QHBoxLayout()
        line.setSpacing(M)
        line.addWidget(self._play)
        line.addWidget(self._slider, 1)
        line.addWidget(self._second)
        box.addLayout(line)
        for each in (self._forms, self._sides, self._views):
            row = Outdent()
            row.addWidget(each)
            row.addStretch(1)
            box.addLayout(row)
        box.addWidget(self._cue)
