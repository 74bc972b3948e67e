"""Small random changes to files: of bytes, of text, and of values in JSON."""

import json
import struct
import zlib

NUMBERS = (0, 1, 2, 127, 128, 255, 256, 32767, 32768, 65534, 65535, 1 << 24, (1 << 31) - 1, 1 << 31, (1 << 32) - 1)
VALUES = (
    None, True, 0, -1, 1, 1.5, -0.0, 1e308, 10**30, "", "a", "\0", "\ud800", "../x", "x" * 300, [], [[]], {}, {"": 0},
    float("nan"), float("inf"), [None], ["a", 1], "骨", "1e9", "-1",
)  # fmt: skip


def changed(data, others, words, chance):
    """Return `data` with a few random changes; `others` may lend a part, `words` are what the format knows."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 5, 8))):
        _step(made, others, words, chance)
    return bytes(made)


def _step(made, others, words, chance):
    if not made:
        made += chance.randbytes(8)
    at = chance.randrange(len(made))
    # Most of a film's bytes are pixels, and what decides stands before them.
    at = at % 600 if chance.random() < 0.6 else at
    length = min(chance.choice((1, 2, 4, 8, 16, 64, 512)), len(made) - at)
    kind = chance.randrange(10)
    if kind == 0:
        made[at] ^= 1 << chance.randrange(8)
    elif kind == 1:
        made[at] = chance.randrange(256)
    elif kind == 2:
        form = chance.choice(("<B", "<H", ">H", "<I", ">I"))
        number = struct.pack(form, chance.choice(NUMBERS) & ((1 << 8 * struct.calcsize(form)) - 1))
        made[at : at + len(number)] = number
    elif kind == 3:
        del made[at : at + length]
    elif kind == 4:
        made[at:at] = _again(made, at, length, chance)
    elif kind == 5 and words:
        word = chance.choice(words)
        made[at:at] = word
    elif kind == 6 and words:
        word = chance.choice(words)
        made[at : at + len(word)] = word
    elif kind == 7:
        del made[at:]
    elif kind == 8:
        other = chance.choice(others)
        start = chance.randrange(max(1, len(other)))
        made[at : at + length] = other[start : start + chance.choice((length, 64, 1024))]
    else:
        made[at : at + length] = chance.randbytes(length)


def _again(made, at, length, chance):
    return bytes(made[at : at + length]) * chance.choice((1, 2, 16))


def mended_png(data):
    """Return a PNG whose chunks have the checksums that they should: else a decoder looks no further."""
    made, at = bytearray(data), 8
    while at + 12 <= len(made):
        length = int.from_bytes(made[at : at + 4], "big")
        end = at + 8 + length
        if end + 4 > len(made):
            break
        made[end : end + 4] = zlib.crc32(bytes(made[at + 4 : end])).to_bytes(4, "big")
        at = end + 4
    return bytes(made)


def changed_json(data, chance):
    """Return JSON in which a few values, keys or items are others."""
    value = json.loads(data)
    for _ in range(chance.choice((1, 1, 2, 4))):
        value = _other(value, chance)
    return json.dumps(value).encode("utf-8")


def _other(value, chance):
    if chance.random() < 0.15 or not isinstance(value, (dict, list)) or not value:
        return chance.choice(VALUES)
    if isinstance(value, dict):
        key = chance.choice(list(value))
        kind = chance.randrange(8)
        rest = {name: item for name, item in value.items() if name != key}
        if kind == 0:
            return rest
        if kind == 1:
            return rest | {chance.choice(("", "x", "骨", key.upper())): value[key]}
        return value | {key: _other(value[key], chance)}
    at, kind = chance.randrange(len(value)), chance.randrange(8)
    if kind == 0:
        return value[:at] + value[at + 1 :]
    if kind == 1:
        return [*value, value[at]]
    return [*value[:at], _other(value[at], chance), *value[at + 1 :]]
