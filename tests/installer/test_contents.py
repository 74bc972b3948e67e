"""What goes into a bundle: taken from the code's own lists, small enough, and nobody's work without its licence."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy
import PySide6
import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from engine.decode.codecs import PLUGINS
from resources.installer import budget, contents, icu, licences, parts, sbom


def test_the_edition_for_processors_is_the_default_and_goes_without_torch():
    assert contents.edition(None) == "cpu"
    assert "torch" in contents.excludes("cpu") and "torch" not in contents.excludes("cuda")
    with pytest.raises(SystemExit, match="cpu and cuda"):
        contents.edition("tpu")


def test_every_module_and_every_decoder_s_plugin_is_named():
    named = set(contents.hidden_imports())
    assert {"engine.cli.read", "desktop.window", "openjpeg", "jpeg_ls", "imagecodecs._jpeg8"} <= named
    assert {
        f"pydicom.pixels.decoders.{name}" for name in set(PLUGINS.values()) - {"", "imagecodecs", "pydicom"}
    } <= named


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("openvino/libs/libopenvino_intel_cpu_plugin.so", True),
        ("openvino/libs/libopenvino_intel_gpu_plugin.so", False),
        ("openvino/libs/libopenvino.so.2641", True),
        (r"openvino\libs\openvino_onnx_frontend.dll", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqminimalegl.so", False),
        ("PySide6/Qt/translations/qtbase_ar.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/lib/libQt6Gui.so.6", True),
    ],
)
def test_what_nothing_here_opens_is_left_out(place, wanted):
    assert contents.is_wanted(place, "", "BINARY") is wanted


def test_a_bundle_over_its_budget_fails_the_build_and_a_file_of_two_names_counts_once(tmp_path, monkeypatch):
    (tmp_path / "one").write_bytes(b"x" * 600)
    (tmp_path / "two").hardlink_to(tmp_path / "one")
    assert budget.size(tmp_path) == 600
    monkeypatch.setitem(budget.LIMITS, "cpu", 599)
    with pytest.raises(SystemExit, match="over its budget"):
        budget.check(tmp_path, "cpu")
    monkeypatch.setitem(budget.LIMITS, "cpu", 600)
    assert "0 MB" in budget.check(tmp_path, "cpu")


def test_a_file_is_known_by_the_package_it_came_from_with_licence_and_texts(tmp_path):
    found = {part.name: part for part in parts.of([numpy.__file__, str(Path(json.__file__))])}
    assert found["numpy"].version == numpy.__version__ and "BSD" in found["numpy"].licence
    assert found["Python"].version == sys.version.split()[0]
    qt = parts.Part("PySide6_Essentials", "6.1", "LGPL-3.0-only", "", "pypi", (parts.STANDARD / "LGPL-3.0.txt",))
    bare = parts.Part("bare", "1", "MIT", "https://example.org", "pypi", ())
    shelf = licences.gather([*found.values(), qt, bare], tmp_path / "licences")
    index = json.loads((shelf / licences.INDEX).read_text("utf-8"))
    assert all((shelf / text).read_text("utf-8", "replace").strip() for part in index for text in part["texts"])
    assert "Qt 6.1" in (shelf / licences.QT).read_text("utf-8")
    assert "without the text" in (shelf / "bare-1" / "LICENCE.txt").read_text("utf-8")


def test_icu_s_data_are_read_and_written_alike():
    items = [icu.Item(b"icudt73l/a.res", b"12345"), icu.Item(b"icudt73l/coll/zh.res", b"x" * 40)]
    header = b"\x20\x00\xda\x27" + bytes(8) + b"CmnD" + bytes(16)
    packed = icu.packed(header, items)
    again, found = icu.parsed(packed)
    assert again == header
    assert [(item.name, item.content[: len(given.content)]) for item, given in zip(found, items, strict=True)] == items
    assert icu.packed(again, found) == packed
    with pytest.raises(ValueError, match="not ICU's"):
        icu.parsed(b"these are pictures" * 10)


SORTED = """
from PySide6.QtCore import QCollator, QLocale
words = "zebra äpfel Apfel öl 手 腕 膝 足 骨 مفصل عظم ركبة ñandú 片10 片2 ı I Straße".split()
for name in ("en_US", "zh_CN", "ar_EG", "de_DE", "sv_SE", "ja_JP", "tr_TR"):
    locale = QLocale(name)
    order = QCollator(locale)
    order.setNumericMode(True)
    print(name, *sorted(words, key=order.sortKey), locale.toUpper("iıß"), locale.toString(12345.6))
"""


def sorted_words(**more):
    command = [sys.executable, "-c", SORTED]
    done = subprocess.run(command, env=os.environ | more, capture_output=True, text=True, check=True)
    assert not done.stderr  # that a library could not be preloaded is only said
    return done.stdout


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("objcopy") is None, reason="ICU is made smaller on Linux")
def test_qt_sorts_every_language_with_the_smaller_icu_as_before(tmp_path):
    (library,) = (Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicudata.so.*")
    smaller = icu.smaller(library, tmp_path)
    assert smaller.stat().st_size < library.stat().st_size / 3
    said = [
        subprocess.run(
            [sys.executable, "-c", SORTED], env=os.environ | more, capture_output=True, text=True, check=True
        )
        for more in ({}, {"LD_PRELOAD": str(smaller)})
    ]
    assert said[0].stdout == said[1].stdout and "片2 片10" in said[0].stdout
    assert not said[1].stderr


def test_the_bill_of_materials_is_cyclonedx_and_the_same_twice(tmp_path):
    model = SimpleNamespace(card=SimpleNamespace(name="test", version="0.0.1", sha256="ab" * 32))
    made = [sbom.write(tmp_path / name, parts.of([numpy.__file__]), model, "1.2.3", "cpu", 1700000000) for name in "ab"]
    assert made[0].read_bytes() == made[1].read_bytes()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(made[0].read_text("utf-8")) is None
    named = {part["name"] for part in json.loads(made[0].read_text("utf-8"))["components"]}
    assert {"numpy", "Python", "test"} <= named
