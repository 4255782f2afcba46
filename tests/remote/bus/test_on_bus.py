"""The app's object on a real bus: every verb, the launcher's questions, and hostile callers."""

from __future__ import annotations

import itertools
import os
import random
import struct
from xml.etree import ElementTree as ET

import pytest
from jeepney import DBusAddress, Endianness, HeaderFields, Message, MessageType, new_method_call
from jeepney.low_level import Header

from desk_stretch import DESKTOP_ID
from desk_stretch.engine import commands
from desk_stretch.errors import DeskStretchError
from desk_stretch.platform import wire
from desk_stretch.platform.framing import LONGEST, LONGEST_CALL
from desk_stretch.remote import on_bus
from desk_stretch.remote.asked import QUESTIONS
from desk_stretch.remote.bus_values import table
from desk_stretch.remote.launcher_actions import ACTIONS
from desk_stretch.remote.offer import INTERFACE, OBJECT
from desk_stretch.remote.verbs import VERBS
from tests.remote.conftest import NOON

DBUS = "org.freedesktop.DBus"
ERROR = f"{DBUS}.Error."
APPLICATION = "org.freedesktop.Application"


class TestVerbs:
    @pytest.mark.parametrize(
        ("call", "command"),
        [
            (("Start", "a{sv}", {}), commands.StartRoutine()),
            (
                ("Start", "a{sv}", {"posture": ("s", "floor"), "seconds": ("q", 180)}),
                commands.StartRoutine("floor", seconds=180),
            ),
            (("Snooze",), commands.Snooze()),
            (("Snooze", "a{sv}", {"minutes": ("v", ("y", 7))}), commands.Snooze(7)),
            (("Skip",), commands.Skip()),
            (("Pause", "a{sv}", {"until": ("s", "13:00")}), commands.Pause(NOON.wall + 3600)),
            (("Resume",), commands.Resume()),
            (("Meeting", "a{sv}", {"minutes": ("x", 10)}), commands.Meet(NOON.wall + 600)),
            (("MeetingOver",), commands.EndMeeting()),
            (("Posture", "a{sv}", {"posture": ("s", "standing")}), commands.Work("standing")),
            (("Open", "a{sv}", {"name": ("s", "history")}), commands.OpenWindow("history")),
            (
                (
                    "Settings", "a{sv}",
                    {"values": ("a{sv}", {
                        "breaks.work_time": ("o", "/"), "hours.days": ("as", ["mon"]),
                        "look.figure_mirror": ("b", True),
                    })},
                ),
                commands.SetSettings({
                    "breaks.work_time": None, "hours.days": ["mon"], "look.figure_mirror": True,
                }),
            ),
            (("Quit",), commands.Quit()),
        ],
    )  # fmt: skip
    def test_a_verb_does_what_it_does_over_the_socket(self, caller, app, call, command):
        assert caller.ask(*call) == ()
        assert app.done == [command]

    def test_there_is_a_method_for_every_verb(self):
        methods = on_bus.INTERFACES[INTERFACE]
        assert set(methods) == {on_bus.member(verb) for verb in (*QUESTIONS, *VERBS)}
        assert all(name.isalnum() for name in methods)

    @pytest.mark.parametrize("verb", QUESTIONS)
    def test_a_question_is_answered_with_the_object_of_the_socket(self, caller, app, verb):
        (answer,) = caller.ask(on_bus.member(verb))
        assert answer == table(QUESTIONS[verb](app))

    def test_every_json_value_has_its_type(self, caller, app):
        app.status = {"a": None, "b": True, "c": 2**40, "d": 0.5, "e": [{"f": ["g"]}, []]}
        (answer,) = caller.ask("Status")
        rest = [("a{sv}", {"f": ("av", [("s", "g")])}), ("av", [])]
        assert answer == {"b": ("b", True), "c": ("x", 2**40), "d": ("d", 0.5), "e": ("av", rest)}

    def test_a_refusal_is_told_in_the_persons_words(self, caller, app):
        app.error = DeskStretchError("There is nothing to snooze.", "Wait until a break is due.")
        assert caller.ask("Snooze") == f"{DESKTOP_ID}.Error.Refused"
        assert caller.text == "There is nothing to snooze. Wait until a break is due."

    def test_a_call_may_want_no_reply(self, loop, caller, app):
        caller.shout("Skip")
        loop.until(lambda: app.done)
        caller.ask("Status")
        assert len(caller.heard) == 2  # the bus's greeting of a new connection, and the status

    def test_a_call_may_leave_its_interface_out(self, caller, app):
        assert caller.ask("Skip", interface="") == ()
        assert app.done == [commands.Skip()]


