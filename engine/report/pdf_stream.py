"""Writing a PDF with its pictures kept on disk: memory holds text, never all films."""

from __future__ import annotations

from typing import IO, Any, NamedTuple

from fpdf.output import OutputProducer, PDFXObject


class Place(NamedTuple):
    """Where a piece lies in the spill."""

    start: int
    length: int


class Spill:
    """Pieces of bytes in a scratch file."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def keep(self, piece: bytes) -> Place:
        """Append a piece and return where it lies."""
        place = Place(self._stream.seek(0, 2), len(piece))
        self._stream.write(piece)
        return place

    def take(self, place: Place) -> bytes:
        """Return a piece."""
        self._stream.seek(place.start)
        return self._stream.read(place.length)


class Sink:
    """Stands in for fpdf2's output buffer and passes everything on to a stream at once."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def __iadd__(self, piece: bytes) -> Sink:
        self._stream.write(piece)
        self._length += len(piece)
        return self


def producer(stream: IO[bytes], spill: Spill) -> type[OutputProducer]:
    """Return what fpdf2's `output` takes to write straight to `stream`, with pictures out of `spill`."""

    class Producer(OutputProducer):
        def __init__(self, fpdf: Any) -> None:
            super().__init__(fpdf)
            self.buffer = Sink(stream)  # type: ignore[assignment]

        def _add_image(self, info: dict[str, Any]) -> PDFXObject:
            place = info["data"]
            if not isinstance(place, Place):
                return super()._add_image(info)
            made = super()._add_image({**info, "data": b""})
            info["obj_id"] = made.id
            made.length = place.length
            # Read only while it is written.
            made.content_stream = lambda: spill.take(place)  # type: ignore[method-assign]
            return made

    return Producer
