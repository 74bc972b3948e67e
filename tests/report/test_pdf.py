import errno
import os
import shutil
import subprocess
import tracemalloc
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.errors import OutputError
from engine.report.content import RESEARCH_USE, Review
from engine.report.fonts import Fonts
from engine.report.pdf import Letterhead, PdfReport
from tests.factory import make_card, make_reading
from tests.report.films import doubt, every_kind, failed, positive, with_source
from tests.report.pdftext import lines

GOLDEN = Path(__file__).parent / "golden" / "report.txt"
DAY = date(2026, 11, 21)
CORE = Fonts([])
ARABIC, CHINESE, GREEK, CYRILLIC = "قباني^لنزار", "王^小东", "Παπαδοπούλου", "Иванов"


def write(path, readings, fonts=CORE, **options):
    with PdfReport(path, card=make_card(), date=DAY, fonts=fonts, **options) as pdf:
        for reading in readings:
            pdf.add(reading)
    return path.read_bytes()


def text(path):
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    return subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode("utf-8")


def test_text_is_that_of_the_golden_file(tmp_path):
    review = Review("accepted", "Dr A. Reader", "Dorsal tilt.", datetime(2026, 11, 21, 9, 30, tzinfo=UTC))
    with PdfReport(tmp_path / "r.pdf", card=make_card(), date=DAY, fonts=CORE) as pdf:
        for reading in every_kind():
            pdf.add(reading, review if reading.path.name == "wrist.dcm" else None)
    shown = "\n".join(lines((tmp_path / "r.pdf").read_bytes())) + "\n"
    if os.environ.get("OSTEOSCOPE_GOLDEN") == "write":
        GOLDEN.write_text(shown, "utf-8")
    assert shown == GOLDEN.read_text("utf-8")


def test_every_page_says_research_use(tmp_path):
    shown = lines(write(tmp_path / "r.pdf", every_kind()))
    pages = sum(line.startswith("Page ") for line in shown)
    assert pages >= 6
    assert shown.count(RESEARCH_USE) == pages


def test_a_page_that_goes_on_names_its_film(tmp_path):
    many = replace(positive(), regions=positive().regions * 8)
    note = Review("accepted", "Dr A", "A long note. " * 90, datetime(2026, 11, 21, tzinfo=UTC))
    with PdfReport(tmp_path / "r.pdf", card=make_card(), date=DAY, fonts=CORE) as pdf:
        pdf.add(many, note)
        pdf.add(failed())
    shown = lines((tmp_path / "r.pdf").read_bytes())
    assert shown.count("Film 1, continued: wrist.dcm") == 1
    assert not any(line.startswith("Film 2, continued") for line in shown)


def test_a_page_says_through_which_window_the_film_is_shown(tmp_path):
    shown = lines(write(tmp_path / "r.pdf", [with_source(positive(), window="centre 2048, width 4096"), doubt()]))
    at = [shown[place + 1] for place, line in enumerate(shown) if line == "Window"]
    assert at == ["centre 2048, width 4096", "grey values as stored in the file"]


def test_summary_stands_first_and_counts(tmp_path):
    shown = lines(write(tmp_path / "r.pdf", every_kind()))
    assert shown.index("Summary") < shown.index("Film 1 of 5")
    assert "This film could not be read: its DICOM header is damaged or ends early." in shown
    assert "5 films. Films are listed by triage; each has its own page, in the order in which it was read." in shown


def test_nothing_claims_a_diagnosis(tmp_path):
    shown = " ".join(lines(write(tmp_path / "r.pdf", every_kind()))).replace(RESEARCH_USE, "").lower()
    assert "diagnos" not in shown
    assert "to be confirmed or rejected by a reader" in shown


def test_same_readings_and_date_give_the_same_bytes(tmp_path):
    first, again = (write(tmp_path / name, every_kind()) for name in ("a.pdf", "b.pdf"))
    assert first == again
    with PdfReport(tmp_path / "c.pdf", card=make_card(), date=date(2026, 11, 22), fonts=CORE) as pdf:
        pdf.add(failed())
    assert (tmp_path / "c.pdf").read_bytes() != first


def test_no_film_gives_a_report_that_says_so(tmp_path):
    assert any("0 films" in line for line in lines(write(tmp_path / "r.pdf", ())))


def test_system_fonts_give_the_same_bytes_too(tmp_path):
    named = with_source(positive(), patient_name=f"{GREEK}={CYRILLIC}={CHINESE}")
    first, again = (write(tmp_path / name, [named], Fonts()) for name in ("a.pdf", "b.pdf"))
    assert first == again


@pytest.mark.parametrize("name", [ARABIC, CHINESE, GREEK, CYRILLIC])
def test_names_of_any_script_are_printed_or_said(tmp_path, name):
    fonts = Fonts()
    write(tmp_path / "r.pdf", [with_source(positive(), patient_name=name)], fonts)
    shown = "".join(char for char in text(tmp_path / "r.pdf") if char not in "\u200e\u200f\u202a\u202b\u202c")
    if fonts.missing(name):
        assert "this computer has no font for it" in shown
    else:
        assert name.split("^")[0] in shown


