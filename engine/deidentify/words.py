"""What is said of writing that is burned into a film's own pixels: nothing here removes it."""

from __future__ import annotations

_EYE = "look at it before it leaves the house"
SAID = f"Its header says that writing is burned into the picture: {_EYE}."
SILENT = f"Its header does not say whether writing is burned into the picture: {_EYE}."
PICTURE = f"A picture has no header that could say whether writing is burned into it: {_EYE}."
CAPTURE = f"It is a secondary capture, and those often show a name: {_EYE}."
UNUSED_BITS = f"Annotations may lie in the unused bits of its pixels and could not be cleared: {_EYE}."
