"""Strict readers of RIS and BibTeX, apart from the libraries that write the files."""

from __future__ import annotations

import re

LATEX = {r"{\textbackslash}": "\\", r"{\textasciitilde}": "~", r"{\textasciicircum}": "^"}
LATEX |= {f"\\{c}": c for c in "&%$#_"}
COMMANDS = (r"\textit{", r"$^{\textrm{", r"$_{\textrm{", "}}$")


def read_ris(text: str) -> list[dict[str, list[str]]]:
    """Two letters, two spaces, a dash; TY opens and ER closes a record."""
    records: list[dict[str, list[str]]] = []
    for line in text.splitlines():
        if not line:
            continue
        match = re.fullmatch(r"([A-Z][A-Z0-9])  - ?(.*)", line)
        assert match, f"not a line of RIS: {line!r}"
        tag, value = match.groups()
        if tag == "TY":
            records.append({})
        if tag != "ER":
            records[-1].setdefault(tag, []).append(value)
    return records


def ris_author(value: str) -> list[str]:
    """The parts of a name as Zotero's RIS.js splits it; a body is one part."""
    family = re.split(r"\s*,\s*", value)[0]
    given = re.sub(r"^\s*,\s*", "", value.removeprefix(family))
    return [part for part in (family, given) if part]


def read_bibtex(text: str) -> dict[str, str]:
    """One record, by counting braces, as BibTeX does."""
    head = re.match(r"\s*@(\w+)\{([A-Za-z0-9:_-]+),", text)
    assert head, text
    fields = {"ENTRYTYPE": head[1], "ID": head[2]}
    for match in re.finditer(r"^\t(\w+) = \{", text, re.M):
        depth, end = 1, match.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        assert match[1] not in fields, f"{match[1]} stands twice"
        fields[match[1]] = text[match.end() : end - 1]
    return fields


def read_bibtex_file(text: str) -> list[dict[str, str]]:
    return [read_bibtex(record) for record in re.split(r"^(?=@)", text, flags=re.M) if record.strip()]


def bibtex_authors(value: str) -> list[list[str]]:
    """The parts of each name; a body is one part."""
    names = re.split(r"\sand\s(?![^{}]*\})", value) if value else []
    return [[name[1:-1]] if re.fullmatch(r"\{[^{}]*\}", name) else re.split(r",\s", name) for name in names]


def plain(latex: str) -> str:
    """Text without LaTeX."""
    for command in COMMANDS:
        latex = latex.replace(command, "")
    for code, character in LATEX.items():
        latex = latex.replace(code, character)
    return latex.replace("{", "").replace("}", "")
