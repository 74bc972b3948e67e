"""A session of many signals and frames goes on."""

import subprocess
import sys

SESSION = """
import sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from desktop.endurance import endure

class Told(QObject):
    told = Signal(object)

class Painted(QWidget):
    def paintEvent(self, event):
        pass

app = QApplication([])
endure()
endure()
one, other = Told(), Painted()
other.show()
for number in range(30_000):
    one.told.emit(number)
    other.repaint()
assert min(sys.getrefcount(True), sys.getrefcount(None)) > 100
print("still here")
"""


def test_thousands_of_signals_and_frames_do_not_end_the_program():
    done = subprocess.run([sys.executable, "-c", SESSION], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "still here", done.stderr[-500:]
