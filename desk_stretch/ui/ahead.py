"""What is still to come today, as a strip and as words: in the main window and in the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_stretch.core.breaks.forecast import Coming, Forecast, Span, SpanKind
from desk_stretch.core.breaks.policy import REST_BREAK
from desk_stretch.core.breaks.reminder import Reminder
from desk_stretch.core.moment import HOUR_S, MINUTE_S, Moment
from desk_stretch.i18n import N_, listed, ntr, tr
from desk_stretch.ui import texts
from desk_stretch.ui.asking import name_of
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.tokens import FOCUS_GAP, FOCUS_WIDTH, XS, S
from desk_stretch.ui.widgets.button_row import Outdent
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.labels import Caption, Heading
from desk_stretch.ui.widgets.timeline import Timeline
from desk_stretch.ui.widgets.timeline_paint import Day, Mark, Stripe, StripeKind, Tick

TITLE = N_("Still to come today")
SHOWN, READ = 3, 12
"""So many prompts are named below the strip, and to a screen reader."""

_ROOM = FOCUS_GAP + FOCUS_WIDTH

_SPANS = {
    SpanKind.HOURS: N_("Working hours, {begin} to {end}"),
    SpanKind.PAUSE: N_("Pause until {end}"),
    SpanKind.MEETING: N_("Meeting until {end}"),
    SpanKind.ROUTINE: N_("A routine is running"),
}

Name = Callable[[Coming], str]


class Ahead(QWidget):
    """The strip with its words. It looks only when ``refresh`` is called. It is to stand in an
    ``Outdent``: the words begin where the strip does, within the room of its focus ring."""

    def __init__(self, view: EngineView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.timeline = Timeline(tr(TITLE))
        self.caption = Caption()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(XS)
        box.addWidget(self.timeline)
        below = QVBoxLayout()
        below.setContentsMargins(_ROOM, 0, _ROOM, 0)
        below.addWidget(self.caption)
        box.addLayout(below)

    def refresh(
        self, values: Mapping[str, Any] | None = None, own: tuple[Reminder, ...] | None = None
    ) -> None:
        """Run the day ahead anew; *values* and *own* reminders are those that are being tried."""
        found = self._view.today(values, own)
        self.timeline.show_day(day_of(found, self._name))
        self.caption.setText(words(found, self._name, SHOWN))

    def _name(self, one: Coming) -> str:
        return name_of(self._view, one.reminder) or tr("Rest break")


class AheadCard(QWidget):
    """The same with its heading, on a card."""

    def __init__(self, view: EngineView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ahead = Ahead(view)
        self.refresh = self.ahead.refresh
        card = Card()
        card.box.addLayout(outdented(self.ahead))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(S)
        box.addWidget(Heading(tr(TITLE)))
        box.addWidget(card)


def outdented(ahead: Ahead) -> Outdent:
    """Return a layout with *ahead* in it that lines its strip up with what is around it."""
    row = Outdent()
    row.addWidget(ahead)
    return row


def words(found: Forecast, name: Name, most: int) -> str:
    """Name the next prompts: ``Next: 10:50 Rest break, 11:43, and 4 more.``"""
    if not found.coming:
        return tr("Nothing more comes today.")
    named, before = [], ""
    for one in found.coming[:most]:
        named.append(_words_of(one, "" if name(one) == before else name(one), found.moment))
        before = name(one)
    more = len(found.coming) - len(named)
    if more:
        named.append(ntr("and {count} more", "and {count} more", more).format(count=more))
    return tr("Next: {list}.").format(list=listed(named))


def day_of(found: Forecast, name: Name) -> Day:
    """Return what the strip shows, from the full hour before now on, to the minute."""
    now = found.moment
    local = now.local
    begin = float(round(now.wall - local.microsecond / 1e6) - local.minute * 60 - local.second)
    return Day(
        begin=begin,
        end=max(found.end, begin + HOUR_S),
        now=_minute(now.wall),
        marks=tuple(_mark(one, name(one), now) for one in found.coming),
        stripes=tuple(_stripe(span, now) for span in found.spans),
        ticks=tuple(_ticks(begin, found.end, now)),
        words=words(found, name, READ),
    )


def _words_of(one: Coming, name: str, now: Moment) -> str:
    """The time with the name; the time alone if the name was said before."""
    time = _clock(one.at, now)
    return tr("{time} {name}").format(time=time, name=name) if name else time


def _mark(one: Coming, name: str, now: Moment) -> Mark:
    is_bar = one.reminder == REST_BREAK
    text = _words_of(one, name, now)
    return Mark(_minute(one.at), one.seconds, text, is_bar)


def _stripe(span: Span, now: Moment) -> Stripe:
    begin, end = (_clock(wall, now) for wall in (span.begin, span.end))
    text = tr(_SPANS[span.kind]).format(begin=begin, end=end)
    return Stripe(StripeKind(span.kind.name.lower()), _minute(span.begin), _minute(span.end), text)


def _minute(wall: float) -> float:
    """The minute that has begun: what moves by seconds would be painted anew for nothing."""
    return wall - wall % MINUTE_S


def _ticks(begin: float, end: float, now: Moment) -> Iterator[Tick]:
    at = begin
    while at <= end:
        local = now.after(at - now.wall).local
        time = QTime(local.hour, local.minute)
        yield Tick(at, local.hour, QLocale().toString(time, QLocale.FormatType.ShortFormat))
        at += HOUR_S


def _clock(wall: float, now: Moment) -> str:
    """The time of day alone: it is clear which day is meant."""
    return texts.clock_time(wall, now.after(wall - now.wall))
