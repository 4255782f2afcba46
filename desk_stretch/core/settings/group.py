"""Groups of settings and the immutable values of all of them; schema.py says which there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Generic, Self, TypeVar

from desk_stretch.core.settings.managed import UNMANAGED, Managed
from desk_stretch.core.settings.setting import Setting
from desk_stretch.errors import BadDataError, UsageError
from desk_stretch.i18n import tr

G = TypeVar("G", bound="Group")


class Section(Generic[G]):
    """The place of a group in the schema; on the settings it is the group with its values."""

    def __init__(self, group: type[G]) -> None:
        self.group = group

    def __get__(self, place: Values, owner: type) -> G:
        return self.group(place.as_mapping)


class _Once(dict[str, Any]):
    """The names of a class body; a setting or group that is declared twice is refused."""

    def __setitem__(self, name: str, value: Any) -> None:
        if isinstance(self.get(name), Setting | Section):
            raise TypeError(f"{name} is declared twice")
        super().__setitem__(name, value)


class _Declared(type):
    """The type of groups and of the schema."""

    @classmethod
    def __prepare__(mcs, name: str, bases: tuple[type, ...], /, **words: Any) -> _Once:
        return _Once()


class Group(metaclass=_Declared):
    """Settings that belong together; an instance gives their values as attributes."""

    __slots__ = ("values",)
    label: ClassVar[str] = ""

    def __init_subclass__(cls, label: str = "") -> None:
        cls.label = label

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = values

    @classmethod
    def declared(cls) -> tuple[Setting[Any], ...]:
        """The settings of this group, in the order of the page."""
        return tuple(setting for setting in vars(cls).values() if isinstance(setting, Setting))


class Values(metaclass=_Declared):
    """The values of every setting of a schema. Immutable; ``with_values`` gives changed ones."""

    __slots__ = ("as_mapping", "managed")
    schema: ClassVar[Mapping[str, Setting[Any]]] = MappingProxyType({})
    groups: ClassVar[Mapping[str, type[Group]]] = MappingProxyType({})

    def __init_subclass__(cls) -> None:
        sections = {n: s.group for n, s in vars(cls).items() if isinstance(s, Section)}
        cls.groups = MappingProxyType(sections)
        cls.schema = MappingProxyType({s.key: s for s in _placed(sections)})

    def __init__(
        self, values: Mapping[str, Any] | None = None, managed: Managed = UNMANAGED
    ) -> None:
        """Take the defaults, and the used or stored *values* over them, except of what is locked;
        BadDataError names all values that are refused and all keys that there are not."""
        self.managed = managed
        known = {key: managed.default(setting) for key, setting in self.schema.items()}
        checked = self._checked(values or {})
        known.update({key: v for key, v in checked.items() if key not in managed.locked})
        self.as_mapping: Mapping[str, Any] = MappingProxyType(known)

    def __getitem__(self, key: str) -> Any:
        return self.as_mapping[self.setting(key).key]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Values) and dict(self.as_mapping) == dict(other.as_mapping)

    def __hash__(self) -> int:
        return hash(tuple(self.as_mapping.items()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.changed!r})"

    @classmethod
    def setting(cls, key: str) -> Setting[Any]:
        """Return the setting of that key; UsageError, with the nearest key, if there is none."""
        if key in cls.schema:
            return cls.schema[key]
        from difflib import get_close_matches

        shown = [known for known, setting in cls.schema.items() if not setting.hidden]
        near = get_close_matches(key, shown, n=1)
        hint = tr("Did you mean {key}?").format(key=near[0]) if near else ""
        raise UsageError(
            tr("There is no setting “{key}”.").format(key=key),
            hint or tr("“settings list” shows them all."),
        )

    def default(self, key: str) -> Any:
        """What the setting of that key is as long as the person changes nothing."""
        return self.managed.default(self.setting(key))

    @property
    def changed(self) -> dict[str, Any]:
        """What differs from the defaults, in used form; nothing that is locked does."""
        return {key: v for key, v in self.as_mapping.items() if v != self.default(key)}

    def differing(self, other: Values) -> frozenset[str]:
        """The keys whose values are not those of *other*."""
        return frozenset(
            key for key, value in self.as_mapping.items() if value != other.as_mapping[key]
        )

    def with_values(self, values: Mapping[str, Any]) -> Self:
        """Return settings with these used or stored values; None means the default. UsageError
        if a value is for a setting that is locked."""
        for key, value in values.items():
            if value is not None:
                self.managed.refuse_locked(key)
        merged = dict(self.as_mapping)
        merged.update({key: self.default(key) for key, v in values.items() if v is None})
        merged.update({key: value for key, value in values.items() if value is not None})
        return type(self)(merged, self.managed)

    def _checked(self, values: Mapping[str, Any]) -> dict[str, Any]:
        checked: dict[str, Any] = {}
        problems: list[BadDataError] = []
        for key, value in values.items():
            try:
                checked[key] = self.setting(key).check(value)
            except BadDataError as error:
                problems.append(error)
        if problems:
            raise BadDataError(" ".join(str(problem) for problem in problems))
        return checked


def _placed(sections: Mapping[str, type[Group]]) -> Iterator[Setting[Any]]:
    """Tell every setting its group, and refuse one that has another place already."""
    for name, group in sections.items():
        for attribute, setting in vars(group).items():
            if not isinstance(setting, Setting):
                continue
            if setting.group or setting.name != attribute:
                raise TypeError(f"{name}.{attribute} is declared twice")
            setting.group = name
            yield setting
