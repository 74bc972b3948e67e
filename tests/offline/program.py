"""The whole program, one use after another; run by test_offline.py in a process of its own."""

import socket
import sys
import urllib.request
from contextlib import suppress
from pathlib import Path

from engine.cli.app import app

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
FILMS = ("wrist_fracture.png", "thigh_normal.dcm")


def command_line(folder):
    films = [SAMPLES / name for name in FILMS]
    for film in films:
        (folder / "films").mkdir(exist_ok=True)
        (folder / "films" / film.name).write_bytes(film.read_bytes())
    (folder / "truth.csv").write_text("file,fracture\nwrist_fracture.png,1\nthigh_normal.dcm,0\n", "utf-8")
    uses = (
        ("read", *films, "--out", folder / "out", "--format", "csv,jsonl,pdf,overlay,mask,sr,seg,sc"),
        ("validate", folder / "films", folder / "truth.csv", "--out", folder / "validation"),
        ("deidentify", SAMPLES / "thigh_normal.dcm", "--out", folder / "nameless"),
        ("selftest",),
        ("audit", "--verify"),
    )
    for words in uses:
        code = app([str(word) for word in words], standalone_mode=False)
        print("used", words[0], code, flush=True)


def desktop(folder):
    from PySide6.QtWidgets import QApplication

    from desktop import app as program

    application = QApplication([])
    window = program.window_for([SAMPLES / FILMS[0]], folder / "settings", folder / "data")
    while not any(case.reading for case in window.session.worklist.cases()):
        application.processEvents()
    window.close()
    print("used desktop", 0, flush=True)


def provoke():
    """Reach for the network in three ways, and for telemetry: the watch must see each."""
    with suppress(OSError):
        socket.socket().connect(("192.0.2.1", 80))
    with suppress(OSError):
        socket.getaddrinfo("example.invalid", 80)
    with suppress(OSError):
        urllib.request.urlopen("http://192.0.2.1/", timeout=0.1)
    with suppress(OSError, ImportError):
        import openvino_telemetry  # noqa: F401


if __name__ == "__main__":
    if sys.argv[1] == "provoke":
        provoke()
    else:
        command_line(Path(sys.argv[2]))
        desktop(Path(sys.argv[2]))
        assert sys.modules.get("openvino_telemetry") is None
        print("telemetry absent", "openvino" in sys.modules)
