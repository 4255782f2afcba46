"""Entry point and composition root: the only file that knows every concrete class.

``main`` passes the words to the command line. What needs windows is declared in ``cli.front`` and
carried out here; Qt is imported only then. What is built in one order is let go in the reverse.
"""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, closing, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from desk_stretch import i18n
from desk_stretch.cli import main as command_line
from desk_stretch.errors import RemoteError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desk_stretch.cli.picture import PictureWish
    from desk_stretch.core.ports import Clock, HoldSensor, Loop
    from desk_stretch.core.settings.schema import Settings
    from desk_stretch.core.stores import Archive, Record
    from desk_stretch.engine.engine import Engine
    from desk_stretch.engine.outside import Outside
    from desk_stretch.platform.desktop import Desktop
    from desk_stretch.platform.holds.hold import Hold
    from desk_stretch.platform.host import Host
    from desk_stretch.platform.surroundings import Surroundings
    from desk_stretch.remote.answering import EngineAnswers
    from desk_stretch.storage.fault_reports import FaultReports
    from desk_stretch.storage.paths import Folders
    from desk_stretch.storage.reminders_file import RemindersFile
    from desk_stretch.storage.settings_file import SettingsFile
    from desk_stretch.ui.windows import Supplies

    Leave = Callable[[], NoReturn]


def main() -> int:
    """Run the program with the words of the command line and return its exit code."""
    i18n.use(i18n.find(i18n.wished()))
    return command_line.run(sys.argv[1:], Front())


class Front:
    """Carries out what the command line may not do itself."""

    def has_display(self) -> bool:
        """Whether windows can be shown."""
        from desk_stretch.platform.host import this_host

        return not this_host().no_screen

    def run_app(self, *, background: bool, start: dict[str, Any] | None = None) -> int:
        """Run the app to its end, and that of the process."""
        with ExitStack() as last:
            leave = _run_app(last, background=background, start=start)
        leave()

    def run_terminal(self, start: dict[str, Any]) -> int:
        """Guide a routine in the terminal."""
        with ExitStack() as last:
            return _run_terminal(last, start)

    def paint(self, wish: PictureWish) -> None:
        """Paint a picture; a screen is neither needed nor looked for."""
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # read when Qt's application is made
        from desk_stretch.cli.picture import write
        from desk_stretch.ui.figure import sheet

        application = sheet.without_display()
        content = sheet.painted(
            sheet.Subject(wish.exercise, wish.form, wish.side, wish.view), wish.shot,
            at_s=wish.at_s, theme=wish.theme, character=wish.character, size=wish.size,
        )  # fmt: skip
        del application
        write(wish.out, content)

    def show_alone(self, window: str, name: str) -> int:
        """Show a window at an exercise or a routine, in a process without an engine."""
        from desk_stretch.cli import settings as kept
        from desk_stretch.platform.clock import make_clock
        from desk_stretch.platform.host import this_host
        from desk_stretch.storage.own_files import OwnFiles
        from desk_stretch.storage.paths import find_folders
        from desk_stretch.ui.application import make_application
        from desk_stretch.ui.catalogue.alone import SettingsAlone, show_alone

        settings, store = kept.present(), OwnFiles(find_folders().data)
        _speak(settings)
        view, clock = SettingsAlone(settings, kept.change), make_clock(this_host())
        return show_alone(*make_application(), name, clock, _catalogue, view, store, window)


