"""The voice through a speech server: what it is told, and what it may do to us (nothing)."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys

import pytest

from desk_stretch.core.heard import Manner
from desk_stretch.platform.speech import ORDER, dispatcher, find_voice, ssip, voices
from desk_stretch.platform.speech.dispatcher import SpeechDispatcher, place_of
from desk_stretch.platform.speech.none import NoSpeech
from desk_stretch.platform.voice import lack_of, voice_of
from tests.platform.ssip_server import SsipServer, usual

SLOW_GERMAN = Manner("de", 0.75, 40)
BRISK = Manner("pt_BR", 1.3, 100)
HELLO = [
    "SET self CLIENT_NAME user:desk-stretch:guide", "SET self PRIORITY notification",
    "SET self LANGUAGE de", "SET self RATE -50", "SET self VOLUME -78",
    "CANCEL self", "SPEAK", "Sit tall.", ".",
]  # fmt: skip


@pytest.fixture(autouse=True)
def no_programs(monkeypatch, tmp_path):
    """Neither a server nor a program that speaks is installed."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("SPEECHD_ADDRESS", raising=False)


@pytest.fixture
def place(short_folder):
    return short_folder / "speech-dispatcher" / "speechd.sock"


@pytest.fixture
def server(place):
    servers = []

    def start(answer=usual):
        servers.append(SsipServer(place, answer))
        return servers[-1]

    yield start
    for each in servers:
        each.stop()


@pytest.fixture
def voice(surround, short_folder):
    voice = SpeechDispatcher(surround(runtime_folder=short_folder))
    yield voice
    if voice._conversation is not None:
        voice._conversation.end()


def test_words_and_their_manner(loop, server, voice):
    told = server()
    voice.say("Sit tall.", SLOW_GERMAN)
    loop.until(lambda: told.lines == HELLO, told.lines)
    voice.say("Let go.", SLOW_GERMAN)
    loop.until(lambda: told.words == ["Sit tall.", "Let go."])
    voice.say("Solta.", BRISK)
    loop.until(lambda: len(told.words) == 3)
    assert told.lines[-7:-2] == [
        "SET self LANGUAGE pt-BR", "SET self RATE 23", "SET self VOLUME 40",
        "CANCEL self", "SPEAK",
    ]  # fmt: skip
    assert len(told.connections) == 1


def test_it_cancels_its_own_words_and_nobody_elses(loop, server, voice):
    told = server()
    voice.say("Sit tall.", SLOW_GERMAN)
    loop.until(lambda: told.words)
    voice.hush()
    loop.until(lambda: told.lines[-1] == "CANCEL self")
    assert not [line for line in told.lines if "all" in line.lower().split()]
    assert not [line for line in told.lines if "important" in line.lower()]


def test_new_words_take_the_place_of_those_that_wait(loop, server, voice):
    told = server()
    for words in ("One.", "Two.", "Three."):
        voice.say(words, SLOW_GERMAN)
    loop.until(lambda: "." in told.lines)
    assert told.words == ["Three."]


def test_silence_takes_back_what_is_not_said_yet(loop, server, voice):
    told = server()
    voice.say("Sit tall.", SLOW_GERMAN)
    voice.hush()
    loop.until(lambda: told.lines[-1:] == ["CANCEL self"])
    assert not told.words


def test_words_that_look_like_the_protocol(loop, server, voice):
    told = server()
    voice.say(".\r\nSET all VOLUME 100\r\n.\r\nQUIT", SLOW_GERMAN)
    loop.until(lambda: told.words)
    assert told.words == ["..\x20SET all VOLUME 100 . QUIT"]


def test_at_the_end_the_last_words_are_handed_over(loop, server, voice):
    told = server()
    voice.say("It is over.", SLOW_GERMAN)
    voice.rest()
    loop.until(lambda: voice._conversation is None)
    assert told.words == ["It is over."]
    voice.say("Again.", SLOW_GERMAN)
    loop.until(lambda: told.words[1:] == ["Again."])
    assert len(told.connections) == 2


def test_a_voice_that_said_nothing_rests_and_is_silent_too(voice):
    voice.hush()
    voice.rest()
    assert voice._conversation is None


def test_a_server_that_ends_in_mid_routine_is_found_again_three_times(loop, server, voice):
    told = server()
    for words in ("One.", "Two.", "Three."):
        voice.say(words, SLOW_GERMAN)
        loop.until(lambda: told.lines[-1:] == ["."])
        told.lines.clear()
        told.hang_up()
        loop.until(lambda: voice._conversation is None)
    voice.say("Number 4.", SLOW_GERMAN)
    loop.turns()
    assert len(told.connections) == 3


