"""The threshold slider: another outline to look at, and the machine's own left as it was."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from desktop.findings.threshold import ThresholdSlider
from desktop.opened import outline
from desktop.viewer.overlays import Layer
from desktop.work import Shelf
from engine.progress import silent


def area(viewer):
    return viewer.view.overlays.layers[Layer.MASK].path().boundingRect()


def listed(room):
    return [room.findings.regions.item(row).text() for row in range(room.findings.regions.count())]


def test_the_outline_and_the_regions_follow_and_the_network_is_not_asked(viewer, room, qtbot):
    asked, before, own = len(room.stub.asked), area(viewer), listed(room)
    room.findings.threshold.slider.setValue(20)
    qtbot.waitUntil(lambda: area(viewer) != before)
    wide = area(viewer)
    assert listed(room) != own
    room.findings.threshold.slider.setValue(80)
    qtbot.waitUntil(lambda: area(viewer) != wide)
    assert area(viewer).width() < wide.width()
    assert len(room.stub.asked) == asked


def test_reset_goes_back_to_the_machines_own_outline(viewer, room, qtbot):
    before, own = area(viewer), listed(room)
    room.findings.threshold.slider.setValue(20)
    qtbot.waitUntil(lambda: area(viewer) != before)
    qtbot.keyClick(room, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert area(viewer) == before
    assert listed(room) == own
    assert not room.findings.threshold.moved_away


def test_the_value_is_said_in_words_beside_the_cards(viewer, room):
    said = room.findings.threshold.said
    assert said.text().replace("\u00a0", " ") == "Outlined from 50 %, the model's own threshold."
    room.acts["threshold_down"].trigger()
    text = said.text().replace("\u00a0", " ")
    assert "from 45 %" in text
    assert "The model's own outline, which is kept, is from 50 %." in text


def test_what_was_looked_at_is_never_the_machines(viewer, room, qtbot):
    case, before = room.onscreen.current, area(viewer)
    room.findings.threshold.slider.setValue(20)
    qtbot.waitUntil(lambda: area(viewer) != before)
    assert room.onscreen.current is case
    assert room.onscreen.current.regions == case.reading.regions
    qtbot.keyClick(room, Qt.Key.Key_A)
    assert room.findings.threshold.moved_away
    room.acts["next"].trigger()
    assert not room.findings.threshold.moved_away
    room.acts["previous"].trigger()
    qtbot.waitUntil(lambda: viewer.has_film)
    assert area(viewer) == before


def test_an_outline_that_was_asked_for_before_the_film_changed_is_dropped(viewer, room, qtbot):
    room.findings.threshold.slider.setValue(20)
    room.acts["next"].trigger()
    qtbot.waitUntil(lambda: viewer.has_film)
    qtbot.wait(300)
    assert listed(room)[0].replace("\u00a0", " ").startswith("1   90 %")


def test_there_is_no_slider_where_nothing_is_claimed(viewer, room, qtbot):
    room.worklist.step(10)
    assert room.onscreen.current.mark == "negative"
    assert room.findings.threshold.isHidden()
    qtbot.waitUntil(lambda: viewer.has_film)
    room.acts["threshold_down"].trigger()
    assert area(viewer).isEmpty()


def test_the_cards_own_threshold_gives_the_map_above_it(viewer, room):
    case, film = room.onscreen.current, viewer.main.opened.film
    film = Shelf().film(case) if film is None else film
    found = outline(case, film, room.loaded.card, 0.5, silent)
    lower = outline(case, film, room.loaded.card, 0.3, silent)
    assert found.mask.shape == film.pixels.shape
    assert np.all(lower.mask[found.mask])
    assert lower.mask.sum() > found.mask.sum()
    assert found.regions[0].probability == pytest.approx(0.9, abs=0.01)


def test_the_slider_holds_at_its_ends(qtbot):
    slider = ThresholdSlider()
    qtbot.addWidget(slider)
    slider.show_threshold(0.75)
    slider.step(50)
    assert slider.threshold == pytest.approx(0.95)
    slider.back()
    assert slider.threshold == pytest.approx(0.75)
