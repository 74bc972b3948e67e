"""Local validation: folder and truth in, figures, curve and misses out."""

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop.validation.curve import SENSITIVITY
from tests.desktop.room import draw_film


@pytest.fixture
def dialogue(room, tmp_path, qtbot):
    """The window over ten films, one fracture among them missed and one film called without one."""
    rows = ["file,fracture"]
    for number in range(10):
        broken = number < 5
        probability = 0.1 if number in (4, 9) else 0.8 if broken else 0.1
        probability = 0.9 if number == 5 else probability
        draw_film(tmp_path / "house" / f"film{number}.png", probability, seed=number)
        rows.append(f"film{number}.png,{int(broken)}")
    (tmp_path / "truth.csv").write_text("\n".join([*rows, "gone.png,1"]), "utf-8")
    room.acts["validate"].trigger()
    made = room.asking._validation.dialogue
    made.folder.setText(str(tmp_path / "house"))
    made.truth.setText(str(tmp_path / "truth.csv"))
    return made


def cells(table):
    return [
        [table.item(row, column).text() for column in range(table.columnCount())] for row in range(table.rowCount())
    ]


def test_figures_curve_and_misses(dialogue, room, qtbot):
    assert dialogue.go.isEnabled()
    dialogue.go.click()
    qtbot.waitUntil(lambda: dialogue.study is not None)
    assert dialogue.said.text().startswith("10 films, 5 with a fracture; 2 misses.")
    assert "gone.png" in dialogue.said.text()
    rows = cells(dialogue.figures)
    assert rows[0][:3] == ["All", "Sensitivity, positive or in doubt", "0.800"]
    assert rows[0][4] == "4 / 5"
    low, high = (float(part) for part in rows[0][3].split(" – "))
    assert low < 0.8 < high
    assert [row[:2] for row in cells(dialogue.misses)] == [
        ["Fracture called negative", "film4.png"], ["No fracture, called positive", "film5.png"],
    ]  # fmt: skip
    picture = dialogue.curve.grab().toImage()
    seen = {picture.pixelColor(x, y).rgb() for x in range(picture.width()) for y in range(picture.height())}
    assert SENSITIVITY.rgb() in seen


def test_a_miss_is_brought_on_screen(dialogue, room, qtbot):
    dialogue.go.click()
    qtbot.waitUntil(lambda: dialogue.study is not None)
    dialogue.misses.itemClicked.emit(dialogue.misses.item(0, 1))
    qtbot.waitUntil(lambda: room.onscreen.current.path.name == "film4.png" and room.viewer.has_film)
    dialogue.misses.itemClicked.emit(dialogue.misses.item(1, 0))
    qtbot.waitUntil(lambda: room.onscreen.current.path.name == "film5.png")


def test_the_study_is_saved(dialogue, room, qtbot, tmp_path, monkeypatch):
    dialogue.go.click()
    qtbot.waitUntil(dialogue.save.isEnabled)
    (tmp_path / "out").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: str(tmp_path / "out"))
    dialogue.save.click()
    qtbot.waitUntil(lambda: dialogue.said.text().startswith("Written into"))
    assert (tmp_path / "out" / "validation.pdf").read_bytes().startswith(b"%PDF")
    assert "film4.png" in (tmp_path / "out" / "validation-misses.csv").read_text("utf-8-sig")


def test_a_table_that_cannot_be_used_is_said(dialogue, qtbot, tmp_path):
    (tmp_path / "truth.csv").write_text("name;broken\na;1\n", "utf-8")
    dialogue.go.click()
    qtbot.waitUntil(lambda: "truth.csv cannot be used" in dialogue.said.text())
    assert dialogue.go.isEnabled()
    assert not dialogue.save.isEnabled()


def test_a_study_is_stopped(dialogue, qtbot):
    dialogue.go.click()
    dialogue.stop.click()
    assert dialogue.said.text() == "Stopped. Nothing was measured."
    assert dialogue.go.isEnabled()
    assert dialogue.study is None
