"""Every setting, declared once: ``Settings().breaks.work_time`` is 50.

To add one: write one line into its group (the name of the attribute is the name in the file and
on the command line), and the line that reads it; the group of the holds is in ``holds.py``. Page,
command line, file and reference follow.
A name is never used again for something else. A new group also takes a line in ``Settings``.
"""

from __future__ import annotations

from desk_stretch.core.settings.group import Group, Section, Values
from desk_stretch.core.settings.holding import Listed
from desk_stretch.core.settings.holds import Holds
from desk_stretch.core.settings.keys import Keys
from desk_stretch.core.settings.numbers import Count, Minutes, Percent, Seconds
from desk_stretch.core.settings.places import Folder, OwnLine, Screen
from desk_stretch.core.settings.programs import Programs
from desk_stretch.core.settings.times import Days, Ranges
from desk_stretch.core.settings.wordlists import (
    CAUTIONS,
    CHARACTERS,
    EQUIPMENT,
    FIRMNESS,
    LANGUAGES,
    MOTIONS,
    POSTURES,
    SHIRTS,
    SKINS,
    VOICE_PACES,
)
from desk_stretch.core.settings.words import Choice, Names, Switch, Text
from desk_stretch.i18n import N_


class Breaks(Group, label=N_("Breaks")):
    """When a break is due, and how it is asked for."""

    enabled = Switch(
        default=True,
        label=N_("Remind me of breaks"),
        help_text=N_("Off: the app asks for nothing. You can still start a routine."),
    )
    work_time = Minutes(
        default=50, low=5, high=240, label=N_("Work time before a break"),
        help_text=N_("Only the time in which you are active counts."),
    )  # fmt: skip
    routine_length = Seconds(
        default=180, low=60, high=900, step=15, label=N_("Length of a routine"),
        help_text=N_("Routines that are made for you take exactly this long."),
    )  # fmt: skip
    snooze = Minutes(
        default=5, low=1, high=30, label=N_("Snooze"),
        help_text=N_("How long a snoozed prompt waits before it asks again."),
    )  # fmt: skip
    snooze_limit = Count(
        default=2, low=0, high=5, label=N_("Snoozes for one break"),
        help_text=N_("After the last one the prompt offers Start and Skip."),
    )  # fmt: skip
    daily_cap = Count(
        default=8, low=1, high=10, label=N_("Breaks asked for in a day"),
        help_text=N_("Routines that you start yourself are not counted."),
    )  # fmt: skip
    skip_limit = Count(
        default=10, low=0, high=10, label=N_("Skips in a day"),
        help_text=N_("Once they are used up the prompt offers Start and Snooze."),
    )  # fmt: skip
    firmness = Choice(
        default="gentle", values=FIRMNESS, label=N_("When nobody answers"),
        help_text=N_("A strict reminder has no Skip; a pause always ends the asking."),
    )  # fmt: skip
    typing_pause = Seconds(
        default=5, low=2, high=10, label=N_("Wait for a pause in typing"),
        help_text=N_("A prompt waits until there was no input for this long."),
    )  # fmt: skip
    typing_wait = Seconds(
        default=120, low=0, high=300, label=N_("Longest wait for that pause"),
        help_text=N_("After this time the prompt comes anyway, without taking the keyboard."),
    )  # fmt: skip
    natural_idle = Minutes(
        default=5, low=3, high=15, label=N_("Natural break without input"),
        help_text=N_("Being away this long counts as a break."),
    )  # fmt: skip
    natural_locked = Minutes(
        default=3, low=1, high=15, label=N_("Natural break while locked or asleep"),
        help_text=N_("A screen locked, or a computer asleep, this long counts as a break."),
    )  # fmt: skip
    quiet = Minutes(
        default=2, low=0, high=10, label=N_("Quiet time after you come back"),
        help_text=N_("No prompt comes this soon after start, unlock or wake."),
    )  # fmt: skip
    prompt_life = Seconds(
        default=60, low=10, high=300, label=N_("How long a prompt stays"),
        help_text=N_("Then only the mark in the tray remains."),
    )  # fmt: skip


class Hours(Group, label=N_("Working hours")):
    """When reminders may speak."""

    any_time = Switch(
        default=False,
        label=N_("At any time"),
        help_text=N_("On: the weekdays and times below do not matter."),
    )
    days = Days(
        default=frozenset(range(5)),
        label=N_("Days"),
        help_text=N_("The days on which you may be asked."),
    )
    ranges = Ranges(
        default=((9 * 60, 18 * 60),),
        label=N_("Times"),
        help_text=N_("Several are possible; one may run past midnight."),
    )
    days_off = Listed(
        of=N_("calendar files (.ics) or folders of them"), label=N_("Days off"),
        help_text=N_("Calendar files (.ics): nothing is asked on the whole days that they name."),
    )  # fmt: skip


