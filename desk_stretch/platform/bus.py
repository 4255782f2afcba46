"""A message bus on the Loop port: calls with a reply later, signals, and who owns which name.

A bus that is not there, or dies, raises nothing: calls are answered with None, names have no
owner, and it is tried again after growing waits. What is listened to is asked for anew then.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from functools import partial

from desk_stretch.core.ports import Handle, Loop
from desk_stretch.platform.audience import (
    Audience,
    Listener,
    OnOwner,
    OnSignal,
    Subscription,
    Watch,
)
from desk_stretch.platform.wire import BUS, Body, Called, Heard, Peer, Reply, Wire

FIRST_WAIT_S = 1.0
LONGEST_WAIT_S = 300.0
ASK_S = 0.5

OnReply = Callable[[Body | None], None]
OnCall = Callable[[Called], None]


class Bus:
    """A session or system bus. All callbacks come from the loop, never from inside a call here."""

    def __init__(self, loop: Loop, address: str) -> None:
        """*address* as in ``DBUS_SESSION_BUS_ADDRESS``; an empty one is a bus that is not there."""
        self._loop = loop
        self._address = address
        self._wire: Wire | None = None
        self._handles: list[Handle] = []
        self._wait_s = FIRST_WAIT_S
        self._pending: dict[int, OnReply] = {}
        self._inbox: deque[Reply | Heard | Called] = deque()
        self._audience = Audience()
        self.name = ""  # what the bus calls us, once it has said so
        self.on_call: OnCall | None = None  # who answers for our objects

    @property
    def has_address(self) -> bool:
        return bool(self._address)

    @property
    def is_connected(self) -> bool:
        return self._wire is not None

    def connect(self) -> bool:
        """Connect, unless we are; returns whether the bus is there."""
        if self._wire is None and self._address:
            try:
                self._wire = Wire(self._address)
            except (OSError, ImportError):
                return False
            self._wait_s = FIRST_WAIT_S
            self._handles = [self._loop.watch(self._wire.fd, self._read)]
            self._pending[self._wire.hello] = self._named
            for subscription in self._audience:
                self._ask_for(subscription)
        return self._wire is not None

    def call(
        self,
        peer: Peer,
        member: str,
        signature: str = "",
        body: Body = (),
        on_reply: OnReply | None = None,
    ) -> None:
        """Call a method. *on_reply* gets what it returned, or None for an error of any kind."""
        serial = self._send(peer, member, signature, body, wants_reply=on_reply is not None)
        if on_reply is None:
            return
        if serial is None:
            self._loop.wake_in(0, partial(on_reply, None))
        else:
            self._pending[serial] = on_reply

    def ask(
        self, peer: Peer, member: str, signature: str = "", body: Body = (), within_s: float = ASK_S
    ) -> Body | None:
        """Call a method and wait for the reply. Only for choosing a mechanism, never in between."""
        serial = self._send(peer, member, signature, body, wants_reply=True)
        deadline = time.monotonic() + within_s
        while serial is not None and self._receive_until(deadline):
            for message in self._inbox:
                if isinstance(message, Reply) and message.serial == serial:
                    self._inbox.remove(message)
                    return message.body
        return None

    def has_owner(self, name: str) -> bool:
        """Ask (and wait for the answer) whether somebody owns *name* now."""
        answer = self.ask(BUS, "NameHasOwner", "s", (name,))
        return bool(answer and answer[0])

    def listen(self, peer: Peer, member: str, on_signal: OnSignal, arg0: str = "") -> Handle:
        """Call with the body of each such signal from *peer*; *arg0* is what it must begin with."""
        # Who owns the name is needed to know that a signal is really from there.
        owner = self.watch_name(peer.name, lambda _: None)
        listener = Listener(peer, member, arg0, on_signal, owner, self._unsubscribe)
        self._subscribe(listener)
        return listener

    def watch_name(self, name: str, on_owner: OnOwner) -> Handle:
        """Call with the owner of *name* (empty if none): once soon, then whenever it changes."""
        watch = Watch(name, on_owner, self._unsubscribe)
        self._subscribe(watch)
        return watch

    def say(self, words: Callable[[Wire], object]) -> None:
        """Say something that nobody answers: what we reply, or a signal of ours."""
        if self._wire is not None:
            try:
                words(self._wire)
            except OSError:
                self._loop.wake_in(0, partial(self._lose, self._wire))

    def close(self) -> None:
        """Leave the bus, forget everybody who waits, and do not come back."""
        self._audience.leave_all()
        self._pending.clear()
        self._address = ""
        self.on_call = None
        self._hang_up()

    # ------------------------------------------------------------ inside

    def _send(
        self, peer: Peer, member: str, signature: str, body: Body, *, wants_reply: bool = False
    ) -> int | None:
        if self._wire is None:
            return None
        try:
            return self._wire.call(peer, member, signature, body, wants_reply=wants_reply)
        except OSError:
            self._loop.wake_in(0, partial(self._lose, self._wire))
            return None

    def _named(self, reply: Body | None) -> None:
        self.name = reply[0] if reply else ""

    def _subscribe(self, subscription: Subscription) -> None:
        self._audience.add(subscription)
        self._ask_for(subscription)

    def _ask_for(self, subscription: Subscription) -> None:
        self._send(BUS, "AddMatch", "s", (subscription.rule,))
        if isinstance(subscription, Watch) and self.is_connected:
            learn = partial(self._audience.learn, subscription)
            self.call(BUS, "GetNameOwner", "s", (subscription.name,), learn)

    def _unsubscribe(self, subscription: Subscription) -> None:
        if self._audience.remove(subscription):
            self._send(BUS, "RemoveMatch", "s", (subscription.rule,))

    def _receive_until(self, deadline: float) -> bool:
        """Wait for anything to come, and keep it for the loop; False if it came to nothing."""
        wire = self._wire
        try:
            if wire is None or not wire.wait(deadline - time.monotonic()):
                return False
            self._inbox.extend(wire.receive())
        except OSError:
            self._loop.wake_in(0, partial(self._lose, wire))
            return False
        self._loop.wake_in(0, self._deliver)
        return True

    def _read(self) -> None:
        wire = self._wire
        try:
            if wire is not None:
                self._inbox.extend(wire.receive())
        except OSError:
            self._deliver()  # what was said before the end
            self._lose(wire)
        else:
            self._deliver()

    def _deliver(self) -> None:
        while self._inbox:
            message = self._inbox.popleft()
            if isinstance(message, Heard):
                self._audience.hear(message)
            elif isinstance(message, Called):
                if self.on_call is not None:
                    self.on_call(message)
            elif on_reply := self._pending.pop(message.serial, None):
                on_reply(message.body)

    def _lose(self, wire: Wire | None) -> None:
        if wire is None or wire is not self._wire:
            return
        self._hang_up()
        pending, self._pending = self._pending, {}
        self._retry_later()
        for on_reply in pending.values():
            on_reply(None)
        self._audience.lose_all_owners()

    def _hang_up(self) -> None:
        for handle in self._handles:
            handle.cancel()
        self._handles = []
        self._inbox.clear()
        if self._wire is not None:
            self._wire.close()
            self._wire = None

    def _retry_later(self) -> None:
        self._handles = [self._loop.wake_in(self._wait_s, self._retry)]
        self._wait_s = min(2 * self._wait_s, LONGEST_WAIT_S)

    def _retry(self) -> None:
        if not self.connect():
            self._retry_later()