class TestLaunchers:
    def test_to_activate_opens_the_window(self, caller, app):
        caller.ask("Ping", interface=f"{DBUS}.Peer")
        for _ in range(2):
            assert caller.ask("Activate", "a{sv}", {}, interface=APPLICATION) == ()
        assert app.done == [commands.OpenWindow("main")] * 2

    def test_to_be_started_for_it_is_a_start(self, caller, app):
        for _ in range(2):
            caller.ask("Activate", "a{sv}", {}, interface=APPLICATION)
        assert app.shown_at == [True, False]
        assert app.done == [commands.OpenWindow("main")]

    @pytest.mark.parametrize(
        ("name", "command"),
        [
            ("start-sitting", commands.StartRoutine("sitting")),
            ("start-standing", commands.StartRoutine("standing")),
            ("pause", commands.Pause(NOON.wall + 3600)),
        ],
    )
    def test_an_action_of_the_desktop_entry(self, caller, app, name, command):
        words = ("ActivateAction", "sava{sv}", name, [], {})
        assert caller.ask(*words, interface=APPLICATION) == ()
        assert app.done == [command]

    def test_every_action_is_tried_above(self):
        assert len(ACTIONS) == 3

    def test_an_action_that_is_none(self, caller, app):
        words = ("ActivateAction", "sava{sv}", "explode", [], {})
        assert caller.ask(*words, interface=APPLICATION) == f"{ERROR}InvalidArgs"
        assert "start-sitting" in caller.text
        assert app.done == []

    def test_files_are_not_opened(self, caller):
        words = ("Open", "asa{sv}", ["https://example.org/x"], {})
        assert caller.ask(*words, interface=APPLICATION) == f"{ERROR}NotSupported"

    @pytest.mark.parametrize(
        ("token", "kept"),
        [
            (("s", "gnome-shell/1_TIME2"), ["gnome-shell/1_TIME2"]),
            (("s", ""), []),
            (("s", "x" * 201), []),
            (("s", "a\nb"), []),
            (("s", "é"), []),
            (("i", 3), []),
        ],
    )
    def test_the_launchers_token_is_left_for_the_window(self, caller, monkeypatch, token, kept):
        put = []
        monkeypatch.setattr(os, "putenv", lambda name, value: put.append((name, value)))
        caller.ask("Activate", "a{sv}", {"activation-token": token}, interface=APPLICATION)
        assert put == [("XDG_ACTIVATION_TOKEN", word) for word in kept]


class TestStandardInterfaces:
    def test_introspection_names_every_method_with_its_types(self, caller):
        (xml,) = caller.ask("Introspect", interface=f"{DBUS}.Introspectable")
        root = ET.fromstring(xml)
        told = {
            each.get("name"): {
                method.get("name"): tuple(arg.get("type") for arg in method.iter("arg"))
                for method in each.iter("method")
            }
            for each in root.iter("interface")
        }
        assert told[APPLICATION]["ActivateAction"] == ("s", "av", "a{sv}")
        assert told[INTERFACE]["Skip"] == ()
        assert told[INTERFACE]["Status"] == ("a{sv}",)
        assert {name: set(methods) for name, methods in told.items()} == {
            name: set(methods) for name, methods in on_bus.INTERFACES.items()
        }
        assert [each.get("name") for each in root.iter("signal")] == ["StatusChanged"]

    def test_the_way_to_the_object_can_be_walked(self, caller):
        path, names = "/", []
        for _ in range(OBJECT.count("/")):
            (xml,) = caller.ask("Introspect", path=path, interface=f"{DBUS}.Introspectable")
            (node,) = ET.fromstring(xml)
            names.append(node.get("name"))
            path = f"{path.rstrip('/')}/{names[-1]}"
        assert path == OBJECT

    def test_properties_there_are_none(self, caller):
        properties = f"{DBUS}.Properties"
        assert caller.ask("GetAll", "s", INTERFACE, interface=properties) == ({},)
        for words in (("Get", "ss", INTERFACE, "X"), ("Set", "ssv", INTERFACE, "X", ("s", "y"))):
            assert caller.ask(*words, interface=properties) == f"{ERROR}UnknownProperty"

    def test_it_is_there(self, caller):
        assert caller.ask("Ping", interface=f"{DBUS}.Peer") == ()


