import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.report.fonts import LONGEST, Fonts, cleaned, script_of, system_folders


@given(st.text())
def test_cleaned_text_is_one_short_line_without_controls(text):
    made = cleaned(text)
    assert len(made) <= LONGEST
    assert all(char.isprintable() for char in made)


@given(st.text())
def test_core_fonts_print_latin_1_and_name_the_rest(text):
    Fonts([]).printable(text).encode("latin-1")


@pytest.mark.parametrize(
    ("char", "script"),
    [
        ("a", "Latin"),
        ("ж", "Cyrillic"),
        ("π", "Greek"),
        ("ق", "Arabic"),
        ("王", "Chinese"),
        ("か", "Japanese"),
        ("한", "Korean"),
    ],
)
def test_scripts_are_named_for_people(char, script):
    assert script_of(char) == script


def test_a_run_of_one_script_is_said_once():
    assert Fonts([]).printable("قباني لنزار.dcm") == "[Arabic script: this computer has no font for it].dcm"
    assert Fonts([]).printable("ab 王 π") == (
        "ab [Chinese script: this computer has no font for it] [Greek script: this computer has no font for it]"
    )


def test_a_broken_font_file_is_passed_over(tmp_path):
    (tmp_path / "NotoSans-Regular.ttf").write_bytes(b"no font")
    assert Fonts([tmp_path]).main is None


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
def test_every_system_has_its_folders(monkeypatch, platform):
    monkeypatch.setattr("sys.platform", platform)
    assert len(system_folders()) >= 3
