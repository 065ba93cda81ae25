"""LaTeX in the fields of BibTeX, as texts with the markup that titles may hold. The only module that uses pylatexenc."""

from __future__ import annotations

import re

from pylatexenc.latex2text import LatexNodes2Text

_GROUP = r"\{((?:[^{}]|\{[^{}]*\})*)\}"
#: Commands for what a title may hold → its tag.
_MARKED = {
    "i": [rf"\\(?:textit|emph)\s*{_GROUP}", r"\{\\(?:it|em|itshape)\s+([^{}]*)\}"],
    "sup": [rf"\\textsuperscript\s*{_GROUP}", rf"\$\s*\^\s*{_GROUP}\s*\$", r"\$\s*\^(\w)\s*\$"],
    "sub": [rf"\\textsubscript\s*{_GROUP}", rf"\$\s*_\s*{_GROUP}\s*\$", r"\$\s*_(\w)\s*\$"],
}
#: Placeholders for the tags while the LaTeX around them is decoded.
_PLACES = {
    f"<{slash}{tag}>": chr(0xE010 + at) for at, (slash, tag) in enumerate((s, t) for t in _MARKED for s in ("", "/"))
}
_FONTS = re.compile(r"\\(?:text(?:bf|tt|sc|rm|sf|md|up|normal)|mathrm|mbox|hbox|uppercase)\s*(?=\{)")
#: What stands unescaped in many files and would begin a comment or a cell of a table.
_UNESCAPED = re.compile(r"(?<!\\)([%&#])")
_ESCAPED = re.compile(r"\\([_%&#$~{}])")
#: pylatexenc takes it for an accent.
_CIRCUMFLEX = re.compile(r"\{\\textasciicircum\}|\\textasciicircum(?:\{\}|\b)")
_DECODER = LatexNodes2Text(math_mode="text", keep_comments=False)


def decoded(latex: str, with_markup: bool = False) -> str:
    """The text that LaTeX would print, with `<i>`, `<sup>` and `<sub>` where a title may have them."""
    for tag, patterns in _MARKED.items():
        for pattern in patterns:
            before, after = (_PLACES[f"<{tag}>"], _PLACES[f"</{tag}>"]) if with_markup else ("", "")
            latex = re.sub(pattern, rf"{before}\1{after}", latex)
    latex = _CIRCUMFLEX.sub("^", latex)
    if re.search(r"[\\$]", latex):
        latex = _decoded_by_library(latex)
    else:
        latex = re.sub(r"[{}]", "", latex).replace("~", " ").replace("---", "—").replace("--", "–")
        latex = latex.replace("``", "“").replace("''", "”")
    for tag, place in _PLACES.items():
        latex = latex.replace(place, tag)
    return " ".join(latex.split())


def _decoded_by_library(latex: str) -> str:
    latex = _UNESCAPED.sub(r"\\\1", _FONTS.sub("", latex))
    if len(re.findall(r"(?<!\\)\$", latex)) % 2:
        latex = re.sub(r"(?<!\\)\$", r"\\$", latex)
    return _DECODER.latex_to_text(latex, tolerant_parsing=True)


def address(latex: str) -> str:
    r"""An address as it is meant: only `\_`, `\%`, `\&`, `\#` and `\url{}` are undone, `~` and `%` stay."""
    text = latex.strip()
    if match := re.fullmatch(r"\\url\s*\{(.*)\}", text, re.S):
        text = match[1]
    text = text.replace(r"\textasciitilde{}", "~").replace(r"{\textasciitilde}", "~").replace(r"\textasciitilde", "~")
    text = re.sub(r"(?<!\\)[{}]", "", text)
    return "".join(_ESCAPED.sub(r"\1", text).split())