@pytest.mark.parametrize(
    "answer",
    [
        lambda _: "\x00\xff gibberish",
        lambda _: "9" * 5000,
        lambda line: usual(line) if line != "SPEAK" else "300 ERROR",
        lambda line: (usual(line) or "") + "\r\nHTTP/1.1 200 OK",
    ],
    ids=["another protocol", "no end", "it refuses", "two protocols"],
)
def test_a_server_that_makes_no_sense_is_left(loop, server, voice, answer):
    server(answer)
    voice.say("Sit tall.", SLOW_GERMAN)
    loop.until(lambda: voice._conversation is None)


def test_a_server_that_says_nothing_is_left(loop, server, voice, monkeypatch):
    monkeypatch.setattr(ssip, "ANSWER_WITHIN_S", 0.1)
    told = server(lambda _: None)
    voice.say("Sit tall.", SLOW_GERMAN)
    loop.until(lambda: voice._conversation is None)
    assert told.lines == HELLO[:1]


def test_a_language_that_is_refused_is_no_reason_for_silence(loop, server, voice):
    told = server(lambda line: "409 ERR UNKNOWN LANGUAGE" if "LANGUAGE" in line else usual(line))
    voice.say("Sit tall.", SLOW_GERMAN)
    loop.until(lambda: told.words)


def test_news_of_the_server_answers_nothing(loop, server, voice):
    told = server(lambda line: f"701-7\r\n701 BEGIN\r\n{usual(line)}" if usual(line) else None)
    voice.say("Sit tall.", SLOW_GERMAN)
    loop.until(lambda: told.lines == HELLO)


def test_an_answer_in_pieces(loop, server, voice):
    told = server(lambda line: None if line != HELLO[0] else "208 OK")
    voice.say("Sit tall.", SLOW_GERMAN)
    loop.until(lambda: told.lines == HELLO[:2])
    told.connections[0].sendall(b"20")
    loop.turns()
    assert told.lines == HELLO[:2]
    told.connections[0].sendall(b"2 OK\r\n")
    loop.until(lambda: told.lines == HELLO[:3])


def test_a_server_that_reads_nothing_is_left(loop):
    ours, theirs = socket.socketpair()
    ended = []
    conversation = ssip.Conversation(loop, ours, lambda: ended.append(True))
    ours.setblocking(False)
    with contextlib.suppress(BlockingIOError):
        while ours.send(b"x" * 65536):
            pass
    conversation.tell("SET self PRIORITY notification")
    assert ended == [True]
    conversation.speak("Nobody hears this.")
    conversation.end()
    assert ended == [True]
    theirs.close()


def test_being_woken_for_nothing(loop):
    ours, theirs = socket.socketpair()
    conversation = ssip.Conversation(loop, ours, lambda: None)
    conversation._read()
    assert conversation.is_open
    theirs.sendall(b"200 NOBODY ASKED\r\n")
    conversation._read()
    assert conversation.is_open
    theirs.close()
    ours.shutdown(socket.SHUT_RDWR)
    conversation._read()
    assert not conversation.is_open


class TestStarting:
    @pytest.fixture
    def program(self, tmp_path):
        """Put a server on the path that does as the test says when it is started."""

        def make(then):
            file = tmp_path / "speech-dispatcher"
            file.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path / "told"}\n{then}\n')
            file.chmod(0o755)
            return tmp_path / "told"

        return make

    def test_it_is_started_for_the_first_words(self, loop, server, voice, program, tmp_path):
        told = program(f"while [ ! -e {tmp_path}/ready ]; do /bin/sleep 0.02; done")
        voice.say("Sit tall.", SLOW_GERMAN)
        loop.until(told.exists)
        voice.say("Let go.", SLOW_GERMAN)
        heard = server()
        (tmp_path / "ready").touch()
        loop.until(lambda: heard.words == ["Let go."])
        assert told.read_text() == "--spawn\n"

    def test_one_that_does_not_come_is_not_waited_for(self, loop, voice, program, monkeypatch):
        monkeypatch.setattr(dispatcher, "START_WITHIN_S", 0.1)
        told = program("exec /bin/sleep 0.3")
        voice.say("Sit tall.", SLOW_GERMAN)
        loop.until(lambda: voice._starting is None and told.exists())
        loop.turns(0.4)
        assert voice._conversation is None

    def test_one_that_ends_without_a_socket(self, loop, voice, program):
        told = program("exit 1")
        for _ in range(5):
            voice.say("Sit tall.", SLOW_GERMAN)
            loop.until(lambda: voice._starting is None)
        assert told.read_text() == "--spawn\n" * dispatcher.MOST_TRIES

    def test_a_program_that_cannot_be_started(self, voice, program, tmp_path):
        program("")
        (tmp_path / "speech-dispatcher").write_text("#!/nowhere/interpreter\n")
        voice.say("Sit tall.", SLOW_GERMAN)
        assert voice._starting is None

    def test_what_was_taken_back_meanwhile_is_not_said(self, loop, server, voice, program):
        heard = server()
        heard.place.rename(heard.place.with_suffix(".away"))
        program(f"/bin/mv {heard.place.with_suffix('.away')} {heard.place}")
        voice.say("Sit tall.", SLOW_GERMAN)
        voice.hush()
        voice.rest()
        loop.until(lambda: heard.lines == HELLO[:2] and voice._conversation is None)

    def test_doctor_says_that_it_would_be_started(self, voice, program, tmp_path):
        program("")
        answer = voice.is_available()
        assert answer.works
        assert str(tmp_path / "speech-dispatcher") in answer.why