class TestHostileCallers:
    @pytest.mark.parametrize(
        ("call", "where", "error"),
        [
            (("NoSuch",), {}, "UnknownMethod"),
            (("skip",), {}, "UnknownMethod"),
            (("Skip",), {"path": "/"}, "UnknownInterface"),
            (("Skip",), {"path": "/org", "interface": ""}, "UnknownMethod"),
            (("Skip",), {"path": "/nowhere"}, "UnknownObject"),
            (("Skip",), {"path": OBJECT + "/more"}, "UnknownObject"),
            (("Skip",), {"interface": "x.y"}, "UnknownInterface"),
            (("Skip", "s", "x"), {}, "InvalidArgs"),
            (("Status", "a{sv}", {}), {}, "InvalidArgs"),
            (("Snooze", "i", 5), {}, "InvalidArgs"),
            (("Snooze", "a{sv}", {"minutes": ("s", "5")}), {}, "InvalidArgs"),
            (("Snooze", "a{sv}", {"minutes": ("b", True)}), {}, "InvalidArgs"),
            (("Snooze", "a{sv}", {"minutes": ("d", float("nan"))}), {}, "InvalidArgs"),
            (("Snooze", "a{sv}", {"minutes": ("(i)", (5,))}), {}, "InvalidArgs"),
            (("Snooze", "a{sv}", {"minutes": ("ay", b"5")}), {}, "InvalidArgs"),
            (("Snooze", "a{sv}", {"minutes": ("a{is}", {5: "5"})}), {}, "InvalidArgs"),
            (("Snooze", "a{sv}", {"minutes": ("o", "/x")}), {}, "InvalidArgs"),
            (("Snooze", "a{sv}", {"hours": ("i", 5)}), {}, "InvalidArgs"),
            (("Pause", "a{sv}", {"seconds": ("t", 2**64 - 1)}), {}, "InvalidArgs"),
            (("Start", "a{sv}", {"routine": ("s", "\x1b[2J")}), {}, "InvalidArgs"),
            (("Start", "a{sv}", {"routine": ("s", "x" * 5000)}), {}, "InvalidArgs"),
            (
                ("Settings", "a{sv}", {"values": ("a{sv}", {"safety.notice_version": ("i", 1)})}),
                {},
                "InvalidArgs",
            ),
            (("Settings",), {}, "InvalidArgs"),
            (("Activate",), {"interface": APPLICATION}, "InvalidArgs"),
            (("Start", "a{sv}", {"routine": ("s", "x" * LONGEST_CALL)}), {}, "LimitsExceeded"),
            (("NoSuch", "s", "x" * 3_000_000), {}, "UnknownMethod"),
        ],
    )
    def test_a_wrong_call_gets_its_error_and_changes_nothing(self, caller, app, call, where, error):
        assert caller.ask(*call, **where) == ERROR + error
        assert caller.text
        assert app.done == []
        assert caller.ask("Skip") == ()

    def test_what_nests_as_deep_as_the_bus_allows(self, caller, app):
        value = ("s", "5")
        for _ in range(30):
            value = ("v", value)
        assert caller.ask("Snooze", "a{sv}", {"minutes": value}) == f"{ERROR}InvalidArgs"
        assert app.done == []

    def test_a_file_descriptor_that_was_never_sent(self, loop, caller, app):
        raw = Raw(_header("Skip", "h"), struct.pack("<I", 0))
        assert caller.send(raw) == f"{ERROR}InvalidArgs"
        assert app.done == []

    def test_a_body_that_cannot_be_read(self, caller, app):
        entry = struct.pack("<I", 7) + b"minutes\0\1h\0\0" + struct.pack("<I", 0)
        data = struct.pack("<II", len(entry), 0) + entry
        assert caller.send(Raw(_header("Snooze", "a{sv}"), data)) == f"{ERROR}LimitsExceeded"
        assert app.done == []

    def test_a_message_of_a_kind_that_nobody_knows(self, caller, app, bus):
        address = DBusAddress(OBJECT, bus_name=DESKTOP_ID, interface=INTERFACE)
        message = new_method_call(address, "Skip")
        data = bytearray(message.serialise(serial=next(caller.connection.outgoing_serial)))
        data[1] = 77
        assert list(bus._wire._messages(bytes(data))) == []
        assert caller.ask("Skip") == ()

    def test_signals_and_replies_that_nobody_asked_for(self, caller, app, bus):
        for kind in (MessageType.signal, MessageType.method_return, MessageType.error):
            for body in ("x", "x" * (LONGEST + 1)):
                caller.connection.send(Message(_unasked(kind), (body,)))
        assert caller.ask("Skip") == ()
        assert bus.is_connected

    def test_a_flood_is_answered_and_the_loop_turns_meanwhile(self, loop, caller, app):
        turns = itertools.count()

        def turn():
            next(turns)
            loop.wake_in(0, turn)

        loop.wake_in(0, turn)
        chance = random.Random(1)
        members = ["Skip", "Status", "NoSuch", "Snooze"]
        calls = [
            new_method_call(
                DBusAddress(OBJECT, bus_name=DESKTOP_ID, interface=INTERFACE),
                chance.choice(members),
            ).serialise(serial=next(caller.connection.outgoing_serial))
            for _ in range(2000)
        ]
        wanted = len(calls)
        for at in range(0, wanted, 100):
            caller.connection.sock.sendall(b"".join(calls[at : at + 100]))
            loop.turns(0)
        loop.until(lambda: caller.read() or _replies(caller) >= wanted, "every reply", 30)
        assert next(turns) > 15, "each takes a piece of it"
        assert caller.ask("Skip") == ()

    def test_who_takes_no_answers_gets_none_and_the_connection_stays(
        self, loop, caller, bus, monkeypatch
    ):
        monkeypatch.setattr(wire.Wire, "_has_room", lambda _: False)
        caller.shout("Skip")
        connection = caller.connection
        connection.send(new_method_call(DBusAddress(OBJECT, DESKTOP_ID, INTERFACE), "Skip"))
        loop.turns()
        monkeypatch.undo()
        before = len(caller.heard)
        assert caller.ask("Skip") == ()
        assert len(caller.heard) <= before + 2
        assert bus.is_connected


