"""A stand-in for a panel of StatusNotifierItems: sees the icon, clicks it, uses its menu."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import Message
from jeepney.io.blocking import DBusConnection

from tests.desktop.bus import Answer, Service, sender_of

NAME = "org.kde.StatusNotifierWatcher"
_PATH = "/StatusNotifierWatcher"
_ITEM = "org.kde.StatusNotifierItem"
_MENU = "com.canonical.dbusmenu"
_XML = f"""<interface name="{NAME}">
<method name="RegisterStatusNotifierItem"><arg direction="in" type="s"/></method>
<method name="RegisterStatusNotifierHost"><arg direction="in" type="s"/></method>
<property name="RegisteredStatusNotifierItems" type="as" access="read"/>
<property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
<property name="ProtocolVersion" type="i" access="read"/>
<signal name="StatusNotifierItemRegistered"><arg type="s"/></signal>
<signal name="StatusNotifierItemUnregistered"><arg type="s"/></signal>
<signal name="StatusNotifierHostRegistered"/></interface>"""


@dataclass(frozen=True, slots=True)
class Item:
    """A registered icon: where it lives on the bus."""

    bus_name: str
    path: str

    @property
    def item(self) -> tuple[str, str, str]:
        """Its own address."""
        return (self.bus_name, self.path, _ITEM)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a menu; a separator has no label."""

    id: int
    label: str
    is_enabled: bool
    is_checked: bool
    entries: tuple[Entry, ...]

    def walk(self) -> Iterator[Entry]:
        """Give this entry and all below it."""
        yield self
        for entry in self.entries:
            yield from entry.walk()


class SniHost(Service):
    """The watcher and the host in one."""

    def __init__(self, address: str) -> None:
        self.items: list[Item] = []
        super().__init__(address, NAME)
        self.signal(_PATH, NAME, "StatusNotifierHostRegistered", "")

    # --- what a test does

    def wait_item(self, deadline_s: float = 10.0) -> Item:
        """Wait for an icon and return the latest."""
        self.wait_for(lambda: self.items, "an icon in the panel", deadline_s)
        return self.items[-1]

    def tooltip(self, item: Item) -> str:
        """Read title and text of the icon's tooltip."""
        title, text = self.get(item.item, "ToolTip")[2:4]
        return "\n".join(part for part in (title, text) if part)

    def icon(self, item: Item) -> tuple[str, list[tuple[int, int, bytes]]]:
        """Read the icon's theme name and its pictures (width, height, ARGB32)."""
        return self.get(item.item, "IconName"), self.get(item.item, "IconPixmap")

    def click(self, item: Item) -> None:
        """Click it with the left button."""
        self.call(item.item, "Activate", "ii", 0, 0)

    def middle_click(self, item: Item) -> None:
        """Click it with the middle button."""
        self.call(item.item, "SecondaryActivate", "ii", 0, 0)

    def menu(self, item: Item) -> Entry:
        """Open the icon's menu as a panel does; the answer is its root."""
        menu = self._menu_of(item)
        self.call(menu, "AboutToShow", "i", 0)
        layout = self.call(menu, "GetLayout", "iias", 0, -1, [])[1]
        return _entry(layout)

    def choose(self, item: Item, label: str) -> None:
        """Choose the line of the menu, or of a menu in it, that begins with *label*."""
        lines = [entry for entry in self.menu(item).walk() if entry.label]
        found = next((entry for entry in lines if entry.label.startswith(label)), None)
        assert found, f"{label!r} is none of {[entry.label for entry in lines]}"
        assert found.is_enabled, f"{found.label!r} is greyed"
        self.call(self._menu_of(item), "Event", "isvu", found.id, "clicked", ("s", ""), 0)

    def _menu_of(self, item: Item) -> tuple[str, str, str]:
        return (item.bus_name, self.get(item.item, "Menu"), _MENU)

    # --- what the bus asks

    def answer(self, member: str, body: tuple[Any, ...], message: Message) -> Answer:
        """Register icons; other panels are welcome and ignored."""
        if member == "RegisterStatusNotifierItem":
            self._register(body[0], sender_of(message))
        elif member != "RegisterStatusNotifierHost":
            raise LookupError(member)
        return "", ()

    def _register(self, given: str, sender: str) -> None:
        is_path = given.startswith("/")
        item = Item(sender, given if is_path else "/StatusNotifierItem")
        self.items.append(item)
        self.signal(_PATH, NAME, "StatusNotifierItemRegistered", "s", f"{item.bus_name}{item.path}")

    def properties(self, path: str, interface: str) -> dict[str, tuple[str, Any]]:
        """Say that there is a panel."""
        return {
            "RegisteredStatusNotifierItems": ("as", [f"{i.bus_name}{i.path}" for i in self.items]),
            "IsStatusNotifierHostRegistered": ("b", True),
            "ProtocolVersion": ("i", 0),
        }

    def introspection(self, path: str) -> str:
        """Describe the watcher; Qt asks before it believes in it."""
        return _XML if path == _PATH else ""

    def _prepare(self, connection: DBusConnection) -> None:
        rule = "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged'"
        connection.bus_proxy.AddMatch(rule)

    def heard(self, message: Message) -> None:
        """Forget the icons of a program that left the bus."""
        if len(message.body) == 3 and not message.body[2]:
            self.items = [item for item in self.items if item.bus_name != message.body[0]]


def _entry(layout: tuple[int, dict[str, tuple[str, Any]], list[tuple[str, Any]]]) -> Entry:
    number, properties, below = layout
    plain = {key: value for key, (_, value) in properties.items()}
    return Entry(
        id=number,
        label=plain.get("label", "").replace("_", ""),
        is_enabled=plain.get("enabled", True),
        is_checked=plain.get("toggle-state", 0) == 1,
        entries=tuple(_entry(each) for _, each in below if _is_visible(each)),
    )


def _is_visible(layout: tuple[int, dict[str, tuple[str, Any]], list[Any]]) -> bool:
    return bool(layout[1].get("visible", ("b", True))[1])
