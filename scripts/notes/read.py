"""Bytes → text: which encoding a note is in, and its line ends. What is not text is refused with one clear line."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from scripts.model import CourseError, Finding
from scripts.notes.mojibake.charsets import SINGLE_BYTE
from scripts.notes.mojibake.signs import oddness, plausible
from scripts.notes.mojibake.words import known

RULE = "encoding"
_BOMS = (  # UTF-32 first: its little-endian mark starts with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096  # bytes that tell wide text without a mark from a binary
_ZEROS = (("utf-32-le", (1, 2, 3)), ("utf-32-be", (0, 1, 2)), ("utf-16-le", (1, 3)), ("utf-16-be", (0, 2)))
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # all but tab, line ends, form feed and escape
_MOST_CONTROLS = 0.01  # of the signs: a few slip into a note by copy and paste, a binary holds many
_KNOWN_WORD = 3  # how many odd signs a known word outweighs in the vote for a charset
_HIGH = bytes(range(0x80, 0x100))
_UTF8 = re.compile(
    rb"(?:[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})+"
)
_HIGH_WORD = re.compile(rb"(?<![A-Za-z\x80-\xff])[A-Za-z]*+[\x80-\xff][A-Za-z\x80-\xff]*+")
_LINE_END = re.compile("\r\n?")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a note with LF line ends, and what it was.

    `codec` is Python's name (`utf-8+cp1252`: lines of both); `newline` is the line end of the source ("\\n", "\\r\\n",
    "\\r"), "mixed", or "" for a single line.
    """

    text: str
    codec: str
    newline: str
    bom: bool = False
    findings: tuple[Finding, ...] = ()


def read(path: Path | str) -> Decoded:
    """The text of a file. Raises CourseError when it cannot be read or is not text."""
    try:
        data = Path(path).read_bytes()
    except IsADirectoryError:
        raise CourseError(str(path), "this is a directory", "name a file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CourseError(str(path), f"cannot be read: {reason}", "check the name and the permissions") from None
    return decode(data, str(path))


def decode(data: bytes, path: str) -> Decoded:
    """The text of `data`; `path` is only named in messages. Raises CourseError when it is empty or not text."""
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _finish(_marked(data[len(mark) :], codec, path), codec, path, bom=True)
    wide = _wide(data[:_SAMPLE]) if b"\x00" in data[:_SAMPLE] else ""
    try:
        if wide:
            return _finish(data.decode(wide), wide, path)
        return _finish(data.decode("utf-8"), "utf-8", path)
    except UnicodeDecodeError:
        return _finish(*_legacy(data, path), path)


def _marked(data: bytes, codec: str, path: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        message = f"marked as {codec}, but byte {error.start} does not fit"
        raise CourseError(path, message, "save the file again as UTF-8") from None


def _wide(sample: bytes) -> str:
    """UTF-16 or UTF-32 without a mark: most signs of Western text have zero bytes, always at the same places."""
    zeros = [sample[i::4].count(0) / max(1, len(sample[i::4])) for i in range(4)]
    for codec, places in _ZEROS:
        if all(zeros[i] > 0.5 if i in places else zeros[i] < 0.05 for i in range(4)):
            return codec
    return ""


def _legacy(data: bytes, path: str) -> tuple[str, str]:
    """Text that is not UTF-8: one charset from end to end, or UTF-8 with stray bytes of one charset."""
    _refuse_binary(data.decode("latin-1"), path)
    strays = _UTF8.sub(b"", data)
    if len(data) - len(strays) <= 2 * (len(strays) - len(strays.translate(None, _HIGH))):
        codec = _vote(data)
        if not codec:
            raise CourseError(path, "its encoding is not one of the known ones", "save the file again as UTF-8")
        return data.decode(codec), codec
    # Nothing speaks for a charset: each stray becomes U+FFFD.
    codec = _vote(_UTF8.sub(b" ", data), least=1) or "ascii"
    pieces, position = [], 0
    for match in _UTF8.finditer(data):
        # `’é` in MacRoman happens to be one Armenian letter in UTF-8.
        run = plausible(match[0].decode(codec, "replace"), match[0].decode("utf-8"))
        pieces += (data[position : match.start()].decode(codec, "replace"), run)
        position = match.end()
    return "".join([*pieces, data[position:].decode(codec, "replace")]), f"utf-8+{codec}"


def _vote(data: bytes, least: int = 0) -> str:
    """The single-byte charset in which the words of `data` make most sense; "" when they make none in any."""
    words = Counter(_HIGH_WORD.findall(data))
    scores = {codec: score for codec in SINGLE_BYTE if (score := _score(words, codec)) is not None}
    best = max(scores, key=lambda codec: scores[codec], default="")
    return best if best and scores[best] >= least else ""


def _score(words: Counter[bytes], codec: str) -> int | None:
    total = 0
    for word, number in words.items():
        try:
            text = word.decode(codec)
        except UnicodeDecodeError:
            return None
        total += number * (_KNOWN_WORD * known(text) - oddness(text))
    return total


def _refuse_binary(text: str, path: str) -> None:
    controls = _CONTROL.findall(text)
    if "\x00" in controls or len(controls) > _MOST_CONTROLS * len(text):
        raise CourseError(path, "this is not a text file", "give a note in a text format")


def _finish(text: str, codec: str, path: str, bom: bool = False) -> Decoded:
    """Refuse what is empty or not text after all, set line ends to LF, say what is worth knowing."""
    if not text.strip():
        raise CourseError(path, "the file is empty", "give a note that has text")
    _refuse_binary(text, path)
    crlf = text.count("\r\n")
    ends = {"\r\n": crlf, "\r": text.count("\r") - crlf, "\n": text.count("\n") - crlf}
    used = [end for end, number in ends.items() if number]
    text = _LINE_END.sub("\n", text) if "\r" in text else text
    findings = (
        [] if codec == "utf-8" else [Finding(path, 0, RULE, f"the file was in {codec}, read as such", fixed=True)]
    )
    line, position = 1, 0
    for match in _CONTROL.finditer(text):
        line += text.count("\n", position, match.start())
        position = match.start()
        message = f"control sign U+{ord(match[0]):04X}"
        findings.append(Finding(path, line, "control-sign", message, "delete it from the note"))
    return Decoded(text, codec, used[0] if len(used) == 1 else "mixed" if used else "", bom, tuple(findings))
