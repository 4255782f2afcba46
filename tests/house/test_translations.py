"""What stands in ``assets/locale``, and the tool that fills it."""

from __future__ import annotations

import gettext
import io
import json
import re
import shutil
from dataclasses import replace

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo

from desk_stretch import i18n
from desk_stretch.core.session.safety import NOTICE_VERSION
from desk_stretch.core.settings.wordlists import LANGUAGES
from desk_stretch.i18n import room, width
from tests.house.sources import ROOT
from tools.template import catalog as template_now
from tools.translations import __main__ as tool
from tools.translations.catalogs import empty, kept, key_of, merged, save
from tools.translations.compiling import LOCALE, compile_all, compile_file, compiled
from tools.translations.language import language, languages
from tools.translations.rules import problems

SPOKEN = languages()
IDS = [each.code for each in SPOKEN]
GERMAN, POLISH, JAPANESE, ARABIC = (language(code) for code in ("de", "pl", "ja", "ar"))

# For each language one claim and one push that its own list finds.
PUSHED = {
    "ar": ("هذا التمرين يعالج الرقبة", "يجب أن تتحرك"),
    "de": ("Diese Übung lindert Schmerzen.", "Sie müssen aufstehen."),
    "es": ("Este ejercicio alivia el dolor.", "Debe levantarse."),
    "fr": ("Cet exercice soulage la nuque.", "Vous devez vous lever."),
    "ja": ("この運動は肩こりを治療します。", "立たなければなりません。"),
    "pl": ("To ćwiczenie łagodzi ból.", "Musisz wstać."),
    "pt_BR": ("Este exercício alivia a dor.", "Você deve se levantar."),
    "zh_CN": ("这个动作可以治疗颈椎。", "您必须站起来。"),
}


@pytest.fixture(scope="module")
def template():
    return template_now()


@pytest.fixture
def locale(tmp_path, template, monkeypatch):
    """A folder of languages with nothing translated yet."""
    monkeypatch.setattr(tool, "template_now", lambda: template)
    for code in ("de", "ja"):
        (tmp_path / code).mkdir()
        shutil.copy(LOCALE / code / "language.toml", tmp_path / code)
    return tmp_path


def said(source, string):
    return Message(source, string)


@pytest.mark.parametrize("spoken", SPOKEN, ids=IDS)
def test_no_translation_is_wrong(spoken, template):
    assert tool.wrong(spoken, merged(spoken, template)) == []


@pytest.mark.parametrize("spoken", SPOKEN, ids=IDS)
def test_a_language_says_what_it_is(spoken):
    assert spoken.forms == 1 + max(spoken.form_of(n) for n in range(1000))
    assert spoken.direction in ("ltr", "rtl")
    assert spoken.notice_version == NOTICE_VERSION
    assert LANGUAGES[spoken.code] == spoken.name
    assert spoken.origin
    assert {*language("de").words} == {*spoken.words}
    claim, push = PUSHED[spoken.code]
    for text in (claim, push):
        assert [word for word in spoken.banned if re.search(word, text, re.IGNORECASE)]


def test_what_can_be_chosen_is_what_there_is():
    others = {"system", i18n.SOURCE, i18n.PSEUDO, i18n.PSEUDO_RTL}
    assert set(LANGUAGES) == {*IDS, *others}


@pytest.mark.parametrize(
    ("source", "string", "problem"),
    [
        ("{n} steps done", "Schritte gemacht", "lacks {n}"),
        ("Done", "Fertig {x}", "has {x}"),
        ("Steps here", "{n Schritte", "brace"),
        ("<b>Hold</b> it", "Halten", "markup"),
        ("Hold", "&Halten", "mnemonic"),
        ("See --help", "Siehe --hilfe", "--help"),
        ("60 to 900", "60 bis 90", "90"),
        ("Hold", " Halten", "space"),
        ("Hold it.", "Halten", "does not end"),
        ("Hold", "Halten.", "ends with a mark"),
        ("Hold", "Halten!", "exclamation"),
        ("Move gently.", "Das lindert alles.", "not said here"),
        ("Skip", "Diese Pause überspringen", "there is room for 14"),
        (("{n} step", "{n} steps"), ("{n} Schritt",), "1 plural forms instead of 2"),
        (("{n} step", "{n} steps"), ("{n} Schritt", ""), "lacks a plural form"),
        (("{n} step", "{n} steps"), ("{n} Schritt", "Schritte"), "lacks {n}"),
    ],
)
def test_what_is_wrong_is_named(source, string, problem):
    found = problems(said(source, string), GERMAN)
    assert len(found) == 1, found
    assert problem in found[0]


@pytest.mark.parametrize(
    ("source", "string", "spoken"),
    [
        ("The {side} ear", "Das {side:linke|rechte} Ohr", GERMAN),
        ("One step, {n} s.", "1 Schritt, {n} s.", GERMAN),
        ("Use {{key: value}} here", "Hier {{key: value}} schreiben", GERMAN),
        ("It failed: {error!r}", "Fehler: {error!r}", GERMAN),
        ("Hold it.", "保ちます。", JAPANESE),
        (("{n} step", "{n} steps"), ("ein Schritt", "{n} Schritte"), GERMAN),
        (("once", "{n} times"), ("einmal", "{n}-mal"), GERMAN),
        (("{n} step", "{n} steps"), ("{n} krok", "{n} kroki", "{n} kroków"), POLISH),
        (
            ("{n} step", "{n} steps"),
            ("لا خطوات", "خطوة", "خطوتان", "{n} خطوات", "{n} خطوة", "{n} خطوة"),
            ARABIC,
        ),
        ("Not there yet", "", GERMAN),
    ],
)
def test_what_is_right_passes(source, string, spoken):
    assert problems(said(source, string), spoken) == []


