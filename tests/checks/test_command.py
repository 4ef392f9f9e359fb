"""`python -m scripts check`: what it prints, how it leaves, what it mends and what it never touches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scripts import __main__ as command
from scripts.checks import CHECKS, REPAIRS, run
from tests.checks.conftest import GOOD

BAD = {"fr/s/t.md": "Voir [ici](u.md).\n"}


@pytest.fixture
def check(course, monkeypatch):
    """Writes a course, stands beside it and runs the command."""

    def run_it(files: dict[str, str], *words: str) -> Result:
        monkeypatch.chdir(course(files).parent)
        return CliRunner().invoke(command.main, ["check", *words])

    return run_it


def test_text(check):
    done = check(BAD, "--only", "link-labels")
    message = "docs/fr/s/t.md:1: the label « ici » does not say where the link leads · name its target [link-labels]\n"
    assert (done.exit_code, done.output) == (1, message)


def test_json(check):
    done = check(BAD, "--only", "link-labels", "--format", "json")
    (finding,) = json.loads(done.output)
    assert {key: finding[key] for key in ("path", "line", "rule", "hint", "fixed")} == {
        "path": "docs/fr/s/t.md", "line": 1, "rule": "link-labels", "hint": "name its target", "fixed": False,
    }  # fmt: skip


def test_github(check):
    done = check(BAD, "--only", "link-labels", "--format", "github")
    assert done.output == (
        "::error file=docs/fr/s/t.md,line=1,title=link-labels"
        "::the label « ici » does not say where the link leads · name its target\n"
    )


def test_nothing_to_mend(check):
    done = check(GOOD, "--only", "links")
    assert (done.exit_code, done.output) == (0, "Nothing to mend.\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--only", "nothing"), "--only: no rule nothing · use one of: readable, front-matter, "),
        (("docs/fr/no.md",), "docs/fr/no.md: no such file · check the path"),
        (("--nope",), "main check: No such option '--nope' · see `main check --help`"),
        (("--format", "xml"), "main check: Invalid value for '--format': 'xml' is not one of "),
    ],
)
def test_misuse_is_one_line_and_status_2(check, words, said: str):
    done = check(GOOD, *words)
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith(said)


@pytest.mark.parametrize("words", ["check", "translations status", "translations stamp", "anchors stamp", "coverage x"])
def test_outside_the_project_every_command_says_so(tmp_path, monkeypatch, words: str):
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(command.main, words.split())
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "docs: no such folder here · run the command in the root of the project\n"


def test_a_file_that_cannot_be_written_is_one_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("site", "out"):
        (tmp_path / name).mkdir()
    (tmp_path / "site/index.html").touch()
    done = CliRunner().invoke(command.main, ["offline", "--out", "out"])
    assert (done.exit_code, done.stderr) == (2, "out: Is a directory · check the path and its permissions\n")


def test_without_kubectl_the_check_says_what_it_left_out_and_fails_in_ci(check, monkeypatch):
    monkeypatch.setattr("scripts.checks.kubectl.available", lambda: False)
    monkeypatch.delenv("CI", raising=False)
    kustomization = {"fr/examples/t/kustomization.yaml": "resources: []\n"}
    done = check({**GOOD, **kustomization}, "--only", "tabs", "--only", "examples")
    assert (done.exit_code, done.stdout) == (0, "Nothing to mend.\n")
    assert done.stderr.startswith("no `kubectl` on PATH: tabs and kustomizations are not compared · ")
    assert check(GOOD, "--only", "links").stderr == ""
    monkeypatch.setenv("CI", "true")
    assert check(GOOD, "--only", "tabs").exit_code == 1


def test_only_the_files_asked_about(check):
    files = {**BAD, "fr/s/u.md": BAD["fr/s/t.md"]}
    assert check(files, "docs/fr/s/u.md", "--only", "link-labels").output.startswith("docs/fr/s/u.md:1: ")
    assert check(files, "README-is-none.md", "--only", "link-labels").exit_code == 2


CODE = "\n```\nl'ami ?\n```\n"
FIXABLE = {
    "fr/s/t.md": "---\ntitle: L'objet\n---\n\n# L'objet {#t}\n\nQui l'a fait ? `l'ami ?` <!-- l'ami -->\n" + CODE,
    "en/s/t.md": "# The \"object\" {#t}\n\nIt's `it's`.\n",
    "fr/examples/t/a.yaml": "a: 1  \n",
    "fr/examples/t/templates/b.yaml": "a: {{ .Values.a }}\r\n",
    "words.txt": "zorglub\nami\n",
}
FIXED = {
    "fr/s/t.md": "---\ntitle: L’objet\n---\n\n# L’objet {#t}\n\nQui l’a fait\u202f? `l'ami ?` <!-- l'ami -->\n" + CODE,
    "en/s/t.md": "# The “object” {#t}\n\nIt’s `it's`.\n",
    "fr/examples/t/a.yaml": "a: 1\n",
    "fr/examples/t/templates/b.yaml": "a: {{ .Values.a }}\n",
    "words.txt": "",
}


def test_fix_mends_what_is_safe_and_still_leaves_with_1(check):
    done = check(FIXABLE, "--fix", *(word for name in REPAIRS for word in ("--only", name)))
    assert {name: Path("docs", name).read_bytes().decode() for name in FIXED} == FIXED
    assert done.exit_code == 1
    assert done.output == (
        "docs/en/s/t.md: typography set in 2 lines · read the diff [typography] (mended)\n"
        "docs/fr/examples/t/a.yaml: ends of lines tidied · read the diff [yaml-style] (mended)\n"
        "docs/fr/examples/t/templates/b.yaml: ends of lines tidied · read the diff [yaml-style] (mended)\n"
        "docs/fr/s/t.md: typography set in 3 lines · read the diff [typography] (mended)\n"
        "docs/words.txt: sorted, 2 removed [spelling] (mended)\n"
    )


def test_fix_has_nothing_to_do_the_second_time(check):
    words = [word for name in REPAIRS for word in ("--only", name)]
    check(FIXABLE, "--fix", *words)
    assert CliRunner().invoke(command.main, ["check", "--fix", *words]).exit_code == 0


def test_fix_leaves_a_broken_file_alone(check):
    broken = {"fr/s/t.md": "---\ntitle: [\n---\n\nL'ami ?\n", "words.txt": "zorglub\n"}
    check(broken, "--fix")
    assert {name: Path("docs", name).read_text("utf-8") for name in broken} == broken


def test_the_list_of_rules_is_the_folder_of_rules():
    folder = Path(command.__file__).parent / "checks"
    with_rule = {path.stem for path in folder.glob("*.py") if "\ndef check(course: Course)" in path.read_text("utf-8")}
    listed = {check.__module__.rpartition(".")[2] for check in CHECKS.values()} - {"course"}
    assert with_rule == listed


def test_a_rule_sees_pages_whatever_the_working_folder(course, monkeypatch, tmp_path):
    docs = course(BAD)
    monkeypatch.chdir("/")
    assert [finding.path for finding in run(docs, only=["link-labels"])] == ["docs/fr/s/t.md"]
