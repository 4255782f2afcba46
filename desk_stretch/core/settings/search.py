"""Finding a setting by a word: its label, help, limits and choices, and what people call it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from desk_stretch.core.settings.setting import Setting
from desk_stretch.core.settings.words import Choice, Names
from desk_stretch.i18n import N_, tr

SYNONYMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "breaks.enabled": N_("on off switch disable stop reminders notifications"),
        "breaks.work_time": N_("interval frequency timer how often every minutes pomodoro"),
        "breaks.routine_length": N_("duration minutes how long exercise session"),
        "breaks.snooze": N_("later postpone delay remind again"),
        "breaks.snooze_limit": N_("postpone later how many times"),
        "breaks.daily_cap": N_("maximum per day how many count"),
        "breaks.skip_limit": N_("dismiss cancel how many times"),
        "breaks.firmness": N_("strict mode gentle force nag repeat ignore"),
        "breaks.typing_pause": N_("keyboard idle interrupt wait"),
        "breaks.typing_wait": N_("keyboard idle interrupt wait"),
        "breaks.natural_idle": N_("away idle inactivity absent reset"),
        "breaks.natural_locked": N_("away lock sleep suspend screen reset"),
        "breaks.quiet": N_("delay start unlock wake login"),
        "breaks.prompt_life": N_("popup duration timeout disappear"),
        "hours.any_time": N_("schedule always night weekend"),
        "hours.days": N_("schedule weekdays weekend week monday sunday"),
        "hours.ranges": N_("schedule office lunch night shift start end time of day"),
        "hours.days_off": N_("holiday vacation leave calendar ics"),
        "holds.full_screen": N_("fullscreen video movie game presentation"),
        "holds.do_not_disturb": N_("dnd focus silent notifications"),
        "holds.microphone": N_("call meeting mic zoom teams"),
        "holds.camera": N_("call meeting webcam video zoom teams"),
        "holds.screen_sharing": N_("call meeting share record screencast"),
        "holds.presentation": N_("inhibit video player awake slides"),
        "holds.program": N_("application app exception process"),
        "holds.program_names": N_("application app exception process"),
        "holds.battery": N_("power laptop charger energy"),
        "holds.calendar": N_("meeting appointment event busy ics"),
        "holds.calendar_files": N_("meeting appointment event busy ics"),
        "holds.monitor": N_("projector screen display beamer docking"),
        "holds.known_monitors": N_("projector screen display beamer docking"),
        "prompt.style": N_("popup window notification banner message"),
        "prompt.screen": N_("monitor display second multiple"),
        "movement.posture": N_("sit stand floor desk chair"),
        "movement.equipment": N_("gear tools mat band ball"),
        "movement.without": N_("exclude avoid pain injury neck back wrist pregnancy"),
        "movement.leave_out": N_("exclude avoid hide dislike"),
        "movement.breath_holds": N_("breathing breath safety"),
        "sound.step_cues": N_("audio beep chime bell mute silent"),
        "sound.volume": N_("audio loud quiet mute level"),
        "sound.voice": N_("speech speak spoken read aloud guidance"),
        "sound.voice_pace": N_("speech rate speed fast slow"),
        "look.theme": N_("dark mode light appearance theme"),
        "look.language": N_("translation locale english german words"),
        "look.motion": N_("animation reduce still accessibility"),
        "look.figure_mirror": N_("left right side flip"),
        "look.figure_character": N_("avatar person hair"),
        "look.figure_skin": N_("avatar person colour color tone"),
        "look.figure_shirt": N_("avatar person colour color clothes"),
        "start.at_login": N_("autostart boot startup launch"),
        "keys.start": N_("shortcut hotkey keyboard global"),
        "keys.snooze": N_("shortcut hotkey keyboard global later"),
        "keys.pause": N_("shortcut hotkey keyboard global stop"),
        "keys.single_letters": N_("shortcuts hotkeys keyboard accessibility"),
        "programs.due": N_("command script hook run execute event"),
        "programs.started": N_("command script hook run execute event"),
        "programs.ended": N_("command script hook run execute event"),
        "programs.put_off": N_("command script hook run execute event"),
    }
)
"""What else people call a setting; searched, never shown. Other languages have their own words."""


def found(query: str, text: str) -> bool:
    """Whether *text* has every word of *query*; case and accents do not matter."""
    plain = _plain(text)
    return all(word in plain for word in _plain(query).split())


def words_of(setting: Setting[Any]) -> str:
    """Everything that a person may look for a setting by, also the English words and the key."""
    words = [setting.label, setting.help_text, SYNONYMS.get(setting.key, "")]
    if isinstance(setting, Choice):
        words += setting.values.values()
    elif isinstance(setting, Names):
        words += (setting.words or {}).values()
    return " ".join([*words, *map(tr, words), setting.takes(), setting.key])


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in parts if not unicodedata.combining(each))
