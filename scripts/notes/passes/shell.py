"""What is a line of a shell: commands of the trade, lines that only stand beside some, prompts, here-documents."""

from __future__ import annotations

import re

TOOLS = (
    "kubectl|helm|minikube|kustomize|kind|k3d|k3s|docker|podman|crictl|etcdctl|kubeadm|istioctl|argocd|terraform|git"
)
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
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|`[^`]*`|\([^()]*\)|\$\([^()]*\)")
SENTENCE = re.compile(
    r"(?:[!?:;,»]|(?<=[^\s./])\.)$|"  # ` .` and ` ..` are folders
    r"(?:^|\s)(?:le|la|les|l['’]\w+|un|une|des|du|de|d['’]\w+|est|sont|pour|permet|qui|que|et|ou|avec|dans|sur|"
    r"the|is|are|a|an|to|of|that|which|and|with|shows?|will|can|from|you|we)(?:\s|$)",
    re.IGNORECASE,
)
CURLY = re.compile(r"[“”]|(?<!\w)[‘’]|[‘’](?!\w)|(?<=\s)[–—](?=[A-Za-z])")  # what word processors make of " ' -
STEP = re.compile(
    r"[A-Za-z_]\w*=\S*$|(?:for|while|until|if) .*; ?(?:do|then)$|(?:do|done|then|else|fi)(?:$| *[|>&])|alias \w+=\S"
)
WORD = re.compile(  # tools whose names are words too
    r"(?:sudo )?(?:k|cat|cd|ls|echo|curl|wget|chmod|chown|mv|cp|rm|mkdir|tar|apt|apt-get|systemctl|journalctl|source|"
    r"watch|jq|base64|openssl|ssh|sleep|grep|vim?|nano|brew|choco|snap|tee)(?: .*)?$"
)
PROMPT = re.compile(r" {0,3}(?:\[?[\w.-]+@[\w.-]+[: ][^\s$#%>]*\]?[$#%]|(?:PS )?[A-Z]:\\[^<>\n]*>)[ \t]*(?=\S)")
DOLLAR = re.compile(r" {0,3}\$[ \t]+(?=[a-z./~])")
HEREDOC = re.compile(r"[a-z./$ ][^`]*?<<-?[ \t]*([\"']?)([A-Za-z_]\w*)\1(?=[ \t|>&)]|$)")


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
    rest = QUOTED.sub(" ", match[3].removesuffix("\\")).strip()
    return known and (prompt or not SENTENCE.search(rest)) and CURLY.sub("", rest).isascii()


def is_beside(line: str) -> bool:
    """Whether a line may belong to a command above or below it: a step of a loop, a tool that is also a word."""
    text = line.strip()
    if not text.isascii() or "`" in text:
        return False
    return bool(STEP.match(text)) or (bool(WORD.match(text)) and not says_something(text))


def says_something(text: str) -> bool:
    """Whether what reads like a command is a sentence."""
    return bool(SENTENCE.search(QUOTED.sub(" ", text).strip()))


def prompt_of(line: str) -> str:
    """The prompt that a line of a terminal begins with; "" if it has none."""
    if match := PROMPT.match(line):
        return match[0]
    match = DOLLAR.match(line)
    return match[0] if match and not says_something(line[match.end() :]) else ""


def heredoc_of(line: str) -> str:
    """The word that ends the here-document which a line begins; "" if it begins none."""
    match = HEREDOC.match(line.lstrip()) if "<<" in line else None
    return match[2] if match else ""
