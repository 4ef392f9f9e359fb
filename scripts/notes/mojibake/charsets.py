"""How a charset garbles text: the tables, and one undoing step per charset and per pair of charsets.

Two families of damage:

- *UTF-8 read as a charset* (`dÃ©ploiement`, `d√©ploiement`, `d├®ploiement`): each UTF-8 sequence shows as two to four
  signs. Few natural texts hold such a run of signs, so the bytes themselves are evidence.
- *One charset read as another* (`dÈploiement`: cp1252 read as MacRoman): one sign for one sign. Only words can tell.

Tables follow Python's codecs; bytes that a codec leaves undefined show as the C1 control of the same number, as in the
WHATWG standard. U+F8FF is byte F0 in MacRoman: the first byte of every emoji.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from scripts.notes.mojibake.signs import plausible

# Other signs that programs write for the same byte: NFC and NFKC forms, older and newer editions of a table.
ALIASES: Mapping[str, Mapping[str, int]] = {
    "mac_roman": {"¤": 0xDB, "\u2126": 0xBD, "\u0394": 0xC6, "\u03bc": 0xB5},
    "cp437": {"\u03bc": 0xE6, "\u2126": 0xEA, "β": 0xE1},
    "cp850": {"€": 0xD5},
}


class Step(Protocol):
    """One way to undo a damage. `undo` gives the token back unchanged when it does not apply."""

    name: str

    def undo(self, token: str) -> str: ...


@dataclass(frozen=True)
class Charset:
    """A single-byte charset through which UTF-8 was read. `name` is Python's name of the codec."""

    name: str

    @cached_property
    def signs(self) -> tuple[str, ...]:
        """The sign that stands for each byte 80…FF, in order."""
        return tuple(_decode(byte, self.name) for byte in range(0x80, 0x100))

    @cached_property
    def to_byte(self) -> Mapping[int, int]:
        """Code point → byte, for `str.translate`: the result is the damaged bytes seen as latin-1."""
        table = {ord(sign): 0x80 + i for i, sign in enumerate(self.signs)}
        return {ord(sign): byte for sign, byte in ALIASES.get(self.name, {}).items()} | table

    def signs_for(self, low: int, high: int) -> str:
        """Every sign that stands for a byte from `low` to `high`."""
        return "".join(chr(sign) for sign, byte in self.to_byte.items() if low <= byte <= high)

    def class_for(self, *ranges: int) -> str:
        """The same as a character class, for patterns; `ranges` are pairs of a first and a last byte."""
        pairs = zip(ranges[::2], ranges[1::2], strict=True)
        return "[" + "".join(re.escape(self.signs_for(low, high)) for low, high in pairs) + "]"

    @cached_property
    def sequences(self) -> re.Pattern[str]:
        """Adjacent UTF-8 sequences (Unicode 16, table 3-7) as this charset shows them; halves of CESU-8 in pairs."""
        of, tail = self.class_for, self.class_for(0x80, 0xBF)
        kinds = (
            of(0xC2, 0xDF) + tail,
            of(0xE0, 0xE0) + of(0xA0, 0xBF) + tail,
            of(0xE1, 0xEC, 0xEE, 0xEF) + tail + tail,
            of(0xED, 0xED) + of(0x80, 0x9F) + tail,
            of(0xED, 0xED) + of(0xA0, 0xAF) + tail + of(0xED, 0xED) + of(0xB0, 0xBF) + tail,
            of(0xF0, 0xF0) + of(0x90, 0xBF) + tail + tail,
        )
        return re.compile("(?:" + "|".join(kinds) + ")+")

    @cached_property
    def space_for_a0(self) -> bool:
        """Whether byte A0 is a no-break space: editors turn it into a space, and no other byte of a sequence is one."""
        return self.signs[0x20] == "\xa0"

    def decode(self, run: str) -> str:
        """A run of whole sequences → what it stood for."""
        text = run.translate(self.to_byte).encode("latin-1").decode("utf-8", "surrogatepass")
        if any("\ud800" <= sign <= "\udfff" for sign in text):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return text

    def undo(self, token: str) -> str:
        """Decode the shortest runs that are valid UTF-8 and give plausible signs; leave the rest."""
        if self.space_for_a0:
            token = restore_a0(token)
        return self.sequences.sub(lambda run: plausible(run[0], self.decode(run[0])), token)

    def undo_all(self, token: str) -> str | None:
        """Decode the token if it is, whole, UTF-8 read as this charset; else None. No judgement on what comes out."""
        if self.space_for_a0:
            token = restore_a0(token)
        try:
            return token.translate(self.to_byte).encode("latin-1").decode("utf-8")
        except UnicodeError:
            return None


@dataclass(frozen=True)
class Mixup:
    """Text of charset `true` that was read as charset `wrong`: one sign for one sign."""

    true: str
    wrong: str

    @property
    def name(self) -> str:
        return f"{self.true} read as {self.wrong}"

    @cached_property
    def table(self) -> Mapping[int, str]:
        pairs = ((_decode(byte, self.wrong), _decode(byte, self.true)) for byte in range(0x80, 0x100))
        return {ord(seen): meant for seen, meant in pairs if seen != meant and not _is_control(meant)}

    @cached_property
    def signs(self) -> frozenset[str]:
        """What the wrong charset shows for the bytes 80…FF: text that holds other signs was not read as this."""
        return frozenset(_decode(byte, self.wrong) for byte in range(0x80, 0x100))

    def undo(self, token: str) -> str:
        return token.translate(self.table)

    def undo_all(self, token: str) -> str | None:
        """The same if every sign of the token may come from this damage; else None."""
        return self.undo(token) if all(sign.isascii() or sign in self.signs for sign in token) else None


def restore_a0(token: str) -> str:
    """Give back the byte A0 that an editor made a space: `Ã  jour`, `voilÃ .`, `10Â Go`. See `Charset.space_for_a0`.

    A token ends with the space and the sign after it, or with the space alone when a word or high punctuation follows.
    à ends a word, so that single space was there as well and stays; the no-break space of `Â ` needs no other one.
    """
    if token[-1] == " " or token[-2:-1] == " " or token[-1] == "\n":
        token = re.sub(r"(Ã|ƒÂ)(?: (?=[^\w])|(?=[ \n]$))", "\\1\xa0", token)
        token = re.sub(r"Â $", "Â\xa0", token)
    return token


def _decode(byte: int, charset: str) -> str:
    try:
        return bytes([byte]).decode(charset)
    except UnicodeDecodeError:
        return chr(byte)


def _is_control(sign: str) -> bool:
    return "\x80" <= sign <= "\x9f"


# In the order in which a tie is broken: the commonest first.
SINGLE_BYTE = ("cp1252", "iso8859_15", "mac_roman", "cp850", "cp437")
CHARSETS = tuple(Charset(name) for name in (SINGLE_BYTE[0], "latin-1", *SINGLE_BYTE[1:]))
MIXUPS = tuple(Mixup(true, wrong) for true in SINGLE_BYTE for wrong in SINGLE_BYTE if true != wrong)
