"""The desktop's look without GTK: what its settings and files say, and where we go without."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.core.look import Font, Look
from desk_stretch.platform.gtk import theme_words
from desk_stretch.platform.host import Host, read_host
from desk_stretch.platform.look.gtk_files import chosen_by_hand, is_dark_theme, settings_in_files
from desk_stretch.platform.look.none import NoLook
from desk_stretch.platform.look.xsettings import PREFER_DARK, TEXT_SCALE, look_of, read_settings
from tests.desktop.settings_daemon import settings_of

ALL_KINDS = {"Gtk/FontName": "Sans 10", "Net/Red": b"\1\2\3\4\5\6\7\0", "Net/DoubleClickTime": -3}
WHOLE = settings_of(ALL_KINDS)


def look(**values):
    names = {"font": "Gtk/FontName", "theme": "Net/ThemeName", "dark": PREFER_DARK,
             "blinks": "Net/CursorBlink", "blink": "Net/CursorBlinkTime",
             "click": "Net/DoubleClickTime", "icons": "Net/IconThemeName",
             "scale": TEXT_SCALE}  # fmt: skip
    return look_of({names[name]: value for name, value in values.items()}, lambda name: "k" in name)


@pytest.mark.parametrize(
    ("desktop", "facts", "words"),
    [
        ("XFCE", {}, ("-platformtheme", "gnome")),
        ("ubuntu:GNOME", {}, ("-platformtheme", "gnome")),
        ("Budgie:GNOME", {}, ("-platformtheme", "gnome")),
        ("X-Cinnamon", {}, ("-platformtheme", "gnome")),
        ("KDE", {}, ()),
        ("", {}, ()),
        ("XFCE", {"wayland_display": "wayland-0"}, ()),
        ("XFCE", {"display": ""}, ()),
        ("XFCE", {"flatpak": "io.an.App"}, ()),
        ("XFCE", {"qt_theme": "gtk3"}, ()),
        ("XFCE", {"platform": "win32"}, ()),
    ],
)
def test_where_gtk_is_kept_out(desktop, facts, words):
    assert theme_words(Host(**{"display": ":1", "desktop": desktop, **facts})) == words


def test_what_a_person_chose_by_hand_is_read():
    env = {
        "HOME": "/place/p", "QT_QPA_PLATFORMTHEME": "qt6ct", "GTK_THEME": "Adwaita:dark",
        "XDG_DATA_DIRS": "/a:/b",
    }  # fmt: skip
    host = read_host("linux", env, "python", "-c")
    assert (host.qt_theme, host.gtk_theme) == ("qt6ct", "Adwaita:dark")
    assert [str(each) for each in host.theme_folders] == [
        "/place/p/.local/share/themes", "/place/p/.themes", "/a/themes", "/b/themes",
    ]  # fmt: skip
    assert chosen_by_hand(host) == {"Net/ThemeName": "Adwaita:dark"}
    assert chosen_by_hand(Host()) == {}


@pytest.mark.parametrize("order", ["<", ">"])
def test_every_kind_is_read_and_a_colour_passed_over(order):
    wanted = {name: value for name, value in ALL_KINDS.items() if not isinstance(value, bytes)}
    assert read_settings(settings_of(ALL_KINDS, order)) == wanted


def test_what_comes_after_a_damaged_place_is_left_out():
    strange = WHOLE.replace(struct.pack("<BxH", 2, 7), struct.pack("<BxH", 9, 7))
    assert read_settings(strange) == {"Gtk/FontName": "Sans 10"}
    assert read_settings(settings_of(ALL_KINDS, count=4_000_000_000)) == read_settings(WHOLE)


@given(st.integers(0, len(WHOLE)), st.binary(max_size=60))
def test_damage_raises_nothing(at, rest):
    assert set(read_settings(WHOLE[:at])) <= set(ALL_KINDS)
    read_settings(WHOLE[:at] + rest)


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ({}, Look()),
        ({"font": "Sans Bold 11"}, Look(font=Font(("Sans",), 11, weight=700))),
        ({"font": 11, "theme": 1, "click": "x", "dark": "y"}, Look()),
        ({"theme": "Black"}, Look(is_dark=True)),
        ({"theme": "Grey", "dark": 1}, Look(is_dark=True)),
        ({"theme": "HighContrast"}, Look(wants_contrast=True)),
        ({"theme": "High-Contrast-Inverse"}, Look(wants_contrast=True)),
        ({"blinks": 0, "blink": 900}, Look(blink_ms=0)),
        ({"blinks": 1, "blink": 900}, Look(blink_ms=900)),
        ({"blinks": 1}, Look(blink_ms=1200)),
        ({"click": 800}, Look(double_click_ms=800)),
        ({"click": 0}, Look()),
        ({"scale": 1.5}, Look(text_scale=1.5)),
        ({"scale": 90.0}, Look(text_scale=4.0)),
        ({"scale": 0.01}, Look(text_scale=0.5)),
        ({"scale": 0.0}, Look()),
        ({"icons": "Papirus"}, Look(icons="Papirus")),
    ],
)
def test_what_the_settings_say_of_the_look(values, wanted):
    assert look(**values) == wanted


def test_gtks_own_settings_are_read(tmp_path):
    host = Host(config_folder=tmp_path)
    assert settings_in_files(host) == {}
    (tmp_path / "gtk-3.0").mkdir()
    file = tmp_path / "gtk-3.0/settings.ini"
    file.write_text(
        "[Settings]\ngtk-font-name = Ubuntu 12 \ngtk-theme-name=\n#gtk-theme-name=Nordic\n"
        "gtk-application-prefer-dark-theme=True\ngtk-unknown=1\nnonsense\n"
    )
    assert settings_in_files(host) == {"Gtk/FontName": "Ubuntu 12", PREFER_DARK: 1}
    file.write_text("gtk-theme-name=Nordic\ngtk-application-prefer-dark-theme=0")
    assert settings_in_files(host) == {"Net/ThemeName": "Nordic", PREFER_DARK: 0}


@pytest.mark.parametrize(
    ("css", "is_dark"),
    [
        ("@define-color theme_bg_color #2e3440;", True),
        ("a {}\n@define-color theme_bg_color  #222;", True),
        ("@define-color theme_bg_color rgb(40, 40, 41);", True),
        ("@define-color theme_bg_color rgba(240,240,240,0.9);", False),
        ("@define-color theme_bg_color rgb(1,2);", False),
        ("@define-color theme_bg_color #f6f5f4;", False),
        ("@define-color theme_bg_color @base_color;", False),
        ("@import url(x)", False),
        ("", False),
    ],
)
def test_a_theme_is_dark_by_the_colour_of_its_windows(tmp_path, css, is_dark):
    folder = tmp_path / "shared/Nord/gtk-3.0"
    folder.mkdir(parents=True)
    (folder / "gtk.css").write_text(css)
    host = Host(theme_folders=(tmp_path / "own", tmp_path / "shared"))
    assert is_dark_theme("Nord", host) is is_dark


@pytest.mark.parametrize(
    ("name", "is_dark"),
    [
        ("Adwaita-dark", True), ("Arc-Dark", True), ("HighContrastInverse", True),
        ("Adwaita:dark", True), ("Adwaita", False), ("", False), ("../etc", False),
    ],
)  # fmt: skip
def test_or_by_its_name(tmp_path, name, is_dark):
    assert is_dark_theme(name, Host(theme_folders=(tmp_path, Path("/nowhere")))) is is_dark


def test_elsewhere_the_toolkit_learns_it_itself(surround):
    none = NoLook(surround())
    assert NoLook.is_compatible(Host())
    assert none.is_available().works
    none.follow(lambda: None)
    assert none.look() == Look()
    assert none.chooser() is None
    none.stop()
    assert none.look() == Look()
