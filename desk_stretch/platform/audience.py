"""Who listens to what on a bus, and who owns which name there. Nothing is sent from here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from desk_stretch.core.ports import Handle
from desk_stretch.platform.wire import BUS, Body, Heard, Peer

OnSignal = Callable[[Body], None]
OnOwner = Callable[[str], None]


@dataclass(eq=False, slots=True)
class Watch:
    """Somebody who wants to know the owner of a name; also the handle to take that back."""

    name: str
    on_owner: OnOwner
    on_cancel: Callable[[Subscription], None]
    is_cancelled: bool = False

    @property
    def rule(self) -> str:
        return f"type='signal',sender='{BUS.name}',member='NameOwnerChanged',arg0='{self.name}'"

    def tell(self, owner: str) -> None:
        if not self.is_cancelled:
            self.on_owner(owner)

    def cancel(self) -> None:
        self.is_cancelled = True
        self.on_cancel(self)


@dataclass(eq=False, slots=True)
class Listener:
    """Somebody who listens to a signal; *watch* is on the owner of the name it is to come from."""

    peer: Peer
    member: str
    arg0: str
    on_signal: OnSignal
    watch: Handle
    on_cancel: Callable[[Subscription], None]
    is_cancelled: bool = False

    @property
    def rule(self) -> str:
        begin = f",arg0='{self.arg0}'" if self.arg0 else ""
        return (
            f"type='signal',sender='{self.peer.name}',path='{self.peer.path}',"
            f"interface='{self.peer.interface}',member='{self.member}'{begin}"
        )

    def matches(self, heard: Heard) -> bool:
        wanted = (self.peer.path, self.peer.interface, self.member)
        begins = not self.arg0 or heard.body[:1] == (self.arg0,)
        return wanted == (heard.path, heard.interface, heard.member) and begins

    def tell(self, body: Body) -> None:
        if not self.is_cancelled:
            self.on_signal(body)

    def cancel(self) -> None:
        self.is_cancelled = True
        self.watch.cancel()
        self.on_cancel(self)


Subscription = Watch | Listener


@dataclass(slots=True)
class Audience:
    """Everybody who listens on one bus."""

    _all: list[Subscription] = field(default_factory=list)
    _owners: dict[str, str] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Subscription]:
        return iter(tuple(self._all))

    def add(self, subscription: Subscription) -> None:
        self._all.append(subscription)

    def remove(self, subscription: Subscription) -> bool:
        """Let somebody go; returns whether they were still here."""
        if is_here := subscription in self._all:
            self._all.remove(subscription)
        return is_here

    def leave_all(self) -> None:
        self._all.clear()

    def learn(self, watch: Watch, reply: Body | None) -> None:
        """Take the answer to GetNameOwner, which is an error if there is none."""
        self._owners[watch.name] = reply[0] if reply else ""
        watch.tell(self._owners[watch.name])

    def hear(self, heard: Heard) -> None:
        """Pass on a signal. Anybody may send one of any name; only the owner's counts."""
        if heard.sender == BUS.name and heard.member == "NameOwnerChanged":
            name, _, owner = heard.body
            self._owners[name] = owner
            self._tell_owner(name, owner)
            return
        for listener in self:
            if not isinstance(listener, Listener) or not listener.matches(heard):
                continue
            if self._owners.get(listener.peer.name) == heard.sender:
                listener.tell(heard.body)

    def lose_all_owners(self) -> None:
        """The bus is gone, and everybody on it."""
        owned = [name for name, owner in self._owners.items() if owner]
        self._owners.clear()
        for name in owned:
            self._tell_owner(name, "")

    def _tell_owner(self, name: str, owner: str) -> None:
        for watch in self:
            if isinstance(watch, Watch) and watch.name == name:
                watch.tell(owner)