def _run_app(last: ExitStack, *, background: bool, start: dict[str, Any] | None) -> Leave:
    """Build everything, the icon first, and run the loop; then *last* takes it down in reverse."""
    from desk_stretch.platform.clock import make_clock
    from desk_stretch.platform.gtk import theme_words
    from desk_stretch.platform.host import this_host
    from desk_stretch.remote.server import open_server
    from desk_stretch.ui.application import FirstIcon, leave, make_application

    host = this_host()
    clock = make_clock(host)
    application, loop = make_application(theme_words(host))
    server = last.enter_context(closing(open_server(loop, clock.now)))
    first = FirstIcon(application)
    from desk_stretch.engine.alarm import Alarm
    from desk_stretch.engine.engine import Engine
    from desk_stretch.platform.holds import find_holds

    first.answer()
    from desk_stretch.remote.answering import EngineAnswers
    from desk_stretch.storage.fault_reports import FaultReports, folder_of
    from desk_stretch.storage.paths import find_folders
    from desk_stretch.ui import desktop_look
    from desk_stretch.ui.front import WindowFront
    from desk_stretch.ui.tray import Tray

    first.answer()
    folders = find_folders()
    faults = FaultReports(folder_of(folders))
    last.callback(faults.install())
    surroundings, desktop = _desktop(host, loop, clock)
    last.callback(surroundings.close)
    settings_file, settings = _settings(folders)
    at_first = settings_file.notices
    record, notices = _record(folders.history_file, last)
    holds = find_holds(surroundings)
    engine = Engine(_outside(
        loop, clock, desktop, record, settings_file, _reminders(folders), Alarm, holds,
        surroundings,
    ))  # fmt: skip
    # The engine reads anew: a file set aside is no longer there.
    notices = (*(each for each in at_first if each not in settings_file.notices), *notices)
    answering = EngineAnswers(engine, clock, Tray.is_available)
    supplies = _supplies(
        last, folders, engine, clock, record, holds, surroundings, desktop, answering, faults
    )
    desktop_look.heed(application, desktop.motion.chosen, desktop.look.chosen)
    front = WindowFront(application, loop, supplies, desktop.notify.chosen, first)
    last.callback(front.close)
    for notice in notices:
        front.tell(notice)
    engine.start()
    last.callback(engine.stop)
    front.watch_tray_hosts(surroundings.session_bus)
    last.callback(answering.offer(surroundings.session_bus, loop))
    front.open(background=background, welcomed=settings.start.welcomed, start=start)
    server.attend(answering)  # not before: GLib's loop hears callers whenever the panel is answered
    return partial(leave, application, application.exec())


def _supplies(
    last: ExitStack, folders: Folders, engine: Engine, clock: Clock, record: Archive,
    holds: Sequence[Hold], desk: Surroundings, desktop: Desktop, answering: EngineAnswers,
    faults: FaultReports,
) -> Supplies:  # fmt: skip
    """Put together what windows are made of; what is seldom needed is read when it is."""
    from desk_stretch.cli.installation import page_by
    from desk_stretch.engine.programs import ProgramWatch
    from desk_stretch.engine.sharing import Sharer
    from desk_stretch.engine.shortcuts import ShortcutWatch
    from desk_stretch.platform.holds import told
    from desk_stretch.platform.voice import lack_of
    from desk_stretch.storage.late import LateOwn, LateSharing, OtherApps
    from desk_stretch.storage.reminders_file import templates
    from desk_stretch.ui.windows import Supplies

    programs = ProgramWatch(engine, desk.launcher)
    last.callback(programs.close)
    return Supplies(
        engine, clock, record, _catalogue, answering.has_tray, folders.told(), lambda: told(holds),
        desktop.missing(), desktop.idle.chosen.name, tuple(templates()), LateOwn(folders.data),
        lack_of(desk, lambda: engine.settings.sound.voice),
        Sharer(engine, desk.loop, LateSharing(folders.history_file)), OtherApps(folders),
        programs.lacks,
        ShortcutWatch(engine, desk.loop, clock, desk.shortcuts, desk.host.program),
        report=faults.fresh, installation=page_by(answering.status_json),
    )  # fmt: skip


