"""What must hold of the Qt binding itself."""

import sys

from PySide6.QtCore import QObject, QStringListModel, Signal

OFTEN = 300


class Source(QObject):
    told = Signal()


def test_a_signal_costs_python_no_reference(qtbot):
    """PySide6 6.12.0 dropped a reference to True with every signal: on Python 3.11 the program died within minutes."""
    source, model = Source(), QStringListModel(["a"])
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _ in range(OFTEN):
        source.told.emit()
        model.setStringList(["b"])
    lost = [then - now for then, now in zip(before, (sys.getrefcount(True), sys.getrefcount(None)), strict=True)]
    assert max(lost) < OFTEN // 2
