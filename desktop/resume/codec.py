"""Frozen records to JSON and back, by the types of their fields. No pickle is ever loaded."""

from __future__ import annotations

import base64
import json
import types
import typing
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

Json = Any


def dumps(record: Any) -> str:
    """Return a record, or a tuple of records, as JSON text."""
    return json.dumps(_plain(record))


def loads(kind: Any, text: str) -> Any:
    """Return what `dumps` wrote of a `kind`; raise ValueError where it is something else."""
    try:
        return _made(kind, json.loads(text))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("a row in it is damaged") from error


def _plain(value: Any) -> Json:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, np.ndarray):
        return {"shape": value.shape, "type": value.dtype.str, "data": _plain(value.tobytes())}
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return str(value) if isinstance(value, Path) else value


def _made(kind: Any, value: Json) -> Any:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        (wanted,) = (one for one in inner if one is not type(None))
        return None if value is None else _made(wanted, value)
    if origin is tuple:
        kinds = [inner[0]] * len(value) if len(inner) == 2 and inner[1] is ... else inner
        return tuple(_made(one, item) for one, item in zip(kinds, value, strict=True))
    if origin is dict:
        return {key: _made(inner[1], item) for key, item in value.items()}
    if origin is np.ndarray:
        data = np.frombuffer(base64.b64decode(value["data"], validate=True), np.dtype(value["type"]))
        return data.reshape(value["shape"]).copy()
    if is_dataclass(kind) and isinstance(kind, type):
        return kind(**{name: _made(hint, value[name]) for name, hint in _hints(kind).items()})
    return _simple(kind, value)


def _simple(kind: Any, value: Json) -> Any:
    if kind is bytes:
        return base64.b64decode(value, validate=True)
    if kind is float:
        return float(value)
    if kind is Path or (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return kind(value)
    if not isinstance(value, kind):
        raise TypeError(kind)
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
