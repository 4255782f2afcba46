"""The settings of what speaks against asking: one for each hold, and the person's own words."""

from __future__ import annotations

from desk_stretch.core.settings.group import Group
from desk_stretch.core.settings.holding import HoldMode, KnownMonitors, Listed
from desk_stretch.i18n import N_


class Holds(Group, label=N_("Good moments")):
    """What speaks against asking. The name of a hold is that of its setting, with spaces."""

    full_screen = HoldMode(
        label=N_("While a window fills the screen"),
        help_text=N_("A film or a presentation; this app's own windows do not count."),
    )
    do_not_disturb = HoldMode(
        label=N_("While do-not-disturb is on"),
        help_text=N_("As you switch it on the desktop."),
    )
    microphone = HoldMode(
        label=N_("While the microphone is in use"),
        help_text=N_("Only whether a program listens is looked at, never what is said."),
    )
    camera = HoldMode(
        label=N_("While the camera is in use"),
        help_text=N_("Only whether a program has it open is looked at, never its picture."),
    )
    screen_sharing = HoldMode(
        label=N_("While the screen is shared"),
        help_text=N_("Or recorded, by a program that the desktop lets do so."),
    )
    presentation = HoldMode(
        label=N_("While a program keeps the screen on"),
        help_text=N_("As players, calls and presentations do."),
    )
    program = HoldMode(
        default="off", label=N_("While a program of yours is running"),
        help_text=N_("Name the programs below."),
    )  # fmt: skip
    program_names = Listed(
        of=N_("names of programs, as zoom or obs"), label=N_("Programs to wait for"),
        help_text=N_("The names as the system shows them; capitals do not matter."),
    )  # fmt: skip
    battery = HoldMode(
        default="off", label=N_("While the computer runs on battery"),
        help_text=N_("Breaks are kept until it is plugged in."),
    )  # fmt: skip
    calendar = HoldMode(
        default="off", label=N_("While your calendar says busy"),
        help_text=N_("Events that last all day do not count. Name the calendar below."),
    )  # fmt: skip
    calendar_files = Listed(
        of=N_("calendar files (.ics) or folders of them"), label=N_("Calendar files"),
        help_text=N_("They are only read, on this computer."),
    )  # fmt: skip
    monitor = HoldMode(
        default="off", label=N_("While a monitor that is not yours is connected"),
        help_text=N_("A projector, for example. Name your own monitors below."),
    )  # fmt: skip
    known_monitors = KnownMonitors(
        label=N_("Monitors that are yours"),
        help_text=N_("At first those that are connected when you switch this on."),
    )

    def names_in_use(self) -> frozenset[str]:
        """The holds that are switched on."""
        return frozenset(name for name, mode in self._modes().items() if mode != "off")

    def of_mode(self, mode: str) -> frozenset[str]:
        """The holds of that mode."""
        return frozenset(name for name, its in self._modes().items() if its == mode)

    def words_for(self, hold: str) -> tuple[str, ...]:
        """The person's own words that a hold goes by."""
        words = {
            "program": self.program_names,
            "calendar": self.calendar_files,
            "monitor": self.known_monitors,
        }
        return words.get(hold, ())

    def _modes(self) -> dict[str, str]:
        """Every hold with its mode."""
        modes = (each for each in self.declared() if isinstance(each, HoldMode))
        return {each.hold: self.values[each.key] for each in modes}