def test_a_language_without_points_ends_as_it_likes():
    without = replace(JAPANESE, ends_with_point=False)
    assert problems(said("Hold it.", "保ちます"), without) == []


def test_the_pseudo_locale_fills_the_room_of_a_translation():
    for text in ("Ok", "Start sitting", "Left out for a week now", "A sentence. " * 6):
        assert width(i18n.pseudo(text)) in (room(text), room(text) - 1)
    assert width("日本") == 4
    assert width("é") == 1


def test_portions_can_be_answered_and_asked_for_again(locale, template, tmp_path, capsys):
    assert tool.main(["--locale", str(locale), "todo", "de", "--size", "3", "--chunk", "2"]) == 0
    portion = json.loads(capsys.readouterr().out)
    assert (portion["chunk"], len(portion["texts"])) == (2, 3)
    assert portion["missing"] == len([each for each in template if each.id])
    answers = {each["id"]: each["text"] for each in portion["texts"]} | {"00000000": "nothing"}
    answers[portion["texts"][0]["id"]] = ["no", "text"]
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(answers))
    assert tool.main(["--locale", str(locale), "fill", "de", str(file)]) == 1
    said_ = capsys.readouterr().out
    assert "2 taken, 2 refused" in said_
    assert "there is no text of this id" in said_
    assert "is no text" in said_
    tool.main(["--locale", str(locale), "show", "de", portion["texts"][1]["text"]])
    assert portion["texts"][1]["id"] in capsys.readouterr().out


def test_answers_in_toml_and_of_one_form(locale, template, tmp_path, capsys):
    plural = template.get("{n} second")
    file = tmp_path / "answers.toml"
    file.write_text(f'{key_of(plural)} = "{{n}}秒"\n')
    assert tool.main(["--locale", str(locale), "fill", "ja", str(file)]) == 0
    file.write_text(f'{key_of(plural)} = ["", ""]\n')
    assert tool.main(["--locale", str(locale), "fill", "de", str(file)]) == 1
    assert "is empty" in capsys.readouterr().out


def test_a_changed_text_shows_how_it_was_translated(locale, template, capsys):
    spoken = language("de", locale)
    catalog = merged(spoken, template)
    source = "Move gently. Stop if something hurts or you feel dizzy. Not medical advice."
    assert catalog.get(source) is not None
    old = empty(spoken)
    old.add(source.replace("gently", "slowly"), "Langsam bewegen.")
    save(spoken, old)
    tool.main(["--locale", str(locale), "todo", "de", "--size", "9999"])
    texts = json.loads(capsys.readouterr().out)["texts"]
    asked = next(each for each in texts if each["text"] == source)
    assert asked["was_translated"] == "Langsam bewegen."
    assert all("forms" in each for each in texts if "singular" in each)


def test_a_release_waits_for_what_is_missing_or_unsure(locale, capsys):
    assert tool.main(["--locale", str(locale), "status"]) == 0
    assert tool.main(["--locale", str(locale), "release"]) == 1
    assert tool.main(["--locale", str(locale), "check", "ja"]) == 0
    assert "missing: 'Settings'" in capsys.readouterr().out
    spoken = language("de", locale)
    catalog = empty(spoken)
    catalog.add("Settings", "Einstellungen", flags={"fuzzy"})
    unsaid = len([word for word, own in spoken.words.items() if not own])
    assert len(tool.missing(spoken, catalog)) == unsaid + 1
    older = replace(spoken, notice_version=0)
    assert "carries the safety notice in version 0" in tool.wrong(older, catalog)[0]


def test_compiling_gives_what_gettext_reads(locale):
    spoken = language("de", locale)
    catalog = empty(spoken)
    catalog.add("Settings", "„Einstellungen“\nhier", user_comments=["A note."])
    catalog.add(("{n} step", "{n} steps"), ("{n} Schritt", "{n} Schritte"))
    catalog.add("Look", "Aussehen", context="theme")
    catalog.add("Later", "")
    catalog.add("Unsure", "Vielleicht", flags={"fuzzy"})
    catalog.add("A long text that is wrapped over lines. " * 5, "Ein langer Text. " * 12)
    save(spoken, catalog)
    theirs = io.BytesIO()
    write_mo(theirs, kept(spoken))
    theirs.seek(0)
    ours = gettext.GNUTranslations(io.BytesIO(compiled(spoken.po.read_text("utf-8"))))
    wanted = gettext.GNUTranslations(theirs)
    for text in ("Settings", "Later", "Unsure", "A long text that is wrapped over lines. " * 5):
        assert ours.gettext(text) == wanted.gettext(text)
    assert ours.pgettext("theme", "Look") == "Aussehen"
    assert ours.ngettext("{n} step", "{n} steps", 3) == "{n} Schritte"


def test_only_what_is_out_of_date_is_compiled(locale, capsys):
    spoken = language("de", locale)
    save(spoken, empty(spoken))
    assert compile_all(locale) == ["de"]
    assert compile_all(locale) == []
    assert not compile_file(spoken.po)
    assert tool.main(["--locale", str(locale), "compile"]) == 0
    assert "nothing was out of date" in capsys.readouterr().out


def test_what_is_kept_does_not_change_by_itself(locale, template):
    spoken = language("de", locale)
    save(spoken, merged(spoken, template))
    first = spoken.po.read_bytes()
    save(spoken, merged(spoken, template))
    assert spoken.po.read_bytes() == first
    assert b"POT-Creation-Date" not in first


def test_compiled_files_are_not_kept():
    assert "*.mo" in (ROOT / ".gitignore").read_text("utf-8").split()
