"""Messages cut from bytes: in pieces, too long, and no messages at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jeepney import DBusAddress, new_method_call, new_signal

from desk_stretch.platform.framing import LONGEST, LONGEST_CALL, LONGEST_HEAD, Frames

THERE = DBusAddress("/there", "x.There", "x.There")


def call(word):
    return new_method_call(THERE, "Say", "s", (word,)).serialise(serial=1)


def signal(word):
    return new_signal(THERE, "Said", "s", (word,)).serialise(serial=2)


def fed(data, step):
    frames = Frames()
    return [frame for at in range(0, len(data), step) for frame in frames.add(data[at : at + step])]


@given(
    words=st.lists(st.text(max_size=300), max_size=6),
    step=st.integers(1, 700),
)
def test_messages_come_out_as_they_went_in(words, step):
    messages = [call(word) if len(word) % 2 else signal(word) for word in words]
    assert [frame.data for frame in fed(b"".join(messages), step)] == messages


@pytest.mark.parametrize("step", [100, 8192, 10_000_000])
@pytest.mark.parametrize(("make", "longest"), [(call, LONGEST_CALL), (signal, LONGEST)])
def test_of_one_that_is_too_long_only_the_head_is_kept(make, longest, step):
    head = len(make("")) - 5
    whole = make("x" * (longest - head - 5))
    assert len(whole) == longest
    long = make("x" * longest)
    frames = fed(whole + long + whole, step)
    assert [(len(frame.data), frame.is_cut) for frame in frames] == [
        (longest, False),
        (head, True),
        (longest, False),
    ]


def test_of_one_with_a_long_head_nothing_is_kept():
    there = DBusAddress("/" + "a" * LONGEST_HEAD, "x.There")
    long = new_method_call(there, "Say").serialise(serial=1)
    assert [frame.data for frame in fed(long + call("x"), 50)] == [call("x")]


def test_no_more_is_kept_than_a_message_may_have():
    frames = Frames()
    long = signal("x" * (LONGEST * 3))
    for at in range(0, len(long), 8192):
        list(frames.add(long[at : at + 8192]))
        assert len(frames._kept) <= 8192 + LONGEST_HEAD


def test_what_is_no_message_ends_the_connection():
    with pytest.raises(ConnectionError):
        list(Frames().add(b"HTTP/1.1 400 Bad Request\r\n"))


@given(st.binary(max_size=600))
def test_any_bytes_are_messages_or_end_it(data):
    try:
        fed(data, 64)
    except ConnectionError:
        return


@given(st.data())
def test_one_changed_byte_harms_nothing_but_its_own_messages(data):
    raw = bytearray(call("one") + signal("two"))
    raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        fed(bytes(raw), 64)
    except ConnectionError:
        return
