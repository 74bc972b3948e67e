"""ICU's data without what Qt never asks of it, in a library of the same name.

Qt takes languages, currencies and time zones from tables of its own, and on Linux it knows UTF-8 file names alone; of
ICU it uses the collation, and the case and the properties of letters. The form of the data is that of ICU's `udata.h`
and `ucmndata.h`: a header, then a sorted table of names and offsets, both counted from the table's own beginning.
"""

from __future__ import annotations

import re
import struct
from pathlib import Path
from typing import NamedTuple

from resources.installer import elf

PLACE = re.compile(r"^PySide6/Qt/lib/libicudata\.so")
UNUSED = re.compile(
    r"^[^/]+/((brkitr|curr|lang|rbnf|region|translit|unit|zone)/"
    r"|[^/]+\.cnv$"  # encodings other than Unicode's
    r"|(?!res_index)[a-z]{2,3}(_[A-Za-z0-9]+)*\.res$)"  # a language's words for dates and numbers
)
ALIGNED = 16  # bytes, for every item


class Item(NamedTuple):
    """One table of ICU's data."""

    name: bytes
    content: bytes


def smaller(library: Path, folder: Path) -> Path:
    """Write the library anew into `folder`, without the tables that nothing here uses; return its path."""
    raw = folder / f"{library.name}.raw"
    elf.asked("objcopy", "-O", "binary", "--only-section=.rodata", str(library), str(raw))
    header, items = parsed(raw.read_bytes())
    raw.write_bytes(packed(header, [item for item in items if not UNUSED.match(item.name.decode("ascii"))]))
    (symbol,) = elf.symbols(library, "defined")
    source, made = folder / f"{library.name}.s", folder / library.name
    source.write_text(
        f'.section .rodata\n.balign {ALIGNED}\n.globl {symbol}\n.type {symbol}, @object\n{symbol}:\n.incbin "{raw}"\n'
        f'.size {symbol}, . - {symbol}\n.section .note.GNU-stack,"",@progbits\n', "utf-8",
    )  # fmt: skip
    elf.asked("as", "-o", f"{made}.o", str(source))
    elf.asked("ld", "-shared", "-soname", elf.facts(library).name, "-o", str(made), f"{made}.o")
    return made


def parsed(data: bytes) -> tuple[bytes, list[Item]]:
    """Return the header and the items of a package of ICU's data; raise ValueError where it is none."""
    size, magic = struct.unpack_from("<HH", data)
    if magic != 0x27DA or data[12:16] != b"CmnD":
        raise ValueError("these are not ICU's data")
    table = data[size:]
    (count,) = struct.unpack_from("<I", table)
    places = [struct.unpack_from("<II", table, 4 + 8 * at) for at in range(count)]
    ends = [begin for _, begin in places[1:]] + [len(table)]
    return data[:size], [
        Item(table[name : table.index(b"\0", name)], table[begin:end])
        for (name, begin), end in zip(places, ends, strict=True)
    ]


def packed(header: bytes, items: list[Item]) -> bytes:
    """Return a package of ICU's data."""
    names = b"".join(item.name + b"\0" for item in items)
    at_name, at = 4 + 8 * len(items), _aligned(4 + 8 * len(items) + len(names))
    table, content = [struct.pack("<I", len(items))], []
    for item in items:
        table.append(struct.pack("<II", at_name, at))
        padded = item.content.ljust(_aligned(len(item.content)), b"\xaa")
        content.append(padded)
        at_name, at = at_name + len(item.name) + 1, at + len(padded)
    head = b"".join(table) + names
    return header + head.ljust(_aligned(len(head)), b"\xaa") + b"".join(content)


def _aligned(size: int) -> int:
    return -(-size // ALIGNED) * ALIGNED
