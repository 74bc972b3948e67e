"""The viewer's lines in the table of actions."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from desktop.entry import Entry

VIEW = str(QT_TRANSLATE_NOOP("Actions", "&View"))
OVERLAYS = str(QT_TRANSLATE_NOOP("Actions", "&Overlays"))
MEASURE = str(QT_TRANSLATE_NOOP("Actions", "&Measure"))
DRAW = str(QT_TRANSLATE_NOOP("Actions", "&Draw"))

VIEWER_ENTRIES = (
    Entry("fit", VIEW, QT_TRANSLATE_NOOP("Actions", "Fit"), "F"),
    Entry("one_to_one", VIEW, QT_TRANSLATE_NOOP("Actions", "1:1"), "1"),
    Entry("zoom_in", VIEW, QT_TRANSLATE_NOOP("Actions", "Zoom in"), "+; ="),
    Entry("zoom_out", VIEW, QT_TRANSLATE_NOOP("Actions", "Zoom out"), "-"),
    Entry("magnifier", VIEW, QT_TRANSLATE_NOOP("Actions", "Magnifier (strike or hold)"), "Z", held=True),
    Entry("turn_left", VIEW, QT_TRANSLATE_NOOP("Actions", "Rotate left"), "["),
    Entry("turn_right", VIEW, QT_TRANSLATE_NOOP("Actions", "Rotate right"), "]"),
    Entry("mirror", VIEW, QT_TRANSLATE_NOOP("Actions", "Flip left and right"), "H"),
    Entry("flip", VIEW, QT_TRANSLATE_NOOP("Actions", "Flip up and down"), "V"),
    Entry("invert", VIEW, QT_TRANSLATE_NOOP("Actions", "Invert"), "I", held=True),
    Entry(
        "window_auto", VIEW, QT_TRANSLATE_NOOP("Actions", "Window: automatic"), "W",
        short=QT_TRANSLATE_NOOP("Actions", "Auto"),
    ),
    Entry("window_bone", VIEW, QT_TRANSLATE_NOOP("Actions", "Window: bone"), "Shift+1"),
    Entry("window_soft", VIEW, QT_TRANSLATE_NOOP("Actions", "Window: soft tissue"), "Shift+2"),
    Entry("window_whole", VIEW, QT_TRANSLATE_NOOP("Actions", "Window: as stored"), "Shift+3"),
    Entry(
        "beside", VIEW, QT_TRANSLATE_NOOP("Actions", "Hold this film beside the next"), "T", held=True,
        short=QT_TRANSLATE_NOOP("Actions", "Two films"),
    ),
    Entry("views", VIEW, QT_TRANSLATE_NOOP("Actions", "Both views of the study side by side"), "Y"),
    Entry("region", VIEW, QT_TRANSLATE_NOOP("Actions", "Next suspected region"), "S"),
    Entry("mirror_beside", VIEW, QT_TRANSLATE_NOOP("Actions", "Flip the film beside (the other limb)"), "Shift+H"),
    Entry("reset", VIEW, QT_TRANSLATE_NOOP("Actions", "Reset"), "Backspace"),
    Entry(
        "bone", OVERLAYS, QT_TRANSLATE_NOOP("Actions", "Bone outline"), "B", held=True,
        short=QT_TRANSLATE_NOOP("Actions", "Bone"),
    ),
    Entry(
        "mask", OVERLAYS, QT_TRANSLATE_NOOP("Actions", "Fracture mask"), "M", held=True,
        short=QT_TRANSLATE_NOOP("Actions", "Mask"),
    ),
    Entry("contour", OVERLAYS, QT_TRANSLATE_NOOP("Actions", "Mask as contour"), "C", held=True),
    Entry(
        "boxes", OVERLAYS, QT_TRANSLATE_NOOP("Actions", "Boxes"), "X", held=True,
        short=QT_TRANSLATE_NOOP("Actions", "Boxes"),
    ),
    Entry(
        "activation", OVERLAYS, QT_TRANSLATE_NOOP("Actions", "Class activation map"), "G", held=True,
        short=QT_TRANSLATE_NOOP("Actions", "Map"),
    ),
    Entry("own", OVERLAYS, QT_TRANSLATE_NOOP("Actions", "Your own mask"), "O", held=True),
    Entry("hide", OVERLAYS, QT_TRANSLATE_NOOP("Actions", "Hide all overlays"), "Space", held=True),
    Entry("clearer", OVERLAYS, QT_TRANSLATE_NOOP("Actions", "Overlays stronger"), "Ctrl+Up"),
    Entry("fainter", OVERLAYS, QT_TRANSLATE_NOOP("Actions", "Overlays fainter"), "Ctrl+Down"),
    Entry("threshold_up", OVERLAYS, QT_TRANSLATE_NOOP("Actions", "Outline less: higher threshold"), "Ctrl+Right"),
    Entry("threshold_down", OVERLAYS, QT_TRANSLATE_NOOP("Actions", "Outline more: lower threshold"), "Ctrl+Left"),
    Entry("threshold_reset", OVERLAYS, QT_TRANSLATE_NOOP("Actions", "Outline at the model's threshold"), "Ctrl+0"),
    Entry("length", MEASURE, QT_TRANSLATE_NOOP("Actions", "Length"), "L", held=True),
    Entry("angle", MEASURE, QT_TRANSLATE_NOOP("Actions", "Angle of two lines"), "Shift+L", held=True),
    Entry("cobb", MEASURE, QT_TRANSLATE_NOOP("Actions", "Cobb angle"), "Shift+C", held=True),
    Entry(
        "calibrate", MEASURE, QT_TRANSLATE_NOOP("Actions", "Calibrate by an object of known size…"), "Shift+K",
        held=True,
    ),
    Entry("uncalibrate", MEASURE, QT_TRANSLATE_NOOP("Actions", "Forget the calibration")),
    Entry("hand", MEASURE, QT_TRANSLATE_NOOP("Actions", "Hand"), "Esc"),
    Entry("delete", MEASURE, QT_TRANSLATE_NOOP("Actions", "Delete the measure"), "Delete"),
    Entry(
        "brush", DRAW, QT_TRANSLATE_NOOP("Actions", "Brush: your own fracture mask"), "D", held=True,
        short=QT_TRANSLATE_NOOP("Actions", "Brush"),
    ),
    Entry("eraser", DRAW, QT_TRANSLATE_NOOP("Actions", "Eraser"), "E", held=True),
    Entry("larger", DRAW, QT_TRANSLATE_NOOP("Actions", "Larger brush"), "."),
    Entry("smaller", DRAW, QT_TRANSLATE_NOOP("Actions", "Smaller brush"), ","),
    Entry(
        "no_own_mask", DRAW, QT_TRANSLATE_NOOP("Actions", "Take your own mask back"), "Shift+D",
        short=QT_TRANSLATE_NOOP("Actions", "Take back"),
    ),
)  # fmt: skip
