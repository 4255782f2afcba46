"""From figures to charts: the words, numbers and sentences of each. Nothing here reproaches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QLocale, QTime

from desk_stretch.core.breaks.standing import Share
from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.core.catalogue.labels import AREA_LABELS, POSTURE_LABELS
from desk_stretch.core.history.insight import (
    DAY,
    MONTH,
    WEEK,
    DayFigures,
    HourFigures,
    Insight,
    Span,
    busy_hours,
)
from desk_stretch.core.history.records import Outcome
from desk_stretch.i18n import N_, listed, ntr, tr
from desk_stretch.ui.history.picture import Form, Item, Picture
from desk_stretch.ui.history.reading import day_words

OUTCOMES = {
    Outcome.COMPLETED: N_("Routines completed"),
    Outcome.PARTIAL: N_("Routines in part"),
    Outcome.NATURAL: N_("Natural breaks"),
    Outcome.SNOOZED: N_("Snoozed"),
    Outcome.SKIPPED: N_("Skipped"),
    Outcome.MISSED: N_("Not answered"),
    Outcome.SNOOZED_OUT: N_("Snoozed to the end"),
    Outcome.HELD: N_("Held back"),
}
_MOVED = (Outcome.COMPLETED, Outcome.PARTIAL, Outcome.NATURAL)


def pictures(found: Insight, span: Span, today: date, desk: Share) -> Iterator[Picture]:
    """Every chart that has something to show, the days first."""
    if span.days > DAY:
        yield days_picture(found, span, today)
    yield hours_picture(found)
    yield outcomes_picture(found)
    if found.areas:
        yield areas_picture(found)
    if found.postures:
        yield postures_picture(found)
    if desk.standing is not None:
        yield desk_picture(desk)


def days_picture(found: Insight, span: Span, today: date) -> Picture:
    """Minutes of movement, day by day."""
    form = Form.BARS if span.days <= WEEK else Form.MONTH if span.days <= MONTH else Form.YEAR
    items = tuple(
        _day_item(day, found.days.get(day, DayFigures()), today, form) for day in span.each()
    )
    whole = found.whole
    moved = sum(1 for figures in found.days.values() if figures.routines)
    words = tr("{routines}, {minutes} of movement, on {days}.").format(
        routines=_routines(whole.routines),
        minutes=length_words(whole.seconds),
        days=ntr("{n} day", "{n} days", moved).format(n=moved),
    )
    headings = (tr("Day"), tr("Routines"), tr("Movement"), tr("Natural breaks"))
    title = tr("Movement, day by day")
    return Picture(f"days-{form.value}", form, title, words, headings, items, words)


def hours_picture(found: Insight) -> Picture:
    """When routines and natural breaks began."""
    items = tuple(_hour_item(hour, found.hours[hour]) for hour in busy_hours(found.hours))
    whole = found.whole
    words = tr("{routines} and {breaks}.").format(
        routines=_routines(whole.routines), breaks=_breaks(whole.natural)
    )
    caption = _busiest_words([one.routines for one in found.hours])
    words = f"{words} {caption}".strip()
    headings = (tr("Hour"), tr("Routines"), tr("Natural breaks"))
    keys = (tr("Routines"), tr("Natural breaks"))
    return Picture("hours", Form.BARS, tr("Time of day"), words, headings, items, caption, keys)


def outcomes_picture(found: Insight) -> Picture:
    """How prompts and routines ended."""
    items = tuple(
        _lane(tr(OUTCOMES[each]), count, str(count), is_quiet=each not in _MOVED)
        for each, count in found.outcomes.items()
    )
    headings = (tr("Outcome"), tr("Count"))
    return Picture("outcomes", Form.LANES, tr("Outcomes"), _listed(items), headings, items)


def areas_picture(found: Insight) -> Picture:
    """The balance of the body's areas; one that was not worked has its place too."""
    names = {**{area: tr(label) for area, label in AREA_LABELS.items()}}
    names |= {area: area for area in found.areas if area not in names}
    items = []
    for area, name in names.items():
        steps = found.areas.get(area, 0)
        shown = ntr("{n} step", "{n} steps", steps).format(n=steps)
        items.append(_lane(name, steps, shown, number=str(steps)))
    most = listed(names[area] for area in list(found.areas)[:3])
    caption = tr("Worked most: {areas}.").format(areas=most)
    headings, words = (tr("Body area"), tr("Steps")), _listed(tuple(items))
    return Picture("areas", Form.LANES, tr("Body areas"), words, headings, tuple(items), caption)


