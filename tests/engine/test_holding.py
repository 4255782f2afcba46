"""The engine asks what holds when it matters, and at no other time."""

from __future__ import annotations

from desk_stretch.core.history.records import Outcome
from desk_stretch.engine.commands import EndMeeting, Meet, Pause, SetSettings, StartRoutine
from desk_stretch.engine.events import PromptOpened, SettingsChanged
from tests.engine.desk import READY, Desk


def asked(desk):
    return desk.sensors[0].asked


def test_nobody_is_asked_before_a_break_is_due():
    desk = Desk().start()
    desk.wait(44)
    assert asked(desk) == 0
    desk.wait(1)
    assert asked(desk) == 1
    assert len(desk.heard(PromptOpened)) == 1


def test_a_hold_keeps_the_break_and_is_asked_again_every_15_seconds():
    desk = Desk().start()
    desk.sensors[0].on = True
    desk.wait(45)
    status = desk.engine.status()
    assert (status.state, status.holds) == ("held", ("microphone",))
    assert status.sentence == "Holding the break while the microphone is in use."
    assert desk.outcomes == [Outcome.HELD]
    before = asked(desk)
    desk.wait(5)
    assert asked(desk) - before == 20
    desk.sensors[0].on = False
    desk.wait(0.5)
    assert desk.engine.status().sentence.startswith("A kept break is asked for in")
    desk.wait(1)
    assert len(desk.heard(PromptOpened)) == 1


def test_all_that_hold_are_named():
    desk = Desk().start()
    desk.sensors[0].on = desk.sensors[1].on = True
    desk.wait(45)
    assert desk.engine.status().sentence == (
        "Holding the break while a window fills the screen and the microphone is in use."
    )


def test_a_hold_takes_an_open_prompt_back():
    desk = Desk().start()
    desk.wait(45)
    desk.sensors[1].on = True
    desk.wait(0.25)
    assert desk.engine.status().prompt is None
    assert desk.outcomes == [Outcome.WITHDRAWN]


def test_one_that_is_switched_off_is_not_asked():
    desk = Desk({**READY, "holds.microphone": "off"}).start()
    desk.sensors[0].on = desk.sensors[2].on = True
    desk.wait(45)
    assert (asked(desk), desk.sensors[2].asked) == (0, 0)
    assert len(desk.heard(PromptOpened)) == 1


def test_switching_one_off_lets_the_break_come():
    desk = Desk().start()
    desk.sensors[0].on = True
    desk.wait(46)
    desk.engine.do(SetSettings({"holds.microphone": "off"}))
    assert desk.engine.status().holds == ()
    desk.wait(1)
    assert len(desk.heard(PromptOpened)) == 1


def test_the_persons_words_reach_the_sensor():
    desk = Desk().start()
    assert desk.sensors[2].words == ()
    desk.engine.do(SetSettings({"holds.program": "keep", "holds.program_names": ["zoom"]}))
    assert desk.sensors[2].words == ("zoom",)
    desk.engine.do(SetSettings({"holds.program": "off"}))
    assert desk.sensors[2].words == ()


def test_in_a_pause_a_held_break_wakes_nobody():
    desk = Desk().start()
    desk.sensors[0].on = True
    desk.wait(46)
    desk.engine.do(Pause(desk.clock.now().wall + 3600))
    before = asked(desk)
    desk.wait(30)
    assert asked(desk) == before


def test_while_locked_nobody_is_asked_and_the_lock_is_rest():
    desk = Desk().start()
    desk.sensors[0].on = True
    desk.wait(46)
    desk.lock.on_lock(True)
    before = asked(desk)
    desk.wait(10)
    assert asked(desk) == before
    assert desk.outcomes == [Outcome.HELD, Outcome.NATURAL]
    desk.lock.on_lock(False)
    assert desk.engine.status().holds == ()


def test_while_nobody_is_there_a_held_break_is_asked_about_once_a_minute():
    desk = Desk().start()
    desk.sensors[0].on = True
    desk.wait(46)
    desk.idle.on_idle()
    before = asked(desk)
    desk.wait(10)
    assert 9 <= asked(desk) - before <= 11


def test_sitting_still_in_a_call_is_no_rest():
    desk = Desk().start()
    desk.sensors[0].on = True
    desk.wait(20)
    desk.idle.on_idle()
    desk.wait(6)
    assert asked(desk) == 1
    assert desk.outcomes == []
    assert desk.engine.status().holds == ("microphone",)
    desk.idle.on_active()
    desk.wait(1)
    assert desk.engine.status().holds == ()


