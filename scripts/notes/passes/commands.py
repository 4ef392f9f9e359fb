"""Commands that stand in the text: a line of kubectl, helm, docker… goes into a `bash` fence."""

from __future__ import annotations

import re

from scripts.model import Block, Document
from scripts.notes.passes.edit import Rewrite, blocks_of, spread

RULE = "command"
TOOLS = (
    "kubectl|helm|minikube|kustomize|kind|k3d|k3s|docker|podman|crictl|etcdctl|kubeadm|istioctl|argocd|terraform|git"
)
SIGNS = (*(f"{tool} " for tool in TOOLS.split("|")), "export ")
VERBS = {
    "kubectl": (
        "get apply create delete describe exec logs run expose scale rollout set label annotate edit "
        "patch replace diff wait top port-forward proxy config cluster-info version api-resources api- "
        "versions explain drain cordon uncordon taint autoscale attach cp auth debug kustomize "
        "certificate plugin events"
    ),
    "helm": (
        "install upgrade uninstall list repo search pull push template lint rollback status history get "
        "show create dependency package test version env registry"
    ),
    "minikube": (
        "start stop delete status dashboard ip service addons tunnel ssh profile kubectl logs config mount node"
    ),
    "docker": ("run build push pull ps exec logs images stop rm rmi compose tag login network volume inspect"),
    "git": ("clone pull push commit checkout add init branch merge"),
}
ANY = {"kustomize", "kind", "k3d", "k3s", "podman", "crictl", "etcdctl", "kubeadm", "istioctl", "argocd", "terraform"}
LINE = re.compile(rf"(?:sudo )?({TOOLS}) +(\S+)(.*)$")
EXPORT = re.compile(r"export [A-Z_][A-Z0-9_]*=\S")
REMARK = re.compile(r"(.*\S)[ \t]+\(([^()]*)\)$")
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|`[^`]*`|\([^()]*\)|\$\([^()]*\)")
SENTENCE = re.compile(
    r"[.!?:;,»]$|(?:^|\s)(?:le|la|les|l['’]\w+|un|une|des|du|de|d['’]\w+|est|sont|pour|permet|qui|que|et|ou|avec|dans|sur|"
    r"the|is|are|a|an|to|of|that|which|and|with|shows?|will|can|from|you|we)(?:\s|$)",
    re.IGNORECASE,
)


def run(doc: Document) -> Document:
    edit = Rewrite(doc, RULE)
    for block in blocks_of(doc):
        if block.kind == "paragraph" and any(is_command(line) for line in block.lines):
            rewrite(edit, doc, block)
        else:
            edit.keep(block)
    return edit.done()


def is_command(line: str) -> bool:
    """Whether a line is a command and surely no sentence about one."""
    text = line.strip()
    prompt = text.startswith("$ ")
    text = text[2:].lstrip() if prompt else text
    if EXPORT.match(text):
        return True
    match = LINE.match(text)
    if not match or "`" in text:
        return False
    tool, verb = match[1], match[2]
    known = verb.startswith("-") or (verb in VERBS[tool].split() if tool in VERBS else tool in ANY and verb.isascii())
    rest = QUOTED.sub(" ", match[3]).strip()
    return known and (prompt or not SENTENCE.search(rest)) and rest.isascii()


def rewrite(edit: Rewrite, doc: Document, block: Block) -> None:
    """Put each run of command lines of a paragraph into a fence; remarks in brackets become comments."""
    indent = " " * (len(block.lines[0]) - len(block.lines[0].lstrip()) if block.depth else 0)
    at = 0
    while at < len(block.lines):
        end = at
        while end < len(block.lines) and is_command(block.lines[end]):
            end += 1
        if end == at:
            edit.keep_line(block.start + at)
            at += 1
            continue
        sources = [line.source for line in doc.lines[block.start - 1 + at : block.start - 1 + end]]
        edit.blank()
        edit.put(f"{indent}```bash", sources[0])
        for text, source in zip(block.lines[at:end], sources, strict=True):
            edit.put(indent + as_command(text), source)
        edit.put(f"{indent}```")
        edit.fixed(sources[0], f"commands put into a fence (lines {spread(sources)})", added="bash")
        if end < len(block.lines):
            edit.put("")
        at = end


def as_command(line: str) -> str:
    """A line without prompt; a remark in brackets at its end becomes a comment."""
    text = line.strip().removeprefix("$ ").strip()
    remark = REMARK.match(text)
    return f"{remark[1]}  # {remark[2]}" if remark and " $" not in remark[1][-2:] else text
