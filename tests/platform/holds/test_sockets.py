"""Microphone and screen sharing, against stand-ins that speak as the real servers were heard to."""

from __future__ import annotations

import contextlib
import os
import socket
import struct
import threading
import time
from types import SimpleNamespace

import pytest

from desk_stretch.platform.holds.hold import Hold
from desk_stretch.platform.holds.microphone import AlsaMicrophone, PulseMicrophone
from desk_stretch.platform.holds.pulse import Pulse, PulseError, _send_signed
from desk_stretch.platform.holds.screen_sharing import PipeWireSharing
from desk_stretch.platform.host import Host

MIC, MONITOR = 1, 0
NONE = 0xFFFFFFFF


class Server:
    """Takes one caller after the other on a socket, in a thread of its own."""

    def __init__(self, place):
        place.parent.mkdir(parents=True, exist_ok=True)
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(place))
        self.listener.listen()
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()

    def serve(self):
        while True:
            try:
                caller, _ = self.listener.accept()
            except OSError:
                return
            with caller, contextlib.suppress(OSError, EOFError):
                self.speak(caller)

    def stop(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.thread.join(5)


def take(caller, size):
    raw = b""
    while len(raw) < size:
        part = caller.recv(size - len(raw))
        if not part:
            raise EOFError
        raw += part
    return raw


def u32(number):
    return struct.pack(">cI", b"L", number)


def text(words):
    return b"N" if words is None else b"t" + words.encode() + b"\0"


def properties(**words):
    raw = b"P"
    for name, value in words.items():
        value = value.encode() + b"\0"
        raw += text(name) + u32(len(value)) + struct.pack(">cI", b"x", len(value)) + value
    return raw + b"N"


SAMPLES, CHANNELS = b"a\x03\x02\x00\x00\xacD", b"m\x02\x01\x02"
DELAY = b"U" + bytes(8)
VOLUME = b"v\x02" + bytes(8)


def output(source, resampler=None, *, corked=False):
    return (
        u32(3) + text("a call") + u32(NONE) + u32(1) + u32(source) + SAMPLES + CHANNELS
        + DELAY + DELAY + text(resampler) + text("protocol-native.c")
        + properties(**{"application.name": "call", "media.name": "x"}) + (b"1" if corked else b"0")
    )  # fmt: skip


def source(index):
    monitor_of = 0 if index == MONITOR else NONE
    return (
        u32(index) + text("mic") + text("A microphone") + SAMPLES + CHANNELS + u32(2) + VOLUME
        + b"0" + u32(monitor_of) + text(None) + DELAY + text("module") + u32(98) + properties(a="b")
    )  # fmt: skip


class PulseServer(Server):
    """A PulseAudio with whatever outputs a test wants."""

    def __init__(self, place):
        self.outputs = []
        self.spoil = None
        self.said = b""
        super().__init__(place)

    def speak(self, caller):
        while True:
            length, *_ = struct.unpack(">5I", take(caller, 20))
            raw = take(caller, length)
            _, command, _, serial = struct.unpack_from(">cIcI", raw)
            if self.spoil == command:
                if self.said:
                    caller.sendall(self.said)
                    continue
                return
            answer = {8: u32(35), 9: u32(2), 32: b"".join(self.outputs)}.get(command)
            if command == 23:
                answer = source(struct.unpack_from(">I", raw, 11)[0])
            # Sound itself comes in other channels; nobody looks at it here.
            caller.sendall(struct.pack(">5I", 4, 0, 0, 0, 0) + b"loud")
            payload = u32(2) + u32(serial) + answer
            caller.sendall(struct.pack(">5I", len(payload), NONE, 0, 0, 0) + payload)


@pytest.fixture
def runtime(short_folder):
    return short_folder / "run"


@pytest.fixture
def pulse(runtime):
    server = PulseServer(runtime / "pulse" / "native")
    yield server
    server.stop()


@pytest.fixture
def microphone(surround, runtime, tmp_path):
    return PulseMicrophone(surround(runtime_folder=runtime, config_folder=tmp_path))


def test_a_program_that_listens(pulse, microphone, tmp_path):
    (tmp_path / "pulse").mkdir()
    (tmp_path / "pulse" / "cookie").write_bytes(b"secret")
    assert microphone.is_available().works
    assert not microphone.is_on()
    pulse.outputs = [output(MONITOR), output(MIC)]
    assert microphone.is_on()


@pytest.mark.parametrize(
    "outputs",
    [
        [output(MONITOR)],
        [output(MIC, corked=True)],
        [output(MIC, "peaks")],
        [output(MIC, "peaks"), output(MONITOR), output(MIC, corked=True)],
    ],
    ids=["what is played", "paused", "a level meter", "all of them"],
)
def test_what_is_no_listening(pulse, microphone, outputs):
    pulse.outputs = outputs
    assert not microphone.is_on()


def test_without_a_server(microphone, surround):
    assert microphone.is_available() == (
        False, "The sound server does not answer (No such file or directory).",
    )  # fmt: skip
    assert not microphone.is_on()
    nowhere = PulseMicrophone(surround())
    assert not nowhere.is_on()
    assert not PulseMicrophone.is_compatible(Host())


def said(payload):
    return struct.pack(">5I", len(payload), NONE, 0, 0, 0) + payload


@pytest.mark.parametrize("command", [8, 32])
@pytest.mark.parametrize(
    "words",
    [
        b"",
        struct.pack(">5I", 1 << 30, NONE, 0, 0, 0),
        said(u32(2)[:3]),
        said(b"?"),
        said(b"tno end"),
        said(u32(0) + u32(1) + u32(1)) + said(u32(0) + u32(3) + u32(1)),
        said(u32(2) + u32(99)),
    ],
    ids=["gone", "too long", "cut", "unknown", "endless", "refused", "for somebody else"],
)
def test_a_server_that_says_something_else_is_no_hold(pulse, microphone, command, words):
    pulse.outputs, pulse.spoil, pulse.said = [output(MIC)], command, words
    begun = time.monotonic()
    assert not microphone.is_on()
    assert time.monotonic() - begun < 0.3
    assert not microphone.is_available().works


def test_a_server_that_is_silent_is_not_waited_for(surround, runtime, tmp_path):
    (runtime / "pulse").mkdir(parents=True)
    device = tmp_path / "proc" / "asound" / "card0" / "pcm0c" / "sub0"
    device.mkdir(parents=True)
    (device / "status").write_text("state: RUNNING\n")
    desk = surround(platform="linux", root=tmp_path, runtime_folder=runtime, config_folder=tmp_path)
    hold = Hold("microphone", [PulseMicrophone, AlsaMicrophone], desk)
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(runtime / "pulse" / "native"))
        silent.listen()
        begun = time.monotonic()
        assert hold.reason() == "microphone", "the kernel is asked instead"
        assert time.monotonic() - begun < 0.3