def test_a_hold_that_freezes_stops_the_clock():
    desk = Desk({**READY, "holds.microphone": "freeze"}).start()
    desk.wait(20)
    desk.sensors[0].on = True
    desk.engine.do(SetSettings({"breaks.snooze": 6}))  # any look notices it
    worked = desk.engine.status().worked_s
    status = desk.engine.status()
    assert status.state == "held"
    assert status.sentence == "Work time stands still while the microphone is in use."
    desk.wait(30)
    assert desk.engine.status().worked_s == worked
    desk.sensors[0].on = False
    desk.wait(2)
    assert desk.engine.status().state == "counting"


def test_after_a_hold_that_starts_anew_the_count_is_zero():
    desk = Desk({**READY, "holds.microphone": "anew"}).start()
    desk.sensors[0].on = True
    desk.wait(50)
    desk.sensors[0].on = False
    desk.wait(1.1)
    assert desk.engine.status().worked_s < 70
    assert desk.heard(PromptOpened) == []


def test_a_meeting_holds_until_its_end_and_survives_a_restart():
    desk = Desk().start()
    desk.wait(40)
    until = desk.clock.now().wall + 1800
    desk.engine.do(Meet(until))
    desk.wait(6)
    assert desk.engine.status().sentence == "Holding the break while you are in a meeting."
    desk.engine.stop()
    desk.build()
    desk.start()
    assert desk.engine.status().meeting_until == until
    desk.wait(20)
    assert desk.heard(PromptOpened) == []
    desk.wait(6)
    assert desk.engine.status().meeting_until is None
    assert len(desk.heard(PromptOpened)) == 1


def test_a_meeting_can_end_early():
    desk = Desk().start()
    desk.wait(40)
    desk.engine.do(Meet(desk.clock.now().wall + 3600))
    desk.wait(6)
    desk.engine.do(EndMeeting())
    desk.wait(1.1)
    assert len(desk.heard(PromptOpened)) == 1


def test_a_routine_is_not_disturbed_by_questions():
    """But for the one at each step, if anything is to be heard (test_speaking)."""
    desk = Desk(READY | {"sound.step_cues": False}).start()
    desk.sensors[0].on = True
    desk.wait(46)
    desk.engine.do(StartRoutine())
    before = asked(desk)
    desk.wait(2)
    assert asked(desk) == before


def test_everything_is_let_go_at_the_end():
    desk = Desk().start()
    desk.engine.stop()
    assert all(sensor.stopped for sensor in desk.sensors)


MONITORS = "holds.known_monitors"


def test_switching_the_monitor_hold_on_takes_those_connected_as_known():
    desk = Desk().start()
    desk.monitors.here = ("DELL 11111111", "EIZO 22222222")
    assert desk.engine.settings[MONITORS] == ("connected",)
    desk.engine.do(SetSettings({"holds.monitor": "keep"}))
    assert desk.engine.settings[MONITORS] == desk.monitors.here == desk.monitors.words
    assert desk.settings.values[MONITORS] == desk.monitors.here
    assert desk.heard(SettingsChanged)[-1].keys == {"holds.monitor", MONITORS}


def test_without_any_monitor_none_is_known_from_then_on():
    desk = Desk().start()
    desk.engine.do(SetSettings({"holds.monitor": "keep"}))
    desk.monitors.here = ("projector 33333333",)
    desk.engine.do(SetSettings({"breaks.snooze": 6}))
    assert desk.engine.settings[MONITORS] == ()


def test_more_monitors_are_added_when_the_person_says_so():
    desk = Desk({**READY, MONITORS: ["DELL 11111111"]}).start()
    desk.monitors.here = ("DELL 11111111", "EIZO 22222222")
    desk.engine.do(SetSettings({MONITORS: ["DELL 11111111", "connected"]}))
    assert desk.engine.settings[MONITORS] == desk.monitors.here


def test_monitors_that_are_forgotten_are_those_connected_again():
    desk = Desk({**READY, "holds.monitor": "keep", MONITORS: ["DELL 11111111"]}).start()
    desk.monitors.here = ("EIZO 22222222",)
    desk.engine.do(SetSettings({MONITORS: None}))
    assert desk.settings.values[MONITORS] == ("EIZO 22222222",)


def test_a_hold_that_was_switched_on_without_the_app_learns_at_its_start():
    desk = Desk({**READY, "holds.monitor": "freeze"})
    desk.monitors.here = ("DELL 11111111",)
    desk.start()
    assert desk.settings.values[MONITORS] == ("DELL 11111111",)
    off = Desk().start()
    assert off.settings.values == READY, "nothing is written for who does not use it"
