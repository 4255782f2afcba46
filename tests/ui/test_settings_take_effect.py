"""No setting needs a restart: each is changed while the app runs, and whoever goes by it does so
from then on. A new setting takes a line here: who listens, and how that is seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import desk_stretch
from desk_stretch.core.settings.holding import HoldMode, KnownMonitors, Listed
from desk_stretch.core.settings.numbers import Number
from desk_stretch.core.settings.programs import Occasion, ProgramLine
from desk_stretch.core.settings.schema import SCHEMA
from desk_stretch.core.settings.times import Days, Ranges
from desk_stretch.core.settings.words import Choice, Names, Switch
from desk_stretch.engine.choosing import Past, choose
from desk_stretch.engine.commands import SetSettings, StartRoutine
from desk_stretch.engine.events import SettingsChanged
from desk_stretch.engine.translate import choices_of
from tests.engine.desk import CATALOGUE, Desk
from tests.fakes import FakeHold

SHOWN = [key for key, setting in SCHEMA.items() if not setting.hidden]
SOURCE = Path(desk_stretch.__file__).parent


def planner(desk: Desk) -> Any:
    """The numbers that the planner goes by."""
    return desk.engine._reminding._policies


def holds(desk: Desk) -> Any:
    """The sensors in use, their words, and what a hold does to a break."""
    used = [(each.name, tuple(each.words)) for each in desk.engine._holds._in_use]
    return used, planner(desk)[0].freezing, planner(desk)[0].anew


def days_off(desk: Desk) -> Any:
    """The calendars that are asked for days off."""
    return desk.engine._days_off._named


def choices(desk: Desk) -> Any:
    """What the next routine may contain."""
    return choices_of(desk.engine.settings, ())


def start(desk: Desk) -> Any:
    """The routine that Start begins."""
    now = desk.clock.now()
    return choose(StartRoutine(), desk.engine.settings, CATALOGUE, Past(), now).posture


def heard(desk: Desk) -> Any:
    """What the running routine asks before each sound and each word."""
    return desk.engine._running._settings().sound


def login(desk: Desk) -> Any:
    """Whether the desktop starts the app."""
    return desk.autostart.on


def programs(desk: Desk) -> Any:
    """What would run when something happens."""
    return [desk.engine.settings.programs.on(occasion) for occasion in Occasion]


SEEN = {
    "breaks": planner,
    "hours": planner,
    "holds": holds,
    "movement": choices,
    "sound": heard,
    "start": login,
    "programs": programs,
    "hours.days_off": days_off,
    "movement.posture": start,
}
"""What changes in the engine, by group or key."""

LOOKED_AT = {
    "prompt.style": "ui/prompt/asker.py",
    "prompt.screen": "ui/prompt/asker.py",
    "look.theme": "ui/front.py",
    "look.language": "ui/front.py",
    "look.motion": "ui/session/window.py",
    "look.figure_mirror": "ui/session/window.py",
    "look.figure_character": "ui/figure/picture.py",
    "look.figure_skin": "ui/figure/picture.py",
    "look.figure_shirt": "ui/figure/picture.py",
    "keys.single_letters": "ui/session/window.py",
    **dict.fromkeys(("keys.start", "keys.snooze", "keys.pause"), "core/settings/keys.py"),
    "sharing.folder": "engine/sharing.py",
    "sharing.name": "engine/sharing.py",
}
"""Windows ask anew when they are told of a change, or each time; where that is written."""

_TYPED = {"sharing.folder": "/srv/synced", "sharing.name": "attic",
          "keys.start": "Ctrl+F7", "keys.snooze": "Ctrl+F8", "keys.pause": "Ctrl+F9"}  # fmt: skip
_OFF_FIRST = {"holds.program_names": "holds.program", "holds.calendar_files": "holds.calendar",
              "holds.known_monitors": "holds.monitor"}  # fmt: skip


def another(key: str) -> Any:
    """A value of that setting that is not its default."""
    setting = SCHEMA[key]
    if isinstance(setting, Switch):
        return not setting.default
    if isinstance(setting, HoldMode):
        return "freeze"
    if isinstance(setting, Choice):
        return next(word for word in setting.values if word != setting.default)
    if isinstance(setting, Number):
        return setting.low if setting.default != setting.low else setting.high
    if isinstance(setting, Names):
        return ["hypermobile"] if setting.words and "hypermobile" in setting.words else (
            ["mat"] if setting.words else ["ear-to-shoulder"]
        )  # fmt: skip
    if key in _TYPED:
        return _TYPED[key]
    values = {Days: [0], Ranges: [[480, 720]], Listed: ["one"], KnownMonitors: ["DELL 1"],
              ProgramLine: ["one"]}  # fmt: skip
    return values[type(setting)]


@pytest.fixture
def desk():
    one = Desk({})
    one.sensors = [
        FakeHold(each.hold)
        for each in SCHEMA.values()
        if isinstance(each, HoldMode) and each.hold != "monitor"
    ]
    one.build()
    return one.start()


def test_of_every_setting_it_is_said_who_listens():
    said = {key for key in SHOWN if key in SEEN or SCHEMA[key].group in SEEN}
    assert said | set(LOOKED_AT) == set(SHOWN)
    assert not said & set(LOOKED_AT)


@pytest.mark.parametrize("key", SHOWN)
def test_a_change_is_in_force_and_told_and_written_at_once(desk, key):
    if key in _OFF_FIRST:
        desk.engine.do(SetSettings({_OFF_FIRST[key]: "keep"}))
    see = SEEN.get(key) or SEEN.get(SCHEMA[key].group)
    before = see(desk) if see else None
    value = another(key)
    desk.engine.do(SetSettings({key: value}))
    assert desk.engine.settings[key] == SCHEMA[key].check(value) != SCHEMA[key].default
    assert any(key in event.keys for event in desk.heard(SettingsChanged))
    assert key in desk.settings.values
    if see:
        assert see(desk) != before


@pytest.mark.parametrize("key", LOOKED_AT)
def test_who_looks_at_a_setting_reads_it_by_its_name(key):
    text = (SOURCE / LOOKED_AT[key]).read_text("utf-8")
    name = key.partition(".")[2]
    assert key in text or f'"{name}"' in text


def test_no_words_on_the_pages_ask_for_a_restart():
    for key in SHOWN:
        assert "restart" not in SCHEMA[key].help_text.casefold()
        assert "next time the app starts" not in SCHEMA[key].help_text
