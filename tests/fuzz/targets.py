"""What is fuzzed: how each kind of file is changed, and what reads it."""

import os
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from engine.bundle import CARD, SHIPPED, newest
from engine.errors import BundleError, EngineError
from tests.fuzz import mutate, seeds

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Target:
    """`attempt(data, folder)` reads a changed file in an empty folder and may raise EngineError alone."""

    name: str
    seeds: Callable[[], tuple[bytes, ...]]
    attempt: Callable[[bytes, Path], object]
    words: tuple[bytes, ...] = ()
    finish: Callable[..., bytes] = lambda data, chance: data

    def input(self, chance):
        """Return one changed file."""
        files = self.seeds()
        return self.finish(mutate.changed(chance.choice(files), files, self.words, chance), chance)

    def survives(self, data: bytes, folder: Path) -> bool:
        """Try one file; return whether it was read, False for a refusal in words. What else is raised goes out."""
        try:
            self.attempt(data, folder)
        except EngineError as error:
            assert str(error).strip()
            return False
        return True


def _film(name):
    def attempt(data, folder):
        from engine.decode import read_radiographs
        from engine.prepare import prepare
        from engine.preprocess import Recipe

        path = folder / name
        path.write_bytes(data)
        films = read_radiographs(path)
        assert films
        for film in films:
            assert film.pixels.dtype == np.float32 and film.pixels.ndim == 2
            assert np.isfinite(film.pixels).all() and film.pixels.min() >= 0 and film.pixels.max() <= 1
            prepare(film, Recipe(64, 0.5, 99.5, 0.2, 0.25))

    return attempt


def _directory(data, folder):
    from engine.decode import read_radiographs
    from engine.decode.films import listed

    (folder / "film.dcm").write_bytes(seeds.dicom()[0])
    path = folder / "DICOMDIR"
    path.write_bytes(data)
    for film in listed(path):
        assert film.resolve().is_relative_to(folder.resolve())
    read_radiographs(path)


def _card_seeds():
    from tests.factory import make_card

    content = (newest(SHIPPED).folder / CARD).read_bytes()
    return (seeds.as_json(asdict(make_card())), content)


def _read_card(data, folder):
    from engine.card import Card

    (folder / "card.json").write_bytes(data)
    Card.load(folder / "card.json")


def _read_weights(data, folder):
    """Hold a header against the card, in a file as long as the true one: the weights themselves are a hole."""
    from engine import weights
    from tests.factory import make_card

    path = folder / "weights.safetensors"
    path.write_bytes(data)
    length = int.from_bytes(data[:8], "little")
    if length < 1 << 20:
        os.truncate(path, 8 + length + seeds.weights_bytes())
    try:
        weights.check(path, make_card())
    except ValueError as error:
        raise BundleError(folder, str(error)) from error


def _truth_seeds():
    head = "file,fracture,part,patient\n"
    return (
        (head + "a.png,1,wrist,p1\nb/c.dcm,0,,\n").encode(),
        'film;fractured\n"a ""b"".png";yes\nc;no\n'.encode("utf-8-sig"),
        b"image_id\tfracture\n1\ttrue\n2\tn\n",
    )


def _read_truth(data, folder):
    from engine.validation import truth

    path = folder / "truth.csv"
    path.write_bytes(data)
    truth.matched(truth.load(path), folder, [folder / "a.png", folder / "b" / "c.dcm"])


def _guidance_seeds():
    return tuple(path.read_bytes() for path in sorted((ROOT / "resources/guidance").glob("*.toml")))


def _read_guidance(data, folder):
    from engine import guidance

    (folder / "own.toml").write_bytes(data)
    found = guidance.load(folder)
    topics = [(topic, True) for topic in guidance.Topic]
    guidance.applying(found, topics, ("wrist",), 50.0)
    assert all(str(problem) for problem in found.problems)


def _letterhead_seeds():
    return ('name = "Clinic 骨"\nlines = ["Street 1", "Town"]\nlogo = "logo.png"\n'.encode(), b'name = "x"\n')


def _read_letterhead(data, folder):
    from engine import site

    (folder / "logo.png").write_bytes(seeds.logo())
    (folder / "letterhead.toml").write_bytes(data)
    site.load(folder)