def postures_picture(found: Insight) -> Picture:
    """The routines by posture."""
    names: dict[str, str] = {str(each): tr(POSTURE_LABELS[each]) for each in Posture}
    names |= {name: name for name in found.postures if name not in names}
    items = []
    for posture, name in names.items():
        if posture not in found.postures:
            continue
        figures = found.postures[posture]
        count = _routines(figures.routines)
        words = tr("{name}: {routines}, {minutes}").format(
            name=name, routines=count, minutes=length_words(figures.seconds)
        )
        cells = (name, str(figures.routines), length_words(figures.seconds))
        items.append(Item(name, words, cells, figures.routines, shown=str(figures.routines)))
    headings = (tr("Posture"), tr("Routines"), tr("Movement"))
    words = _listed(tuple(items))
    return Picture("postures", Form.LANES, tr("Routines by posture"), words, headings, tuple(items))


def desk_picture(desk: Share) -> Picture:
    """Time at the desk, sitting and standing."""
    sitting, standing = length_words(desk.sitting_s), length_words(desk.standing_s)
    items = (
        _lane(tr("Sitting"), desk.sitting_s, sitting),
        _lane(tr("Standing"), desk.standing_s, standing),
    )
    words = tr("{sitting} sitting and {standing} standing at the desk.").format(
        sitting=sitting, standing=standing
    )
    headings = (tr("Posture"), tr("Time at the desk"))
    share = round(100 * (desk.standing or 0.0))
    caption = tr("Standing for {share} % of the time at the desk.").format(share=share)
    title = tr("Sitting and standing")
    return Picture("desk", Form.LANES, title, words, headings, items, caption)


def _busiest_words(routines: list[int]) -> str:
    """The hour in which most routines began; nothing if it is one of several, or is but one."""
    most = max(routines)
    if most < 2 or routines.count(most) > 1:
        return ""
    hour = routines.index(most)
    between = tr("Most routines began between {begin} and {end}.")
    return between.format(begin=_clock(hour), end=_clock(hour + 1))


def length_words(seconds: float) -> str:
    """A length in hours and minutes."""
    minutes = round(seconds / 60)
    if minutes < 60:
        return tr("{minutes} min").format(minutes=minutes)
    if minutes % 60 == 0:
        return tr("{hours} h").format(hours=minutes // 60)
    return tr("{hours} h {minutes} min").format(hours=minutes // 60, minutes=minutes % 60)


def _day_item(day: date, figures: DayFigures, today: date, form: Form) -> Item:
    name, minutes = day_words(day, today), length_words(figures.seconds)
    words = tr("{name}: {routines}, {minutes}").format(
        name=name, routines=_routines(figures.routines), minutes=minutes
    )
    if not figures.routines:
        words = tr("{name}: no routine").format(name=name)
    if figures.natural:
        words += ", " + _breaks(figures.natural)
    cells = (name, str(figures.routines), minutes, str(figures.natural))
    weekday = QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    label = weekday if form is Form.BARS else str(day.day)
    shown = minutes if figures.routines else ""
    short = str(round(figures.seconds / 60))
    return Item(
        label, words, cells, figures.seconds, shown=shown, short=short, day=day,
        is_now=day == today,
    )  # fmt: skip


def _hour_item(hour: int, figures: HourFigures) -> Item:
    routines, breaks = _routines(figures.routines), _breaks(figures.natural)
    words = tr("{begin} to {end}: {routines}, {breaks}").format(
        begin=_clock(hour), end=_clock(hour + 1), routines=routines, breaks=breaks
    )
    cells = (_clock(hour), str(figures.routines), str(figures.natural))
    both = figures.routines + figures.natural
    shown = str(both) if both else ""
    return Item(_hour(hour), words, cells, figures.routines, figures.natural, shown)


def _lane(name: str, value: float, shown: str, *, number: str = "", is_quiet: bool = False) -> Item:
    words = tr("{name}: {number}").format(name=name, number=shown)
    cells = (name, number or shown)
    return Item(name, words, cells, value, shown=number or shown, is_quiet=is_quiet)


def _listed(items: tuple[Item, ...]) -> str:
    """All of them as one sentence."""
    return tr("{list}.").format(list=" · ".join(item.words for item in items))


def _routines(count: int) -> str:
    return ntr("{n} routine", "{n} routines", count).format(n=count)


def _breaks(count: int) -> str:
    return ntr("{n} natural break", "{n} natural breaks", count).format(n=count)


def _clock(hour: int) -> str:
    return QLocale().toString(QTime(hour % 24, 0), QLocale.FormatType.ShortFormat)


def _hour(hour: int) -> str:
    """The hour alone, in the person's manner: 14, or 2 PM."""
    return QLocale().toString(QTime(hour, 0), "h AP" if _has_halves() else "H")


def _has_halves() -> bool:
    return "ap" in QLocale().timeFormat(QLocale.FormatType.ShortFormat).lower()