def test_digits_after_another_script_stay_digits(tmp_path):
    fonts = Fonts()
    if fonts.missing(ARABIC):
        pytest.skip("no Arabic font here")
    review = Review("rejected", "ليلى", "لا يوجد كسر 2031", datetime(2032, 11, 21, tzinfo=UTC))
    named = with_source(positive(), patient_name=ARABIC, patient_id="2033 ليلى 2034")
    with PdfReport(tmp_path / "r.pdf", card=make_card(), date=DAY, fonts=fonts) as pdf:
        pdf.add(replace(named, path=Path("ليلى 2035.dcm")), review)
    shown = text(tmp_path / "r.pdf")
    assert [year for year in range(2031, 2036) if str(year) not in shown] == []
    assert shown.count(RESEARCH_USE) == shown.count("Page ")


def test_without_fonts_a_script_is_said_and_latin_is_printed(tmp_path):
    shown = lines(write(tmp_path / "r.pdf", [with_source(positive(), patient_name=f"MÜLLER^Jörg={CHINESE}={ARABIC}")]))
    unprinted = "[Chinese script: this computer has no font for it], [Arabic script: this computer has no font for it]"
    assert f"MÜLLER Jörg ({unprinted})" in shown


def test_hostile_texts_break_nothing(tmp_path):
    hostile = "A\u202eB\x00C\r\n" * 100 + "x" * 300
    facts = {"patient_name": hostile, "patient_id": hostile, "study_date": hostile, "view": "=HYPERLINK(1)"}
    reading = with_source(positive(), **facts)
    reading = replace(reading, path=Path("y" * 300 + ".dcm"))
    shown = lines(write(tmp_path / "r.pdf", [reading]))
    assert "=HYPERLINK(1)" in shown
    assert not any(ord(char) < 32 for line in shown for char in line)


def test_letterhead_with_logo_stands_on_the_page(tmp_path):
    Image.fromarray(np.zeros((40, 20, 3), np.uint8)).save(tmp_path / "logo.png")
    letterhead = Letterhead("Clinic by the lake", ("Shore street 1", "Tel. 12"), tmp_path / "logo.png")
    shown = lines(write(tmp_path / "r.pdf", [failed()], letterhead=letterhead))
    assert shown.count("Clinic by the lake") == shown.count("Tel. 12") == 2


def test_a_logo_that_is_no_picture_is_refused_at_once(tmp_path):
    (tmp_path / "logo.png").write_bytes(b"no")
    with pytest.raises(OutputError, match=r"logo\.png is not a picture"):
        PdfReport(tmp_path / "r.pdf", letterhead=Letterhead("Clinic", logo=tmp_path / "logo.png"), fonts=CORE)


@pytest.mark.parametrize(
    ("refusal", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "No space left"),
        (PermissionError(errno.EACCES, "no"), "write-protected"),
    ],
)
def test_a_disk_that_refuses_leaves_the_old_report(tmp_path, monkeypatch, refusal, sentence):
    path = tmp_path / "r.pdf"
    path.write_bytes(b"old")

    def refuse(*_):
        raise refusal

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OutputError, match=sentence):
        write(path, [positive()])
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["r.pdf"]


def test_a_disk_that_fills_up_while_films_come_is_said(tmp_path, monkeypatch):
    pdf = PdfReport(tmp_path / "r.pdf", fonts=CORE)

    def refuse(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(pdf._spill, "keep", refuse)
    with pytest.raises(OutputError, match="No space left"):
        pdf.add(positive())
    pdf.discard()
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_breaks_off_leaves_nothing(tmp_path):
    with pytest.raises(KeyboardInterrupt), PdfReport(tmp_path / "r.pdf", fonts=CORE) as pdf:
        pdf.add(positive())
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match=r"r\.pdf could not be written"):
        PdfReport(tmp_path / "file" / "r.pdf", fonts=CORE)


def test_memory_does_not_hold_the_films(tmp_path):
    noise = np.random.default_rng(0).random((400, 300), np.float32)
    empty = np.zeros(noise.shape, bool)
    base = make_reading(bone_mask=empty, fracture_mask=empty)
    base = replace(base, radiograph=replace(base.radiograph, pixels=noise))
    write(tmp_path / "warm.pdf", [base])
    tracemalloc.start()
    with PdfReport(tmp_path / "r.pdf", card=make_card(), date=DAY, fonts=CORE) as pdf:
        for number in range(50):
            film = replace(base.radiograph, pixels=np.roll(noise, number))
            pdf.add(replace(base, path=Path(f"{number}.png"), radiograph=film))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < (tmp_path / "r.pdf").stat().st_size / 2
