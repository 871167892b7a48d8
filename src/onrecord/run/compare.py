"""Lines of pairs of statements to lines of how they stand to each other: what `onrecord compare` does."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from onrecord.model import Rejected
from onrecord.reconcile.statements.compare import Comparer

# Lines that are worked on at a time; each is written before more are read.
BATCH = 64


@dataclass(frozen=True, slots=True)
class Line:
    """One pair to compare, under the id that came with it."""

    id: str | int
    left: str
    right: str


def compared(lines: Iterable[bytes], location: str, comparer: Comparer) -> Iterator[str | Rejected]:
    """For each line `{"id", "left", "right"}`, in order, a line `{"id", "relation", "score"}` or why there is none.

    Lines that are blank are passed over.
    """
    read = (_read(line, f"{location}:{number}") for number, line in enumerate(lines, start=1) if line.strip())
    while batch := list(islice(read, BATCH)):
        verdicts = iter(_verdicts([one for one in batch if isinstance(one, Line)], comparer))
        for one in batch:
            yield next(verdicts) if isinstance(one, Line) else one


def _verdicts(batch: Sequence[Line], comparer: Comparer) -> Iterator[str]:
    found = comparer.compare([(line.left, line.right) for line in batch])
    for line, one in zip(batch, found, strict=True):
        yield json.dumps({"id": line.id, "relation": one.relation, "score": one.score})


def _read(line: bytes, location: str) -> Line | Rejected:
    try:
        return _line(json.loads(line.decode("utf-8-sig")))
    except RecursionError:
        return Rejected("pair", location, "its JSON is nested too deeply.")
    except UnicodeDecodeError:
        return Rejected("pair", location, "is not UTF-8.")
    except json.JSONDecodeError as error:
        return Rejected("pair", location, f"is not JSON: {error}.")
    except ValueError as error:
        return Rejected("pair", location, str(error))


def _line(record: Any) -> Line:
    if not isinstance(record, dict):
        raise ValueError('needs an object with "id", "left" and "right".')
    name = record.get("id")
    if not isinstance(name, str | int) or isinstance(name, bool):
        raise ValueError('"id" needs words or a whole number.')
    return Line(name, _words(record, "left"), _words(record, "right"))


def _words(record: dict[str, Any], name: str) -> str:
    text = record.get(name)
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f'"{name}" needs words.')
    # Half of a character in two parts, which JSON can hold and no text does.
    return text.encode("utf-8", "replace").decode()