def _run_terminal(last: ExitStack, start: dict[str, Any]) -> int:
    """Build what a guided routine in a terminal needs, and no more."""
    from desk_stretch.cli import terminal
    from desk_stretch.cli.selector_loop import SelectorLoop
    from desk_stretch.core.session.safety import NOTICE_VERSION
    from desk_stretch.engine.choosing import for_start
    from desk_stretch.engine.commands import StartRoutine
    from desk_stretch.engine.holding import HoldWatch
    from desk_stretch.engine.speaking import Speaking
    from desk_stretch.platform.clock import make_clock
    from desk_stretch.platform.holds import find_holds
    from desk_stretch.platform.host import this_host
    from desk_stretch.platform.voice import voice_of
    from desk_stretch.remote import client
    from desk_stretch.storage.paths import find_folders

    host, folders, loop = this_host(), find_folders(), SelectorLoop()
    clock = make_clock(host)
    last.callback(loop.close)
    surroundings, desktop = _desktop(host, loop, clock)
    last.callback(surroundings.close)
    settings_file, settings = _settings(folders)
    record, notices = _record(folders.history_file, last, beside=True)
    sys.stderr.writelines(f"{notice}\n" for notice in (*settings_file.notices, *notices))

    def ended(done_s: float, total_s: float) -> None:
        with suppress(RemoteError):  # no app is running, or it is busy: then nobody needs to know
            done = {"done": round(done_s), "total": round(total_s)}
            client.ask("done", done | {key: start[key] for key in ("reminder",) if key in start})

    def accept(version: int) -> None:
        read = {"safety.notice_version": version, "safety.notice_accepted_at": clock.now().iso()}
        settings_file.save(settings.with_values(read).changed)

    wanted, own = StartRoutine(**start), _reminders(folders)
    routine = for_start(wanted, settings, _catalogue(), record, own, clock.now())
    sound = settings.sound
    return terminal.run(
        routine,
        terminal.Outside(
            clock, loop, record, sys.stdin, sys.stdout, os.environ,
            player=desktop.sound.chosen if sound.step_cues else None, volume=sound.volume,
            speaking=Speaking(loop, clock.speed, voice_of(surroundings), lambda: sound),
            is_quiet=HoldWatch(find_holds(surroundings), settings).silences,
            is_accepted=settings.safety.notice_version >= NOTICE_VERSION,
            accept=accept, ended=ended,
        ),
    )  # fmt: skip


def _desktop(host: Host, loop: Loop, clock: Clock) -> tuple[Surroundings, Desktop]:
    """Choose a mechanism for each capability of this desktop."""
    from desk_stretch.platform.desktop import look_around
    from desk_stretch.platform.surroundings import Surroundings

    surroundings = Surroundings.of(host, loop, clock.speed)
    return surroundings, look_around(surroundings)


def _settings(folders: Folders) -> tuple[SettingsFile, Settings]:
    """Read the settings and speak their language."""
    from desk_stretch.core.settings.schema import Settings
    from desk_stretch.storage.managed_file import open_settings

    file = open_settings(folders)
    settings = Settings(file.load(), file.managed)
    _speak(settings)
    return file, settings


def _reminders(folders: Folders) -> RemindersFile:
    """The person's own reminders."""
    from desk_stretch.storage.reminders_file import RemindersFile

    return RemindersFile(folders.reminders_file, _catalogue)


def _speak(settings: Settings) -> None:
    """Speak the language that was chosen; as long as none is, that of the environment."""
    if settings.look.language != "system":
        i18n.use(settings.look.language)


def _record(path: Path, last: ExitStack, *, beside: bool = False) -> tuple[Archive, Sequence[str]]:
    """Open the history; there is always one to go on with. *beside*: the app may run too."""
    from desk_stretch.storage.opening import open_history

    opened = open_history(path, beside=beside)
    last.callback(opened.record.close)
    return opened.record, opened.notices


def _outside(
    loop: Loop, clock: Clock, desktop: Desktop, record: Record, settings: SettingsFile,
    reminders: RemindersFile, alarm: Any, holds: Sequence[HoldSensor], surroundings: Surroundings,
) -> Outside:  # fmt: skip
    """Put the engine's outside together."""
    from desk_stretch.engine.outside import Outside
    from desk_stretch.platform.calendars.days_off import CalendarDays
    from desk_stretch.platform.voice import voice_of

    return Outside(
        loop=loop, clock=clock, idle=desktop.idle.chosen, lock=desktop.lock.chosen,
        player=desktop.sound.chosen, autostart=desktop.autostart.chosen, record=record,
        settings=settings, catalogue=_catalogue, alarm=alarm, holds=holds,
        days_off=CalendarDays(surroundings), reminders=reminders, voice=voice_of(surroundings),
    )  # fmt: skip


def _catalogue() -> Any:
    """The exercises and routines with the person's own, read when they are first needed."""
    from desk_stretch.storage.own_catalogue import whole_catalogue

    return whole_catalogue()
