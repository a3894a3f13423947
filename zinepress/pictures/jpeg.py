"""A JPEG's segments, and the notes that cameras and editors leave in them.

In: the bytes of a JPEG. Out: the same picture without its notes, no pixel changed.
The segments are those of ITU-T T.81, annex B.
"""

from __future__ import annotations

_KEPT = (0xE0, 0xEE)
"""JPEG segments of the APP kind that say how to read the picture: JFIF and Adobe."""
_ALONE = (0x01, *range(0xD0, 0xD8))
_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE


def without_notes(data: bytes) -> bytes:
    """A JPEG without EXIF, GPS, thumbnails, comments or a second picture; no pixel changes."""
    kept = [data[:2]]
    place = 2
    while place < len(data):
        mark, end = _segment(data, place)
        is_note = mark == _COMMENT or (0xE0 <= mark <= 0xEF and mark not in _KEPT)
        if not is_note:
            kept.append(data[place:end])
        if mark == _END:
            break
        place = end
    return b"".join(kept)


def _segment(data: bytes, place: int) -> tuple[int, int]:
    """The marker of the segment that begins here, and where it ends, a scan's data included."""
    while data[place : place + 2] == b"\xff\xff":
        place += 1
    mark = data[place + 1] if place + 1 < len(data) else _END
    if mark in _ALONE or mark == _END:
        return mark, place + 2
    end = place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return mark, _after_scan(data, end) if mark == _SCAN else end


def _after_scan(data: bytes, place: int) -> int:
    """Where the coded data that begins here ends: at a marker that is no restart."""
    while (place := data.find(b"\xff", place)) >= 0:
        following = data[place + 1 : place + 2]
        if following and following[0] != 0 and following[0] not in range(0xD0, 0xD8):
            return place
        place += 2
    return len(data)
