"""All about one exercise: its moving figure, its forms and sides, its words, and the switch."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from desk_stretch.core.catalogue.exercise import Exercise, Form
from desk_stretch.core.ports import Clock
from desk_stretch.core.session.timeline import LEFT, RIGHT
from desk_stretch.i18n import tr
from desk_stretch.ui import texts
from desk_stretch.ui.catalogue import words
from desk_stretch.ui.catalogue.points import Points
from desk_stretch.ui.catalogue.stage import Stage
from desk_stretch.ui.tokens import M, S, TextRole
from desk_stretch.ui.widgets.button_row import Outdent
from desk_stretch.ui.widgets.buttons import LinkButton, QuietButton
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.chip import Chip
from desk_stretch.ui.widgets.flow import Flow
from desk_stretch.ui.widgets.labels import Body, Caption, Heading, Text
from desk_stretch.ui.widgets.page import Page
from desk_stretch.ui.widgets.toggle import Toggle


class Details(Page):
    """The page of one exercise. *switched*: leave it out, or not. *left*: back to all of them.
    *edit_asked*: write a copy of it, or change it."""

    switched = Signal(str, bool)
    left = Signal()
    edit_asked = Signal(str)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(letters=84, parent=parent)
        self._exercise: Exercise | None = None
        self._side = LEFT
        self._mirror = True
        self.back = LinkButton(tr("All exercises"), "back")
        self.back.clicked.connect(lambda: self.left.emit())
        self._name = Heading(role=TextRole.TITLE)
        self._place = Caption()
        self._summary = Body()
        self._stage = Stage(clock)
        self._forms = Choice()
        self._sides = Choice()
        self._cues = Points(numbered=True)
        self._breathing = Body()
        self._dose = Body()
        self._equipment = Body()
        self._cautions = Points()
        self._sources = Points()
        self._switch = Toggle(tr("Leave out of routines"))
        self._edit = QuietButton("", "edit")
        self._edit.clicked.connect(self._on_edit)
        self._edit.hide()
        self._forms.chosen.connect(self._on_form)
        self._sides.chosen.connect(self._on_side)
        self._switch.clicked.connect(self._on_switch)
        self._lay_out()

    @property
    def stage(self) -> Stage:
        """The moving figure."""
        return self._stage

    @property
    def exercise(self) -> Exercise | None:
        """What is shown."""
        return self._exercise

    def show_exercise(self, exercise: Exercise, form: Form, *, left_out: bool) -> None:
        """Show another exercise, from the top; its figure starts anew."""
        self._exercise, self._side = exercise, LEFT
        self._name.setText(tr(exercise.name))
        self._place.setText(words.place_words(exercise))
        self._summary.setText(tr(exercise.summary))
        self._forms.offer(words.form_words(exercise), exercise.forms.index(form))
        self._sides.offer([tr(texts.SIDES[each]) for each in (LEFT, RIGHT)], 0)
        self.show_left_out(left_out)
        self._show_form(form)
        self.verticalScrollBar().setValue(0)

    def show_editable(self, words: str) -> None:
        """Offer to change the exercise, in these words; with none it cannot be."""
        self._edit.setText(words)
        self._edit.setVisible(bool(words))

    def show_left_out(self, left_out: bool) -> None:
        """Set the switch without saying so."""
        self._switch.setChecked(left_out)

    def show_mirrored(self, mirror: bool) -> None:
        """Whether front views are a mirror; takes effect with the next movement."""
        if mirror != self._mirror:
            self._mirror = mirror
            if self._exercise is not None:
                self._play()

    def _form(self) -> Form:
        assert self._exercise is not None  # the chips are there once something is shown
        return self._exercise.forms[self._forms.current()]

    def _show_form(self, form: Form) -> None:
        assert self._exercise is not None
        self._sides.setVisible(form.side_count == 2)
        self._show_cues(form)
        self._breathing.setText(tr(form.breathing))
        self._breathing.setVisible(bool(form.breathing))
        self._dose.setText(words.dose_words(form, self._exercise))
        self._equipment.setText(words.equipment_words(form))
        cautions = words.caution_words(form)
        self._cautions.show_points(cautions)
        self._care.setVisible(bool(cautions))
        self._sources.show_points(words.source_words(self._exercise, form))
        self._play()

    def _show_cues(self, form: Form) -> None:
        self._cues.show_points(words.cues(form, self._side_of(form)))

    def _play(self) -> None:
        assert self._exercise is not None
        form = self._form()
        self._stage.play(self._exercise, form, self._side_of(form), mirror=self._mirror)

    def _side_of(self, form: Form) -> str:
        return self._side if form.side_count == 2 else words.side_to_show(form)

    def _on_form(self, place: int) -> None:
        assert self._exercise is not None
        self._show_form(self._exercise.forms[place])

    def _on_side(self, place: int) -> None:
        self._side = (LEFT, RIGHT)[place]
        self._show_cues(self._form())
        self._play()

    def _on_edit(self) -> None:
        if self._exercise is not None:
            self.edit_asked.emit(self._exercise.id)

    def _on_switch(self, is_on: bool) -> None:
        if self._exercise is not None:
            self.switched.emit(self._exercise.id, is_on)

    def _lay_out(self) -> None:
        box = self.box
        box.setSpacing(M)
        box.addLayout(_outdented(self.back))
        for label in (self._name, self._place, self._stage):
            box.addWidget(label)
        for choice in (self._forms, self._sides):
            box.addLayout(_outdented(choice))
        box.addWidget(self._summary)
        box.addWidget(_part(tr("How it goes"), self._cues, self._breathing))
        box.addWidget(_part(tr("How long, and with what"), self._dose, self._equipment))
        self._care = _part(tr("Take care"), self._cautions)
        box.addWidget(self._care)
        box.addWidget(_part(tr("Where it comes from"), self._sources))
        box.addWidget(self._make_switch())
        box.addLayout(_outdented(self._edit))
        box.addStretch(1)

    def _make_switch(self) -> QWidget:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(M)
        words_ = Body(tr("Leave out of routines"))
        row.addWidget(words_, 1)
        row.addWidget(self._switch)
        card.box.addLayout(row)
        card.box.addWidget(Caption(tr("Another exercise for the same body area takes its place.")))
        return card


class Choice(QWidget):
    """Words of which one is chosen; hidden while there is nothing to choose."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._row = Flow(self, spacing=0)

    def current(self) -> int:
        """The place of the chosen word."""
        return max(0, self._group.checkedId())

    def offer(self, names: Iterable[str], current: int) -> None:
        """Offer other words."""
        offered = list(names)
        buttons = self._group.buttons()
        while len(buttons) < len(offered):
            chip = Chip("")
            self._group.addButton(chip, len(buttons))
            self._row.addWidget(chip)
            buttons = self._group.buttons()
        for place, button in enumerate(buttons):
            button.setVisible(place < len(offered))
            button.setText(offered[place] if place < len(offered) else "")
        self._group.button(current).setChecked(True)
        self.setVisible(len(offered) > 1)


def _outdented(widget: QWidget) -> Outdent:
    row = Outdent()
    row.addWidget(widget)
    row.addStretch(1)
    return row


def _part(title: str, *contents: QWidget) -> QWidget:
    part = Card()
    part.box.setSpacing(S)
    part.box.addWidget(Text(title, TextRole.STRONG))
    for each in contents:
        part.box.addWidget(each)
    return part
