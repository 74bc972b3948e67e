"""The findings panel: guidance, what is not asked, and reading again as another part."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from desktop.findings import cards, panel
from desktop.findings.said import details
from engine.card import Expert
from engine.guidance import SHIPPED, Entry, Guidance, Problem, Topic


def text(room):
    return room.findings.guidance.toPlainText()


def test_guidance_is_shown_whole_and_marked_as_suggested_until_it_is_confirmed(viewer, room, qtbot):
    shown = text(room)
    for words in (
        "Examine first.", "Two views centred on the wrist are wanted", "BOAST, The Management of Distal Radial",
        "standard 1", "https://www.boa.ac.uk/resources/boast-16-pdf.html (reviewed 2026-11-20)",
        "Suggested by the finding; you have not confirmed it.",
    ):  # fmt: skip
        assert words in shown
    assert "For the finding you confirmed." not in shown
    qtbot.keyClick(room, Qt.Key.Key_A)
    assert "For the finding you confirmed." in text(room)


def test_red_flags_come_first_and_rejecting_turns_the_topic_round(viewer, room, qtbot):
    assert text(room).startswith("▲ Examine first.")
    room.acts["next"].trigger()
    assert "fracture clinic" in text(room)
    qtbot.keyClick(room, Qt.Key.Key_R)
    assert "fracture clinic" not in text(room)


def test_what_only_a_reader_may_ask_for_waits_for_the_reader(viewer, room, qtbot):
    room.acts["next"].trigger()
    assert "65 years" not in text(room)
    qtbot.keyClick(room, Qt.Key.Key_A)
    assert "Patients of 65 years or more" in text(room)


def test_a_film_without_guidance_shows_none(viewer, room, monkeypatch):
    monkeypatch.setattr(panel, "installed", lambda: Guidance((), ()))
    room.worklist.step(10)
    assert room.onscreen.current.mark == "negative"
    assert room.findings.guidance.isHidden()
    assert room.findings.guidance_title.isHidden()


def test_guidance_that_could_not_be_read_is_said(viewer, room):
    entry = Entry("x", "<b>Splint</b>", "S", "1", "all", "https://example.org", date(2026, 1, 2), (Topic.DOUBT,))
    known = Guidance((entry,), (Problem("site.toml", 3, "link must be a web address"),))
    page = cards.page(room.onscreen.current, known)
    assert "&lt;b&gt;Splint" in page
    assert "Guidance in site.toml, line 3 is left out" in page
    assert cards.page(None, known) == ""


def test_the_shipped_guidance_loads_without_a_problem():
    assert SHIPPED.is_dir()
    assert cards.installed().entries
    assert cards.installed().problems == ()


def test_a_question_that_is_not_asked_says_so_and_why(viewer, room):
    why = "no network beats chance"
    off = Expert("density", "bone_density", ("wrist",), False, ("normal", "low"), enabled=False, why_off=why)
    knee = replace(off, name="kl", kind="osteoarthritis", parts=("knee",))
    card = replace(room.loaded.card, experts=(*room.loaded.card.experts, off, knee))
    said = details(room.onscreen.current, card)
    assert "<b>Bone density</b>" in said
    assert "Not asked in this version: no network beats chance." in said
    assert "Osteoarthritis" not in said


def test_one_key_and_a_letter_read_the_film_again_as_another_part(viewer, room, qtbot):
    qtbot.keyClick(room, Qt.Key.Key_P)
    (menu,) = (menu for menu in room.findChildren(QMenu) if menu.isVisible())
    letters = {action.text().replace("&", ""): action for action in menu.actions() if action.text()}
    assert {"Automatic", "Wrist", "Elbow", "Ankle"} <= set(letters)
    qtbot.keyClick(menu, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: room.onscreen.current.part == "elbow")
    assert room.stub.asked[-1] == ("b.png", "elbow")
    assert "Elbow" in room.findings.details.text()


def test_every_statement_stays_inside_the_panel(viewer, room, qtbot):
    room.activateWindow()
    page = room.findings.guidance
    qtbot.waitUntil(lambda: page.viewport().width() > 100)
    assert page.document().size().width() <= page.viewport().width() + 1
    assert page.height() >= page.document().size().height()


@pytest.mark.parametrize("name", ["brush", "eraser", "no_own_mask"])
def test_drawing_is_at_hand_in_the_panel(room, name):
    assert any(button.defaultAction() is room.acts[name] for button in room.findings._draw)
