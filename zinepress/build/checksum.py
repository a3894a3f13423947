"""Files that tell by themselves whether they are as they were written.

In: bytes. Out: the same bytes, or None when a single bit is another. Cheap to import.
"""

from __future__ import annotations

from hashlib import sha256


def with_checksum(body: bytes) -> bytes:
    """The bytes with their SHA-256 on a line before them."""
    return sha256(body).hexdigest().encode() + b"\n" + body


def checked(content: bytes) -> bytes | None:
    """What `with_checksum` was given; None when it is damaged."""
    told, _, body = content.partition(b"\n")
    return body if told == sha256(body).hexdigest().encode() else None


def read_checked(path: str) -> bytes | None:
    """What was put under a checksum in a file; None when it is not there, or damaged."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - pathlib takes long to import
            return checked(file.read())
    except OSError:
        return None
