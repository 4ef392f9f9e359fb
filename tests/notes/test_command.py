"""`python -m scripts normalise`: files, reports, exit status, and every kind of bad input."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scripts.__main__ import main

NOTE = "# Défi\n\nkubectl get pods\n\n# Suite\n\nL'hôte `a`\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note.md").write_text(NOTE, encoding="utf-8")
    return tmp_path


def command(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["normalise", *arguments], prog_name="python -m scripts")


def drafts(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_pages_are_written_below_out_and_the_note_stays(here: Path) -> None:
    done = command("note.md", "--out", "drafts")
    assert done.exit_code == 1
    assert drafts(here / "drafts") == ["note/defi.md", "note/suite.md"]
    assert (here / "note.md").read_text(encoding="utf-8") == NOTE
    page = (here / "drafts/note/defi.md").read_text(encoding="utf-8")
    assert page.startswith("---\ntitle: Défi\nlang: fr\nsource:\n  note: note.md\n  sha256: ")
    assert page.endswith("---\n\n# Défi\n\n```bash\nkubectl get pods\n```\n")


def test_a_clean_page_is_status_0(here: Path) -> None:
    (here / "clean.md").write_text("# Title\n\nThe text of a page that is as it should be.\n", encoding="utf-8")
    done = command("clean.md", "--out", "drafts")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "1 note → 1 page · 0 repairs · 0 to decide" in done.stdout


def test_a_page_that_someone_changed_is_kept(here: Path) -> None:
    command("note.md", "--out", "drafts")
    page = here / "drafts/note/defi.md"
    page.write_text("mine", encoding="utf-8")
    done = command("note.md", "--out", "drafts")
    assert page.read_text(encoding="utf-8") == "mine"
    assert "defi.md differs and was left as it is" in done.stdout
    command("note.md", "--out", "drafts", "--force")
    assert page.read_text(encoding="utf-8").startswith("---\ntitle: Défi")


def test_a_second_run_writes_the_same_bytes(here: Path) -> None:
    command("note.md", "--out", "a")
    first = {name: (here / "a" / name).read_bytes() for name in drafts(here / "a")}
    done = command("note.md", "--out", "a")
    assert "differs" not in done.stdout
    assert {name: (here / "a" / name).read_bytes() for name in drafts(here / "a")} == first


def test_reports(here: Path) -> None:
    text = command("note.md", "--out", "a").stdout
    assert text.startswith("Report of normalise: 1 note → 2 pages · ")
    assert "line 3: commands put into a fence (line 3) [command] → note/defi.md:12" in text
    data = json.loads(command("note.md", "--out", "a", "--format", "json").stdout)
    assert [page["file"] for page in data["notes"][0]["pages"]] == ["note/defi.md", "note/suite.md"]
    assert {"path", "line", "rule", "message", "hint", "fixed", "where"} <= data["notes"][0]["findings"][0].keys()
    annotations = command("note.md", "--out", "a", "--format", "github").stdout.splitlines()
    assert annotations
    assert all(line.startswith("::") and "file=note.md,line=" in line for line in annotations)


def test_the_report_goes_to_a_file_that_is_no_other(here: Path) -> None:
    done = command("note.md", "--out", "a", "--report", "r.txt")
    assert done.stdout.count("\n") == 1
    assert (here / "r.txt").read_text(encoding="utf-8").startswith("Report of normalise")
    assert command("note.md", "--out", "a", "--report", "r.txt").exit_code == 1
    (here / "mine.txt").write_text("mine", encoding="utf-8")
    done = command("note.md", "--out", "a", "--report", "mine.txt")
    assert (done.exit_code, (here / "mine.txt").read_text(encoding="utf-8")) == (2, "mine")
    done = command("note.md", "--out", "a", "--report", "note.md", "--force")
    assert (done.exit_code, (here / "note.md").read_text(encoding="utf-8")) == (2, NOTE)


def test_the_encoding_plan_is_in_the_report(here: Path) -> None:
    (here / "old.txt").write_bytes(
        "# Déploiement\n\nLe cœur de l’été, à côté du nœud : dépôt, équilibré.\n".encode().decode("mac_roman").encode()
    )
    assert "Encoding plan" in command("old.txt", "--out", "a").stdout
    plan = json.loads(command("old.txt", "--out", "a", "--format", "json").stdout)["notes"][0]["plan"]
    assert {"line", "before", "after"} <= plan[0].keys()
    assert "Déploiement" in (here / "a/old/deploiement.md").read_text(encoding="utf-8")


def test_a_folder_is_read_with_all_below(here: Path) -> None:
    for name in ("x/a.md", "x/b/a.txt", "x/picture.png"):
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text("# T\n\ntext\n", encoding="utf-8")
    assert command("x", "--out", "d").exit_code == 0
    assert drafts(here / "d") == ["a/t.md", "b-a/t.md"]


def test_drafts_inside_the_folder_of_the_notes_are_no_notes(here: Path) -> None:
    (here / "x").mkdir()
    (here / "note.md").rename(here / "x/note.md")
    for _ in range(2):
        command("x", "--out", "x/drafts")
        assert drafts(here / "x") == ["drafts/note/defi.md", "drafts/note/suite.md", "note.md"]
    done = command("x", "--out", "x/../x")
    assert (done.exit_code, done.stderr.count("\n"), len(drafts(here / "x"))) == (2, 1, 3)


def test_a_closed_folder_is_named(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "x/closed").mkdir(parents=True)
    (here / "x/a.md").write_text("# T\n\ntext\n", encoding="utf-8")
    scandir = os.scandir

    def refuse(path: str):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    done = command("x", "--out", "d")
    assert done.stderr == "x/closed: cannot be read (Permission denied) · check the name and the permissions\n"
    assert (done.exit_code, drafts(here / "d")) == (2, ["a/t.md"])


@pytest.mark.parametrize("name", ["a\nb.md", "\udce9.md", "\x1b[31m.md"])
def test_any_name_is_one_line_of_the_reports(here: Path, name: str) -> None:
    (here / name).write_text(NOTE, encoding="utf-8")
    for style in ("text", "json", "github"):
        done = command(name, "absent" + name, "--out", "d", "--format", style, "--report", style)
        assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
        assert not set((here / style).read_text(encoding="utf-8")) & set("\x1b\udce9")
    assert all(line.startswith("::") for line in (here / "github").read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("charset", ["cp1252", "latin-1", "ascii"])
def test_a_console_that_has_no_arrows(here: Path, charset: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": charset, "PYTHONPATH": str(Path(__file__).parents[2])}
    line = [sys.executable, "-m", "scripts", "normalise", "note.md", "absent.md", "--out", "d"]
    done = subprocess.run(line, cwd=here, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr.count(b"\n"), b"Traceback" in done.stderr) == (2, 1, False)
    assert done.stdout.startswith(b"Report of normalise: 1 note ")


def test_an_interrupted_run_leaves_whole_pages(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    done = command("note.md", "--out", "d")
    assert (done.exit_code, done.stderr.count("\n"), drafts(here / "d")) == (130, 1, [])


@pytest.mark.parametrize("name", ["un été à l'hôte.md", "a b.md", "日本.md", "-.md", "..md", "CON.md"])
def test_any_name_gives_an_ascii_folder(here: Path, name: str) -> None:
    (here / name).write_text("# T\n\ntext\n", encoding="utf-8")
    assert command("--out", "d", "--", name).exit_code in (0, 1)
    (page,) = drafts(here / "d")
    assert page.isascii()
    assert page.count("/") == 1


def bad(here: Path, name: str) -> str:
    path = here / name
    match name:
        case "nothing":
            return name
        case "empty.md":
            path.write_bytes(b"")
        case "binary.md":
            path.write_bytes(bytes(range(256)) * 20)
        case "long.md":
            with path.open("wb") as file:
                file.truncate(100 * 1024 * 1024)
        case "empty-folder":
            path.mkdir()
        case "pipe.md":
            os.mkfifo(path)
        case "loop.md":
            path.symlink_to(path)
    return name


@pytest.mark.parametrize("name", ["nothing", "empty.md", "binary.md", "long.md", "empty-folder", "pipe.md", "loop.md"])
def test_bad_notes_give_one_line_and_status_2(here: Path, name: str) -> None:
    done = command(bad(here, name), "note.md", "--out", "d")
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(name)
    assert " · " in done.stderr
    assert "Traceback" not in done.output
    assert drafts(here / "d") == ["note/defi.md", "note/suite.md"]  # the good note is not held up


def test_out_must_be_a_folder(here: Path) -> None:
    (here / "file").write_text("", encoding="utf-8")
    done = command("note.md", "--out", "file")
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)


def test_links_do_not_lead_out(here: Path) -> None:
    outside = here / "outside"
    outside.mkdir()
    (here / "d").mkdir()
    (here / "d/note").symlink_to(outside)
    assert command("note.md", "--out", "d").exit_code == 2
    assert drafts(outside) == []
    (here / "e/note").mkdir(parents=True)
    (here / "e/note/defi.md").symlink_to(outside / "new.md")
    assert command("note.md", "--out", "e", "--force").exit_code == 2
    assert drafts(outside) == []


def test_a_title_cannot_choose_its_place(here: Path) -> None:
    (here / "evil.md").write_text("---\ntitle: ../../x\n---\n\n# ../../../etc/passwd\n\ntext\n", encoding="utf-8")
    command("evil.md", "--out", "d")
    assert drafts(here / "d") == ["evil/etc-passwd.md"]


def test_python_objects_in_front_matter_are_not_made(here: Path) -> None:
    target = here / "made"
    (here / "evil.md").write_text(
        f'---\ntitle: !!python/object/apply:os.mkdir ["{target}"]\n---\n\n# T\n', encoding="utf-8"
    )
    done = command("evil.md", "--out", "d")
    assert done.exit_code == 1
    assert not target.exists()
    assert "front matter is no YAML" in done.stdout


def test_the_note_is_never_replaced(here: Path) -> None:
    place = here / "d/defi/defi.md"
    place.parent.mkdir(parents=True)
    place.write_text(NOTE, encoding="utf-8")
    done = command("d/defi/defi.md", "--out", "d", "--force")
    assert done.exit_code == 2
    assert place.read_text(encoding="utf-8") == NOTE