def _read_logo(data, folder):
    from engine import site

    (folder / "logo.png").write_bytes(data)
    (folder / "letterhead.toml").write_bytes(_letterhead_seeds()[0])
    site.load(folder)


def _settings_seeds():
    from desktop.settings import Settings

    return (seeds.as_json(asdict(Settings(recent=("a", "b"), reader="Dr. 骨"))),)


def _read_settings(data, folder):
    from desktop import settings

    (folder / settings.NAME).write_bytes(data)
    read = settings.load(folder)
    settings.save(folder, read)
    assert settings.load(folder) == read


def _store_seeds():
    """One store of every kind of row, closed, so that it is one file."""
    return (_made_store(),)


def _made_store():
    import tempfile
    from datetime import UTC, datetime

    from engine.records import Calibration, Spacing
    from engine.store.cases import NAME, CaseStore, Key, Review, Verdict
    from engine.store.drawings import Drawings, OwnCalibration, OwnMask, OwnMeasure

    at = datetime(2026, 1, 31, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as name:
        with CaseStore(Path(name)) as store:
            for frame in range(3):
                store.put(Key("ab" * 32, frame), Review(Verdict.ACCEPTED, "note", "Dr. 骨", at))
            spacing = Spacing(0.1, 0.1, Calibration.CALIBRATED)
            store.put_drawings(Key("ab" * 32), Drawings(
                OwnMask.of(np.eye(16, dtype=bool), "x", at), OwnCalibration(spacing, 25.0, "x", at),
                (OwnMeasure("length", ((1.0, 2.0), (3.0, 4.0))),),
            ))  # fmt: skip
        return (Path(name) / NAME).read_bytes()


def _read_store(data, folder):
    from engine.store.cases import NAME, CaseStore, Key

    (folder / NAME).write_bytes(data)
    with CaseStore(folder) as store:
        for frame in range(3):
            store.history(Key("ab" * 32, frame))
            drawings = store.drawings(Key("ab" * 32, frame))
            if drawings.mask is not None:
                drawings.mask.array()


def _read_journal(data, folder):
    from engine.store.journal import NAME, Journal

    (folder / NAME).write_bytes(data)
    journal = Journal(folder)
    try:
        journal.waiting([folder / "a.png"], "model")
        list(journal.rows()), list(journal.stems()), journal.counts()
    finally:
        journal.close(forget=False)


def _journal_seeds():
    import tempfile

    from engine.store.journal import NAME, Journal

    with tempfile.TemporaryDirectory() as name:
        journal = Journal(Path(name))
        rows = seeds.result_rows()[0].decode().splitlines(keepends=True)
        journal.waiting([Path("a.png")], "model")
        journal.add("a.png", [(f"a.png#{at}", row) for at, row in enumerate(rows)])
        journal.stem("a.png", lambda: "a")
        journal.close(forget=False)
        return ((Path(name) / NAME).read_bytes(),)


def _read_results(data, folder):
    from engine import verification

    path = folder / "results.jsonl"
    path.write_bytes(data)
    verification.rows(path)


def _png_again(data, chance):
    return mutate.mended_png(data) if chance.random() < 0.7 else data


def _json_again(read_seeds):
    def finish(data, chance):
        return mutate.changed_json(chance.choice(read_seeds()), chance) if chance.random() < 0.6 else data

    return finish


def _header_again(data, chance):
    """Change the header of a safetensors file as JSON, its length put right, in half of all inputs."""
    if chance.random() < 0.5:
        return data
    whole = chance.choice(seeds.weights())
    length = int.from_bytes(whole[:8], "little")
    header = mutate.changed_json(whole[8 : 8 + length], chance)
    return len(header).to_bytes(8, "little") + header + whole[8 + length :]


def _lines_again(data, chance):
    if chance.random() < 0.4:
        return data
    lines = seeds.result_rows()[0].splitlines()
    at = chance.randrange(len(lines))
    return b"\n".join([*lines[:at], mutate.changed_json(lines[at], chance), *lines[at + 1 :]])


def _cached(make):
    made = []

    def once():
        if not made:
            made.append(make())
        return made[0]

    return once


_DICOM_WORDS = (
    b"\x28\0\x10\0US\x02\0", b"\x28\0\x11\0US\x02\0", b"\x28\0\0\x01US\x02\0", b"SQ\0\0\xff\xff\xff\xff",
    b"\xfe\xff\0\xe0\xff\xff\xff\xff", b"\xfe\xff\x0d\xe0\0\0\0\0", b"\xfe\xff\xdd\xe0\0\0\0\0", b"UN\0\0",
    b"\xe0\x7f\x10\0OB\0\0", b"MONOCHROME1 ", b"PALETTE COLOR ", b"YBR_FULL_422", b"1.2.840.10008.1.2.4.90",
    b"1.2.840.10008.1.2.1.99", b"\xff\xd8\xff\xc3", b"\xff\xd9", b"\xff\x4f\xff\x51", b"-1e308", b"1\\2\\3", b"\x1b$B",
    b"ISO 2022 IR 87",
)  # fmt: skip
_PNG_WORDS = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"eXIf", b"iCCP", b"acTL", b"fcTL", b"zTXt", b"\0\0\0\0")
_JPEG_WORDS = tuple(b"\xff" + bytes([marker]) for marker in (*range(0xC0, 0xD0), *range(0xD8, 0xE3), 0xEE, 0xFE))
_TOML_WORDS = (
    b"[[entry]]", b"[entry]", b'"""', b"'''", b"= [", b"{", b"\\u0000", b"1979-05-27", b"nan", b"0x", b"\xff",
    b"[" * 5000,
)  # fmt: skip
_CSV_WORDS = (b'"', b'""', b"\r", b"\0", b";", b"\t", b"file", b"fracture", b"\xef\xbb\xbf", b"../", b"1")
_JSON_WORDS = (b"null", b"{", b"[", b'"', b"1e999", b"NaN", b"\\ud800", b"-", b"[" * 5000)
_SQL_WORDS = (b"CREATE TABLE ", b"reviews", b"TEXT", b"NULL", b'{"shape": [1, 1]}', b"2026-01-31", b"accepted")