class Prompt(Group, label=N_("Prompt")):
    """The face of the question."""

    style = Choice(
        default="auto",
        values={
            "auto": N_("What suits the desktop"),
            "card": N_("A small card"),
            "notification": N_("A desktop notification"),
        },
        label=N_("How you are asked"),
        help_text=N_("Neither takes the keyboard from you."),
    )
    screen = Screen(
        label=N_("Screen"),
        help_text=N_("Where the card and the routine appear."),
    )


class Movement(Group, label=N_("Movement")):
    """What a routine may ask of the person."""

    posture = Choice(
        default="sitting", values=POSTURES, label=N_("Posture"),
        help_text=N_("The one that Start begins with; your last choice is kept here."),
    )  # fmt: skip
    routine = Text()
    equipment = Names(
        default=("chair", "desk", "wall"), words=EQUIPMENT, of=N_("names of equipment"),
        label=N_("What you have at hand"),
        help_text=N_("Only exercises that need nothing else are chosen."),
    )  # fmt: skip
    without = Names(
        words=CAUTIONS, of=N_("caution tags"), label=N_("Leave out exercises with"),
        help_text=N_("These are left out of every routine; for two of them the words change."),
    )  # fmt: skip
    leave_out = Names(
        of=N_("exercise ids, as ear-to-shoulder"), label=N_("Exercises left out"),
        help_text=N_("These are replaced by others of the same area."),
    )  # fmt: skip
    breath_holds = Switch(
        default=False,
        label=N_("Exercises that hold the breath"),
        help_text=N_("They stay out until you switch them on."),
    )


class Sound(Group, label=N_("Sound")):
    """What is heard."""

    step_cues = Switch(
        default=True,
        label=N_("A soft sound at each step"),
        help_text=N_("Quiet in calls and with do-not-disturb. Prompts make no sound."),
    )
    voice = Switch(
        default=False,
        label=N_("A voice that guides you"),
        help_text=N_("It says each step, the change of sides and the last three seconds."),
    )
    voice_pace = Choice(
        default="usual", values=VOICE_PACES, label=N_("Pace of the voice"),
        help_text=N_("Words that take too long for their step are shortened."),
    )  # fmt: skip
    volume = Percent(
        default=40, label=N_("Volume"), help_text=N_("The desktop’s own volume comes on top of it.")
    )


class Look(Group, label=N_("Look")):
    """What is seen."""

    theme = Choice(
        default="system",
        values={"system": N_("As the desktop"), "light": N_("Light"), "dark": N_("Dark")},
        label=N_("Colours"),
        help_text=N_("A desktop with high contrast has the last word."),
    )
    language = Choice(
        default="system", values=LANGUAGES, label=N_("Language"),
        help_text=N_("The words of all windows, exercises included."),
    )  # fmt: skip
    motion = Choice(
        default="auto", values=MOTIONS, label=N_("Movement of the figure"),
        help_text=N_("Still pictures are numbered and stand side by side."),
    )  # fmt: skip
    figure_mirror = Switch(
        default=True,
        label=N_("Figure as a mirror"),
        help_text=N_("Your right is on the right of the picture when the figure faces you."),
    )
    figure_character = Choice(
        default="sam", values=CHARACTERS, label=N_("Figure"),
        help_text=N_("Who shows you the movements."),
    )  # fmt: skip
    figure_skin = Choice(
        default="beige", values=SKINS, label=N_("Skin of the figure"),
        help_text=N_("The same in every exercise."),
    )  # fmt: skip
    figure_shirt = Choice(
        default="teal", values=SHIRTS, label=N_("Shirt of the figure"),
        help_text=N_("The trousers stay as they are."),
    )  # fmt: skip


class Sharing(Group, label=N_("Several computers")):
    """One history for the computers of one person."""

    folder = Folder(
        label=N_("Folder that you sync"),
        help_text=N_("Your computers keep one history in it. Empty: it stays on this one."),
    )
    name = OwnLine(
        label=N_("Name of this computer"),
        help_text=N_("The others show it. Empty: the name that the system has."),
    )


class Start(Group, label=N_("Start")):
    """How the app begins."""

    at_login = Switch(
        default=False,
        label=N_("Start when you log in"),
        help_text=N_("No window opens then."),
    )
    welcomed = Switch(default=False, label=N_("First questions answered"), hidden=True)


class Safety(Group):
    """Which safety notice the person accepted, and when."""

    notice_version = Count(
        default=0, low=0, high=9999, label=N_("Accepted safety notice"), hidden=True
    )
    notice_accepted_at = Text()


class Settings(Values):
    """The values of all settings, as ``settings.breaks.work_time``."""

    breaks = Section(Breaks)
    hours = Section(Hours)
    holds = Section(Holds)
    prompt = Section(Prompt)
    movement = Section(Movement)
    sound = Section(Sound)
    look = Section(Look)
    sharing = Section(Sharing)
    start = Section(Start)
    keys = Section(Keys)
    programs = Section(Programs)
    safety = Section(Safety)


SCHEMA = Settings.schema
"""Every setting by its key, in the order of the pages."""
