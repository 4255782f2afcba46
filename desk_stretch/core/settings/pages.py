"""The settings as people look for them: seven pages, each with a few parts.

Where a setting stands in the file is the affair of its group; here is where a person finds it. A
new setting of a group that is named here comes to that part by itself. A new group takes one word
in a part; until then it stands on the last page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from desk_stretch.core.settings.setting import Setting
from desk_stretch.i18n import N_


@dataclass(frozen=True, slots=True)
class Part:
    """Settings under one heading. *names* are keys, or groups: what no part names by its key.

    *title* is marked English; a page of one part has none there.
    """

    title: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What a person asks for in one word. *about* is one sentence; both are marked English."""

    name: str
    title: str
    about: str
    parts: tuple[Part, ...]


PAGES: Final = (
    Page(
        "when",
        N_("When"),
        N_("When a break is due, and when nothing is asked."),
        (
            Part(
                N_("Breaks"), ("breaks.enabled", "breaks.work_time", "breaks.daily_cap", "breaks")
            ),
            Part(N_("Working hours"), ("hours",)),
            Part(N_("Time away"), ("breaks.natural_idle", "breaks.natural_locked", "breaks.quiet")),
            Part(N_("Good moments"), ("breaks.typing_pause", "breaks.typing_wait", "holds")),
        ),
    ),
    Page(
        "what",
        N_("What"),
        N_("What you do in a break."),
        (
            Part(N_("Routines"), ("breaks.routine_length", "movement")),
            Part(
                N_("Left out"),
                ("movement.without", "movement.breath_holds", "movement.leave_out"),
            ),
        ),
    ),
    Page(
        "asking",
        N_("How it asks"),
        N_("What you see when a break is due, and what you can answer."),
        (
            Part(N_("Prompt"), ("prompt", "breaks.prompt_life")),
            Part(
                N_("Answers"),
                ("breaks.snooze", "breaks.snooze_limit", "breaks.skip_limit", "breaks.firmness"),
            ),
        ),
    ),
    Page(
        "sound",
        N_("Sound and voice"),
        N_("What you hear in a routine."),
        (Part("", ("sound", "voice")),),
    ),
    Page(
        "look",
        N_("Look"),
        N_("Colours, words and the figure."),
        (
            Part(N_("Windows"), ("look",)),
            Part(
                N_("Figure"),
                (
                    "look.motion",
                    "look.figure_mirror",
                    "look.figure_character",
                    "look.figure_skin",
                    "look.figure_shirt",
                ),
            ),
        ),
    ),
    Page(
        "privacy",
        N_("Privacy and data"),
        N_("What is kept, where it is, and what you can do with it."),
        (
            Part(N_("What is kept"), ("data", "history", "record")),
            Part(N_("Several computers"), ("sharing",)),
        ),
    ),
    Page(
        "computer",
        N_("This computer"),
        N_("How the app starts, and the keys that it answers to."),
        (
            Part(N_("Start"), ("start",)),
            Part(N_("Keys"), ("keys",)),
            Part(N_("Programs"), ("programs",)),
            Part(N_("More"), ()),
        ),
    ),
)

MATTERS_WITH: Mapping[str, str] = MappingProxyType(
    {
        "holds.program_names": "holds.program",
        "holds.calendar_files": "holds.calendar",
        "holds.known_monitors": "holds.monitor",
        "sound.voice_pace": "sound.voice",
    }
)
"""Settings that say nothing as long as another one is off."""


def placed(schema: Mapping[str, Setting[Any]]) -> dict[tuple[str, int], tuple[Setting[Any], ...]]:
    """The settings that are shown, by page and number of the part, in the order of the page."""
    found = {place: tuple(_of(part, schema)) for place, part in _parts()}
    last = next(reversed(found))
    known = {each.key for settings in found.values() for each in settings}
    lost = (one for one in schema.values() if not one.hidden and one.key not in known)
    return {**found, last: (*found[last], *lost)}


def _parts() -> Iterator[tuple[tuple[str, int], Part]]:
    for page in PAGES:
        for number, part in enumerate(page.parts):
            yield (page.name, number), part


def _of(part: Part, schema: Mapping[str, Setting[Any]]) -> Iterator[Setting[Any]]:
    named = {name for _, each in _parts() for name in each.names}
    for name in part.names:
        for key, setting in schema.items():
            is_meant = key == name or (setting.group == name and key not in named)
            if is_meant and not setting.hidden:
                yield setting
