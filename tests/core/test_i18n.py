"""Which language is spoken, and what of it the windows need to know."""

from __future__ import annotations

import shutil

import pytest

from desk_stretch import i18n
from desk_stretch.core.catalogue.sided import sided
from tools.translations.compiling import compile_file

PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "left"
msgstr "links"

msgid "both"
msgstr "beide"

msgid "Let the {side} ear sink, {other} arm low."
msgstr "Das {side:linke|rechte} Ohr sinken lassen, Arm {other}, {other:linker|rechter} Arm."

msgid "{n} step"
msgid_plural "{n} steps"
msgstr[0] "{n} Schritt"
msgstr[1] "{n} Schritte"
"""


@pytest.fixture
def german(tmp_path, monkeypatch):
    """German with four texts, and Arabic with none."""
    real = i18n.asset("locale")
    for code in ("de", "ar"):
        (tmp_path / code).mkdir()
        shutil.copy(real / code / "language.toml", tmp_path / code)
    po = tmp_path / "de" / "desk_stretch.po"
    po.write_text(PO)
    compile_file(po)
    monkeypatch.setattr(i18n, "asset", lambda _, *parts: tmp_path.joinpath(*parts))
    yield i18n.use("de")
    i18n.use("en")


@pytest.mark.parametrize(
    ("environment", "wishes"),
    [
        ({}, ()),
        ({"LANG": "de_AT.UTF-8"}, ("de_AT.UTF-8",)),
        ({"LANG": "C.UTF-8", "LANGUAGE": "de"}, ()),
        ({"LANG": "POSIX"}, ()),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "pl:de"}, ("pl", "de", "en_US.UTF-8")),
        ({"LC_ALL": "fr_FR", "LC_MESSAGES": "de_DE", "LANG": "pl_PL"}, ("fr_FR",)),
        ({"LC_ALL": "", "LC_MESSAGES": "de_DE", "LANG": "pl_PL"}, ("de_DE",)),
    ],
)
def test_the_environment_says_what_is_wished(environment, wishes):
    assert i18n.wished(environment) == wishes


@pytest.mark.parametrize(
    ("wishes", "found"),
    [
        ((), "en"),
        (("de_AT.UTF-8",), "de"),
        (("ca_ES@valencia", "es_ES"), "es"),
        (("pt_PT.UTF-8",), "pt_BR"),
        (("zh-Hans-SG",), "zh_CN"),
        (("zh_TW",), "en"),
        (("zh_HK", "ja"), "ja"),
        (("zh-Hant", "fr"), "fr"),
        (("fi_FI", "sv"), "en"),
        (("en_GB", "de"), "en"),
        (("ar_EG.UTF-8",), "ar"),
        (("en_XA",), "en_XA"),
    ],
)
def test_a_wish_finds_its_language(wishes, found):
    assert i18n.find(wishes) == found


def test_what_is_missing_is_said_in_english(german):
    assert german == ("de", False, "de_DE", ", ", " ", True)
    assert i18n.tr("left") == "links"
    assert i18n.tr("right") == "right"
    assert i18n.ntr("{n} step", "{n} steps", 2) == "{n} Schritte"
    assert i18n.tr("") == ""


def test_a_language_without_translations_keeps_its_direction(german):
    assert i18n.use("ar") == ("ar", True, "ar_AE", "، ", " ", False)
    assert i18n.tr("left") == "left"


@pytest.mark.parametrize("code", ["en", "en_XA", "ar_XB", "ar"])
def test_a_voice_speaks_a_language_that_there_is(german, code):
    i18n.use(code)
    assert i18n.spoken_code() == ("ar" if code == "ar" else "en")


def test_a_language_that_is_not_there_is_english(german):
    assert i18n.use("xx") == i18n.Speech("xx")
    assert i18n.tr("left") == "left"
    assert i18n.use("en") == i18n.Speech()


@pytest.mark.parametrize("content", [b"", b"\xff", b"comma = 1\ngap = 2\nlocale = 3\n"])
def test_what_is_damaged_is_english(german, content):
    for name in ("desk_stretch.mo", "language.toml"):
        i18n.asset("locale", "de", name).write_bytes(content)
    assert i18n.use("de") == i18n.Speech("de")
    assert i18n.tr("left") == "left"


def test_words_that_are_no_text_are_not_used(german):
    path = i18n.asset("locale", "de", "language.toml")
    path.write_text(path.read_text("utf-8").replace('comma = ", "', "comma = 1"), "utf-8")
    assert i18n.use("de") == i18n.Speech("de")


@pytest.mark.parametrize("code", [i18n.PSEUDO, i18n.PSEUDO_RTL])
def test_a_pseudo_locale_changes_every_text(code):
    try:
        speech = i18n.use(code)
        assert i18n.speech() == speech
        assert speech.is_right_to_left is (code == i18n.PSEUDO_RTL)
        assert "[Šk" in i18n.tr("Skip")
        assert i18n.ntr("{n} step", "{n} steps", 1).strip("\u200f\u202e").startswith("[{n} štép")
    finally:
        i18n.use("en")


@pytest.mark.parametrize(
    ("side", "text"),
    [
        ("left", "Das linke Ohr sinken lassen, Arm right, rechter Arm."),
        ("right", "Das rechte Ohr sinken lassen, Arm links, linker Arm."),
        ("both", "Das beide Ohr sinken lassen, Arm beide, beide Arm."),
    ],
)
def test_a_cue_names_its_side_in_the_form_that_the_place_takes(german, side, text):
    assert sided("Let the {side} ear sink, {other} arm low.", side) == text


def test_a_cue_in_english_names_its_side():
    assert sided("Let the {side} ear sink, {other} arm low.", "left") == (
        "Let the left ear sink, right arm low."
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Neck, shoulders"), ("de", "Neck, Shoulders"), ("ar", "Neck، shoulders")],
)
def test_a_list_is_written_as_the_language_does(language, words):
    i18n.use(language)
    try:
        assert i18n.listed(["Neck", i18n.inside("Shoulders")]) == words
    finally:
        i18n.use("en")


@pytest.mark.parametrize(("language", "words"), [("en", "A. B."), ("zh_CN", "A.B.")])
def test_sentences_stand_together_as_the_language_spaces_them(language, words):
    i18n.use(language)
    try:
        assert i18n.told(["A.", "", "B."]) == words
    finally:
        i18n.use("en")
