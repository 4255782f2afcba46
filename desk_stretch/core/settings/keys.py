"""The keyboard: keys that work in every program, and those in the app's own windows."""

from __future__ import annotations

from desk_stretch.core.settings.chord import Chord, read_chord
from desk_stretch.core.settings.group import Group
from desk_stretch.core.settings.places import OwnLine
from desk_stretch.core.settings.words import Switch
from desk_stretch.errors import BadDataError
from desk_stretch.i18n import N_, tr


class Shortcut(OwnLine):
    """A key that works in every program, or none."""

    def takes(self) -> str:
        """A key, with something held beside it."""
        return tr("a key with Ctrl, Alt or Meta, as Ctrl+Alt+S, or none")

    def _accept(self, value: object, typed: str) -> str:
        line = super()._accept(value, typed)
        try:
            return str(read_chord(line)) if line else ""
        except BadDataError as error:
            raise self._refusal(error.title) from None


class Keys(Group, label=N_("Keys")):
    """Keys that work in every program, and those in the app's own windows."""

    start = Shortcut(
        label=N_("Key for Start"),
        help_text=N_("In every program; a routine that runs is brought to the front."),
    )
    snooze = Shortcut(
        label=N_("Key for Snooze"), help_text=N_("In every program, when a break is due.")
    )
    pause = Shortcut(
        label=N_("Key for Pause"),
        help_text=N_("In every program, for an hour; press again to end it."),
    )
    single_letters = Switch(
        default=True,
        label=N_("Single letters as keys"),
        help_text=N_("Off: the routine window answers only to keys with Ctrl or Alt, and arrows."),
    )

    def chords(self) -> dict[str, Chord]:
        """The keys that are set, by the name of what they do."""
        set_ones = {name: self.values[f"keys.{name}"] for name in ("start", "snooze", "pause")}
        return {name: read_chord(text) for name, text in set_ones.items() if text}
