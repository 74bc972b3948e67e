"""What goes into an edition, taken from the lists that the code itself keeps."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from desktop.settings import LANGUAGES  # noqa: E402
from engine import bundle  # noqa: E402
from engine.decode.codecs import PLUGINS  # noqa: E402
from engine.report.fonts import EAST_ASIAN, LATIN, OTHERS, system_folders  # noqa: E402

EDITIONS = ("cpu", "cuda")
PACKAGES = ("engine", "desktop")
PLUGIN_PACKAGES = ("pylibjpeg", "pylibjpeg-openjpeg", "pyjpegls")  # found by their metadata
FREE_FONTS = ("Noto", "DejaVu", "Droid")  # no others may be passed on

# Training, tests, tools, and what libraries would take along for uses that are not ours.
NEVER = (
    "training", "tests", "pytest", "_pytest", "hypothesis", "mypy", "ruff", "matplotlib", "sklearn", "scipy", "pandas",
    "IPython", "ray", "tkinter", "openvino_telemetry", "openvino.torch", "openvino.tools", "jsonschema", "PyInstaller",
    "cyclonedx", "setuptools", "pip", "numpy.f2py", "PIL.ImageTk", "PIL._avif", "PIL.AvifImagePlugin", "PIL._imagingft",
    *(f"openvino.frontend.{name}" for name in ("jax", "onnx", "paddle", "pytorch", "tensorflow", "gguf")),
    *(f"PySide6.{name}" for name in (
        "QtNetwork", "QtQml", "QtQuick", "QtQuickWidgets", "QtQuickControls2", "QtSql", "QtTest", "QtXml", "QtHelp",
        "QtDesigner", "QtUiTools", "QtOpenGL", "QtOpenGLWidgets", "QtPrintSupport", "QtConcurrent", "QtSvg",
        "QtSvgWidgets",
    )),
)  # fmt: skip
# What torch could do without being asked to here: compile, and draw; and the networks that only bench compares with.
BESIDE_TORCH = ("triton", "torchvision", "tensorboard")
TORCH = ("torch", "nvidia", "cuda", "functorch", "torchgen", "sympy", "networkx", "jinja2", "fsspec")

# Files that libraries bring and nothing here opens, by their place in the bundle.
UNWANTED = re.compile(
    r"openvino/libs/\w*openvino_(intel_gpu|intel_npu|auto|auto_batch|hetero|onnx|tensorflow|tensorflow_lite|pytorch|paddle|jax|gguf|c)(_|\.)"
    r"|openvino/libs/(cache\.json|\w*tbb\w*_debug)"
    r"|openvino/frontend/(jax|onnx|paddle|pytorch|tensorflow|gguf)/"
    r"|PySide6/(Qt/)?plugins/(tls|networkinformation|qmltooling|sqldrivers|designer|egldeviceintegrations|generic)/"
    r"|PySide6/(Qt/)?plugins/platforms/\w*(eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc|direct2d)\b"
    r"|PySide6/(Qt/)?plugins/platformthemes/\w*gtk3"
    r"|PySide6/(Qt/)?plugins/platforminputcontexts/\w*qtvirtualkeyboard"
    r"|PySide6/(Qt/)?plugins/imageformats/\w*q(gif|icns|pdf|svg|tga|tiff|wbmp|webp)\b"
    r"|PySide6/(Qt/)?plugins/iconengines/"
    r"|PySide6/(Qt/)?lib/libQt6(Quick|Qml|VirtualKeyboard|Pdf|Svg|Eglfs|Network|Sql)"
    r"|PySide6/Qt6(Quick|Qml|VirtualKeyboard|Pdf|Svg|Network|Sql)\w*\.dll"
    r"|PySide6/opengl32sw\.dll"
    r"|(^|/)libgtk-3|(^|/)libgdk-3"
    r"|pydicom/data/(test_files|charset_files|palettes)/"
    r"|cv2/(data/.*\.xml$|opencv_videoio_ffmpeg)"
)


def edition(named: str | None) -> str:
    """Return the edition asked for, by default the one for processors; raise SystemExit for another."""
    chosen = named or EDITIONS[0]
    if chosen not in EDITIONS:
        raise SystemExit(f"OSTEOSCOPE_EDITION is {chosen!r}; there are {' and '.join(EDITIONS)}.")
    return chosen


def excludes(chosen: str) -> list[str]:
    """Return the modules that an edition goes without."""
    return [*NEVER, *BESIDE_TORCH, *(TORCH if chosen == "cpu" else ())]


def hidden_imports() -> list[str]:
    """Return the modules that are imported by a name made at run time, or by a library's list of plugins."""
    return sorted({*_own_modules(), *_decoders()})


def _own_modules() -> Iterator[str]:
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _decoders() -> Iterator[str]:
    """Yield the modules of pydicom's plugins that are used, of pylibjpeg's own plugins, and of imagecodecs."""
    for plugin in set(PLUGINS.values()) - {""}:
        yield {"pydicom": "pydicom.pixels.decoders.rle", "imagecodecs": "imagecodecs"}.get(
            plugin, f"pydicom.pixels.decoders.{plugin}"
        )
    yield from (point.value.partition(":")[0] for point in entry_points(group="pylibjpeg.pixel_data_decoders"))
    yield "jpeg_ls"  # imported by pydicom under this name for the distribution pyjpegls
    yield from _imagecodecs()


def _imagecodecs() -> Iterator[str]:
    """Yield the extensions of imagecodecs whose functions the engine's source names: there are seventy others."""
    from imagecodecs import imagecodecs  # noqa: PLC0415

    for path in (ROOT / "engine").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "imagecodecs":
                yield f"imagecodecs.{imagecodecs._ATTRIBUTES[node.attr]}"
    shared = Path(imagecodecs.__file__).parent.glob("_shared*")  # imported by every extension
    yield from (f"imagecodecs.{path.name.partition('.')[0]}" for path in shared)


def resources() -> list[tuple[str, str]]:
    """Return our own files, each with its folder in the bundle: the newest model alone, and no catalogue's source."""
    shelf = ROOT / "resources"
    model = bundle.find(bundle.SHIPPED)[-1]
    found = [(str(model), f"resources/models/{model.name}")]
    found += [(str(shelf / name), f"resources/{name}") for name in ("guidance", "samples", "schema", "icons")]
    found += [(str(path), "resources/i18n") for path in sorted((shelf / "i18n").glob("*.qm"))]
    found += [(str(path), "resources/fonts") for path in fonts()]
    return found


def fonts() -> list[Path]:
    """Return the free fonts of this system that reports look for, so that names print where a clinic has none."""
    found: dict[str, Path] = {}
    for folder in filter(Path.is_dir, system_folders()):
        found |= {path.name: path for path in sorted(folder.rglob("*.tt?")) if path.name.startswith(FREE_FONTS)}
    east = sorted((found[name] for name in EAST_ASIAN if name in found), key=lambda path: path.stat().st_size)
    return [found[name] for name in (*LATIN[0], OTHERS["Arabic"][0]) if name in found] + east[:1]


def is_wanted(place: str, _source: str, kind: str) -> bool:
    """Tell whether a file belongs in the bundle, by its place there.

    Qt's catalogues only for our own languages, and no links, which sticks and Windows do not know: every library finds
    its own by the folder they lie in.
    """
    place = place.replace("\\", "/")
    if kind == "SYMLINK" and sys.platform == "linux":
        return False
    if "/translations/" in place and "PySide6/" in place:
        return any(place.endswith(f"qtbase_{language}.qm") for language in LANGUAGES if language)
    return UNWANTED.search(place) is None
