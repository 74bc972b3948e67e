"""One line of the table of actions."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """One action: its name in code, the menu it stands in, its text, its keys; `held` ones stay on or off.

    Several keys for one action are set apart by "; ". Texts are those of QT_TRANSLATE_NOOP.
    """

    name: str
    menu: str
    text: object
    keys: str = ""
    held: bool = False
    short: object = ""  # on the tool bar