def test_one_that_goes_while_it_is_asked(pulse, runtime, tmp_path):
    with Pulse(runtime / "pulse" / "native", tmp_path / "none", 0.5) as server:
        server._socket.shutdown(socket.SHUT_RDWR)
        with pytest.raises(PulseError):
            server.listeners()


# ------------------------------------------------------------ PipeWire


def pod(kind, body):
    return struct.pack("=II", len(body), kind) + body + bytes(-len(body) % 8)


def number(value):
    return pod(4, struct.pack("=i", value))


def word(value):
    return pod(8, value.encode() + b"\0")


def described(index, **words):
    pairs = b"".join(word(each) for pair in words.items() for each in pair)
    listed = pod(14, number(len(words)) + pairs)
    permissions = pod(5, struct.pack("=q", 7)) if index % 2 else pod(99, b"abc")
    return pod(14, number(index) + permissions + word("a node") + number(3) + listed)


def message(sender, opcode, body):
    return struct.pack("=4I", sender, opcode << 24 | len(body), 0, 0) + body


class PipeWireServer(Server):
    """Lists whatever classes a test wants, then answers the sync."""

    def __init__(self, place):
        self.classes = []
        self.said = None
        super().__init__(place)

    def speak(self, caller):
        for _ in range(4):
            _, what, *_ = struct.unpack("=4I", take(caller, 16))
            take(caller, what & 0xFFFFFF)
        if self.said is not None:
            caller.sendall(self.said)
            return
        caller.sendall(message(0, 0, pod(14, number(0))))
        caller.sendall(message(2, 0, described(30, **{"object.serial": "30"})))
        for at, each in enumerate(self.classes):
            caller.sendall(message(2, 0, described(31 + at, **{"media.class": each, "a": "b"})))
        caller.sendall(message(0, 1, pod(14, number(0) + number(5))))  # somebody else's
        caller.sendall(message(0, 1, pod(14, number(0) + number(77))))


