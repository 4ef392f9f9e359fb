"""Bytes → text: encodings, line ends, what is refused."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.model import CourseError
from scripts.notes.read import Decoded, decode, read
from tests.growth import grows_with_length
from tests.notes.mojibake.make import BYTES, COURSE

TEXT = "\n".join(BYTES.values())
modest = settings(max_examples=200, derandomize=True, deadline=None)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["bare", "bom"])
def test_unicode(codec: str, mark: str) -> None:
    decoded = decode((mark + COURSE["pods"]).encode(codec), "note.md")
    assert (decoded.text, decoded.codec, decoded.bom) == (COURSE["pods"], codec, bool(mark))


@pytest.mark.parametrize("codec", ["cp1252", "iso8859_15", "mac_roman", "cp850", "cp437"])
def test_single_byte(codec: str) -> None:
    data = TEXT.encode(codec, "ignore")
    decoded = decode(data, "note.md")
    assert decoded.text == data.decode(codec)
    assert [finding.fixed for finding in decoded.findings] == [True]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"caf\xe9", "café"),
        (b"le n\xbdud", "le nœud"),
        (b"le n\x9cud", "le nœud"),
        (b"l\xd5\x8etat du r\x8eseau", "l’état du réseau"),
        (b"d\x82j\x85 pr\x88t", "déjà prêt"),
        (b"f\xfcr die Stra\xdfe", "für die Straße"),
        ("déjà prêt, ".encode() + b"r\xe9seau, m\xeame", "déjà prêt, réseau, même"),
    ],
)
def test_short_single_byte(data: bytes, text: str) -> None:
    assert decode(data, "note.md").text == text


def test_stray_byte_in_utf8_is_marked_not_guessed() -> None:
    decoded = decode("déjà prêt, réseau, xy".encode() + b"\xff\xfez", "note.md")
    assert decoded.text.startswith("déjà prêt, réseau, xy")
    assert decoded.codec.startswith("utf-8+")


def test_a_file_cut_within_a_sign_is_not_guessed() -> None:
    decoded = decode("Le nœud est prêt.".encode() + b"\xc3", "note.md")
    assert decoded.text == "Le nœud est prêt.\ufffd"


def test_bytes_that_are_another_script_by_accident() -> None:
    lines = ["Le nœud est déjà prêt, là-bas, dès février.", "L’état et l’été du réseau : d’où vient l’échec ?"]
    data = lines[0].encode() + b"\n" + lines[1].encode("mac_roman")  # ’é is D5 8E, an Armenian letter in UTF-8
    assert decode(data, "note.md").text == "\n".join(lines)


@pytest.mark.parametrize(
    ("data", "text", "newline"),
    [
        (b"a\nb\n", "a\nb\n", "\n"),
        (b"a\r\nb\r\n", "a\nb\n", "\r\n"),
        (b"a\rb\r", "a\nb\n", "\r"),
        (b"a\r\nb\rc\n", "a\nb\nc\n", "mixed"),
        (b"a", "a", ""),
    ],
)
def test_line_ends(data: bytes, text: str, newline: str) -> None:
    assert decode(data, "note.md") == Decoded(text, "utf-8", newline)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t\n", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"\xff\xfe\n\x00", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00", "this is not a text file"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00!\x00\xdf", "this is not a text file"),
        (b"texte\x00texte", "this is not a text file"),
        (bytes(range(256)) * 20, "this is not a text file"),
        (b"\xff\xfea\x00b", "marked as utf-16-le, but byte 2 does not fit"),
        ("Привет, мир! Кластер готов.".encode("koi8_r"), "its encoding is not one of the known ones"),
    ],
)
def test_refused(data: bytes, message: str) -> None:
    with pytest.raises(CourseError) as caught:
        decode(data, "note.md")
    assert caught.value.message == message
    assert str(caught.value).startswith("note.md: ")
    assert "\n" not in str(caught.value)


@modest
@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_course_error(data: bytes) -> None:
    try:
        decoded = decode(data, "note.md")
    except CourseError:
        return
    assert decoded.text.strip()
    assert "\r" not in decoded.text
    assert "\x00" not in decoded.text


@modest
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80).filter(str.strip))
def test_utf8_is_read_as_it_is(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode(), "note.md") == Decoded(text, "utf-8", "")


def test_control_signs_are_reported() -> None:
    decoded = decode(b"a" * 500 + b"\n\x08b", "note.md")
    assert [(finding.line, finding.message) for finding in decoded.findings] == [(2, "control sign U+0008")]


def test_read_refuses_what_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent.md", tmp_path / "a\x00b"):
        with pytest.raises(CourseError) as caught:
            read(path)
        assert "\n" not in str(caught.value)
    loop = tmp_path / "loop"
    os.symlink(loop, loop)
    with pytest.raises(CourseError, match="cannot be read"):
        read(loop)


def test_read_takes_any_name(tmp_path: Path) -> None:
    path = tmp_path / "été à l’hôte.md"
    path.write_bytes(b"d\xe9j\xe0 pr\xeat")
    assert read(path).text == "déjà prêt"


@pytest.mark.parametrize("unit", [b"a", "é".encode(), b"\xe9t\xe9 ", b"\r", b"\xc3\xa9\xe9", b"\x0ba"])
def test_a_long_line_is_read_in_linear_time(unit: bytes) -> None:
    def work(text: str) -> None:
        with suppress(CourseError):
            decode(text.encode("latin-1"), "note.md")

    assert grows_with_length(work, lambda size: "x " + unit.decode("latin-1") * (size // len(unit)), 60_000)
