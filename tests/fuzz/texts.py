"""What is written as text: cards, tables of truth and of results, guidance, letterhead, settings."""

import os
from dataclasses import asdict
from pathlib import Path

from engine.bundle import CARD, SHIPPED, newest
from engine.errors import BundleError
from tests.fuzz import mutate, seeds
from tests.fuzz.films import PNG_WORDS, png_again
from tests.fuzz.target import Target, cached

ROOT = Path(__file__).parents[2]


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


def _read_results(data, folder):
    from engine import verification

    path = folder / "results.jsonl"
    path.write_bytes(data)
    verification.rows(path)


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


_TOML_WORDS = (
    b"[[entry]]", b"[entry]", b'"""', b"'''", b"= [", b"{", b"\\u0000", b"1979-05-27", b"nan", b"0x", b"\xff",
    b"[" * 5000,
)  # fmt: skip
_CSV_WORDS = (b'"', b'""', b"\r", b"\0", b";", b"\t", b"file", b"fracture", b"\xef\xbb\xbf", b"../", b"1")
_JSON_WORDS = (b"null", b"{", b"[", b'"', b"1e999", b"NaN", b"\\ud800", b"-", b"[" * 5000)

_weights, _rows = seeds.weights, seeds.result_rows
_settings, _truths, _cards = cached(_settings_seeds), cached(_truth_seeds), cached(_card_seeds)

TARGETS = (
    Target("card", _cards, _read_card, _JSON_WORDS, _json_again(_cards)),
    Target("safetensors", _weights, _read_weights, (*_JSON_WORDS, b"F16", b"data_offsets"), _header_again),
    Target("truth_csv", _truths, _read_truth, _CSV_WORDS),
    Target("guidance", cached(_guidance_seeds), _read_guidance, _TOML_WORDS),
    Target("letterhead", _letterhead_seeds, _read_letterhead, (*_TOML_WORDS, b"logo", b"../", b"\\u0000")),
    Target("logo", seeds.png, _read_logo, PNG_WORDS, png_again),
    Target("settings", _settings, _read_settings, _JSON_WORDS, _json_again(_settings)),
    Target("results", _rows, _read_results, _JSON_WORDS, _lines_again),
)