@pytest.fixture
def pipewire(runtime):
    server = PipeWireServer(runtime / "pipewire-0")
    yield server
    server.stop()


@pytest.fixture
def sharing(surround, runtime):
    return PipeWireSharing(surround(runtime_folder=runtime, wayland_display="wayland-0"))


def test_a_program_that_takes_pictures(pipewire, sharing):
    assert sharing.is_available().works
    assert not sharing.is_on()
    pipewire.classes = ["Audio/Sink", "Stream/Output/Video"]
    assert not sharing.is_on()
    pipewire.classes = ["Audio/Sink", "Stream/Input/Video"]
    assert sharing.is_on()


@pytest.mark.parametrize(
    "words",
    [b"", message(0, 3, b""), message(2, 0, b"short"), message(2, 0, number(1)), b"\0" * 8],
    ids=["gone", "refused", "cut", "no object", "half a head"],
)
def test_a_strange_answer_is_no_hold(pipewire, sharing, words):
    pipewire.said = words
    assert not sharing.is_on()
    assert not sharing.is_available().works


def test_one_that_is_silent_is_not_waited_for(runtime, sharing):
    (runtime).mkdir(parents=True)
    silent = socket.socket(socket.AF_UNIX)
    with silent:
        silent.bind(str(runtime / "pipewire-0"))
        silent.listen()
        begun = time.monotonic()
        assert not sharing.is_on()
        assert time.monotonic() - begun < 0.3


def test_without_wayland_or_pipewire_it_is_said(surround, sharing, runtime):
    assert "PipeWire does not answer" in sharing.is_available().why
    on_x11 = PipeWireSharing(surround(runtime_folder=runtime, display=":0"))
    assert on_x11.is_available() == (False, "Without Wayland, programs read the screen unseen.")
    assert not on_x11.is_on()
    assert not PipeWireSharing.is_compatible(Host())
    assert not PipeWireSharing(surround(wayland_display="w")).is_on()


def test_a_server_that_asks_who_we_are_only_later_is_told():
    ours, theirs = socket.socketpair(socket.AF_UNIX)
    with ours, theirs:
        _send_signed(ours, b"let me in")
        theirs.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        raw, [(_, kind, who)], *_ = theirs.recvmsg(64, socket.CMSG_SPACE(12))
    assert (raw, kind) == (b"let me in", socket.SCM_CREDENTIALS)
    assert struct.unpack("3i", who) == (os.getpid(), os.getuid(), os.getgid())


def test_who_we_are_is_told_with_the_uids_of_a_directory_too(monkeypatch):
    told = []
    monkeypatch.setattr(os, "getuid", lambda: 2**31 + 5)
    monkeypatch.setattr(os, "getgid", lambda: 2**32 - 2)
    sendmsg = lambda raw, more: told.extend(more) or len(raw[0])  # noqa: E731
    _send_signed(SimpleNamespace(sendmsg=sendmsg, sendall=lambda rest: None), b"let me in")
    ((_, _, who),) = told
    assert struct.unpack("iII", who) == (os.getpid(), 2**31 + 5, 2**32 - 2)