_weights, _rows = seeds.weights, seeds.result_rows
_settings, _truths, _cards = _cached(_settings_seeds), _cached(_truth_seeds), _cached(_card_seeds)
TARGETS = {
    target.name: target
    for target in (
        Target("dicom", seeds.dicom, _film("film.dcm"), _DICOM_WORDS),
        Target("dicomdir", seeds.dicomdir, _directory, (*_DICOM_WORDS, b"..", b"/", b"\\", b"film.dcm", b"C:")),
        Target("png", seeds.png, _film("film.png"), _PNG_WORDS, _png_again),
        Target("jpeg", seeds.jpeg, _film("film.jpg"), _JPEG_WORDS),
        Target("tiff", seeds.tiff, _film("film.tif"), (b"II*\0", b"MM\0*", b"II+\0", b"\x01\x01\x03\0\x01\0\0\0")),
        Target("bmp_webp", seeds.other_pictures, _film("film.bmp"), (b"VP8X", b"VP8L", b"ALPH", b"ANIM", b"EXIF")),
        Target("card", _cards, _read_card, _JSON_WORDS, _json_again(_cards)),
        Target("safetensors", _weights, _read_weights, (*_JSON_WORDS, b"F16", b"data_offsets"), _header_again),
        Target("truth_csv", _truths, _read_truth, _CSV_WORDS),
        Target("guidance", _cached(_guidance_seeds), _read_guidance, _TOML_WORDS),
        Target("letterhead", _letterhead_seeds, _read_letterhead, (*_TOML_WORDS, b"logo", b"../", b"\\u0000")),
        Target("logo", seeds.png, _read_logo, _PNG_WORDS, _png_again),
        Target("settings", _settings, _read_settings, _JSON_WORDS, _json_again(_settings)),
        Target("case_store", _cached(_store_seeds), _read_store, _SQL_WORDS),
        Target("journal", _cached(_journal_seeds), _read_journal, _SQL_WORDS),
        Target("results", _rows, _read_results, _JSON_WORDS, _lines_again),
    )
}


def emptied(folder: Path) -> Path:
    """Return the folder, there and empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