class TestWhatIsMissing:
    def test_no_server(self, voice):
        assert voice.is_available() == (False, "speech-dispatcher is not installed.")
        assert voice.lack("de") == "speech-dispatcher is not installed."
        voice.say("Sit tall.", SLOW_GERMAN)
        assert voice._conversation is None

    def test_no_place_for_it(self, surround):
        voice = SpeechDispatcher(surround())
        assert "no place" in voice.is_available().why
        voice.say("Sit tall.", SLOW_GERMAN)
        assert voice._conversation is None

    @pytest.mark.parametrize("language", ["de", "pt_BR", "zh_CN"])
    def test_a_language_that_it_speaks(self, server, voice, language):
        server()
        assert voice.lack(language) == ""

    def test_a_language_that_it_does_not_speak(self, server, voice):
        server()
        assert voice.lack("ja") == "speech-dispatcher has no voice for ja."

    @pytest.mark.parametrize(
        "answer", [lambda _: None, lambda _: "300 ERROR", lambda _: "249-" + "x" * 70000]
    )
    def test_a_server_that_does_not_tell_is_not_judged(self, server, voice, answer, monkeypatch):
        monkeypatch.setattr(voices, "WITHIN_S", 0.1)
        monkeypatch.setattr(voices, "_MOST", 60000)
        server(answer)
        assert voice.lack("ja") == ""

    def test_a_server_that_has_just_ended(self, place):
        assert voices.languages_at(place) is None

    def test_of_the_whole_desktop(self, surround, short_folder, server):
        desk = surround(runtime_folder=short_folder)
        assert voice_of(desk)().name == "none"
        assert "speech-dispatcher nor espeak-ng" in lack_of(desk, lambda: False)()
        told = server()
        assert lack_of(desk, lambda: False)() == ""
        assert not told.lines
        wished = lack_of(desk, lambda: True)
        assert wished() == "speech-dispatcher has no voice for en."
        told.answer = lambda line: "249-English\ten\tnone\r\n249 OK" if "L" in line else None
        assert wished() == ""
        told.lines.clear()
        assert wished() == ""
        assert not told.lines


def test_where_the_socket_is(surround, short_folder):
    host = surround(runtime_folder=short_folder).host
    assert place_of(host, "unix_socket:/x/y").as_posix() == "/x/y"
    assert place_of(host, "inet_socket:x:1") == short_folder / "speech-dispatcher/speechd.sock"


def test_which_belongs_where(surround):
    systems = ("linux", "darwin", "win32")
    fits = {
        kind.name: [kind.is_compatible(surround(platform=each).host) for each in systems]
        for kind in ORDER
    }
    assert fits == {
        "speech-dispatcher": [True, False, False], "espeak-ng": [True, False, False],
        "say": [False, True, False], "sapi": [False, False, True], "none": [True, True, True],
    }  # fmt: skip


def test_the_one_that_says_nothing(surround):
    voice = NoSpeech(surround(platform="darwin"))
    voice.say("Sit tall.", SLOW_GERMAN)
    voice.hush()
    voice.rest()
    assert voice.lack("de") == "Nothing here can speak. Every word is shown as well."


def test_nothing_is_opened_before_somebody_speaks(surround, short_folder, server):
    told = server()
    find_voice(surround(runtime_folder=short_folder))
    assert not told.lines
    assert not os.environ.get("SPEECHD_ADDRESS")


def test_nothing_of_it_is_loaded_while_it_is_off():
    """Nor by what the app has in memory all day."""
    script = (
        "import sys, desk_stretch.app, desk_stretch.engine.engine, desk_stretch.platform.desktop,"
        " desk_stretch.platform.voice, desk_stretch.ui.windows;"
        "print([n for n in sys.modules if n.startswith('desk_stretch.') and 'sp' in n])"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout
    assert "desk_stretch.engine.speaking" in told
    assert "platform.speech" not in told
    assert "session.spoken" not in told