class Raw:
    """A message whose body is bytes of our own."""

    def __init__(self, header, body):
        self.header, self._body = header, body

    def serialise(self, serial=None, fds=None):
        self.header.body_length = len(self._body)
        head = self.header.serialise(serial=serial)
        return head + b"\0" * (-len(head) % 8) + self._body


def _header(member, signature):
    fields = {
        HeaderFields.path: OBJECT,
        HeaderFields.destination: DESKTOP_ID,
        HeaderFields.interface: INTERFACE,
        HeaderFields.member: member,
        HeaderFields.signature: signature,
    }
    return Header(Endianness.little, MessageType.method_call, 0, 1, 0, 0, fields)


def _unasked(kind):
    fields = {HeaderFields.destination: DESKTOP_ID, HeaderFields.signature: "s"}
    if kind is MessageType.signal:
        fields |= {
            HeaderFields.path: OBJECT,
            HeaderFields.interface: INTERFACE,
            HeaderFields.member: "X",
        }
    else:
        fields[HeaderFields.reply_serial] = 1
    if kind is MessageType.error:
        fields[HeaderFields.error_name] = "x.Y"
    return Header(Endianness.little, kind, 0, 1, 0, 0, fields)


def _replies(caller):
    kinds = (MessageType.method_return, MessageType.error)
    return sum(each.header.message_type in kinds for each in caller.heard)
