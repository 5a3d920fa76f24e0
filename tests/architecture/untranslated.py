# SPDX-License-Identifier: Apache-2.0
"""Fails for words that people see but that cannot be translated: untranslated.py ROOT.

A heuristic: a literal that looks like words, inside a call that shows its argument, outside tr(). Names in their own
language (English, 简体中文) are no words here.
"""
import re
import sys
from pathlib import Path

SHOWS = (r"(?:setText|setToolTip|setStatusTip|setWhatsThis|setWindowTitle|setPlaceholderText|setAccessibleName|"
         r"setAccessibleDescription|setInformativeText|addAction|addMenu|addTab|addButton|addRow|addItem|showMessage|"
         r"showOffer|setMessage|setSentence|setTitle|setNote|setCommand|setPrefix|setSuffix|setSpecialValueText|"
         r"setHeaderLabels|makeButton|makeTextToolButton|QPushButton|QCheckBox|QRadioButton|QLabel|Label|QMenu|"
         r"QMessageBox|addHint|addHeading|tell)")
CALL = re.compile(r"\b(?:new\s+)?" + SHOWS + r"\s*\(")
LITERAL = re.compile(r'(?:QStringLiteral|QLatin1String|QString::fromLatin1|QString::fromUtf8|u)?\(?\s*"((?:[^"\\]|\\.)*)"')
WORDS = re.compile(r"^[A-Z][a-z]{2,}(?:\s|…|[.:?!]|$)|[a-z]{2,} [a-z]{2,}|[A-Za-z]{3,}…")
OWN_NAMES = {"English"}
COMMENT = re.compile(r'"(?:[^"\\\n]|\\.)*"|//[^\n]*')  # an address in a literal is no comment


def arguments(text, start):
    """The text between the bracket at start and its partner."""
    depth, quoted, i = 0, False, start
    while i < len(text):
        c = text[i]
        if quoted:
            if c == "\\":
                i += 1
            elif c == '"':
                quoted = False
        elif c == '"':
            quoted = True
        elif c == "(":
            depth += 1
        elif c == ")":
            depth -= 1
            if depth == 0:
                return text[start + 1:i]
        elif c in ";{" and depth == 1:
            return text[start + 1:i]
        i += 1
    return text[start + 1:]


def without_calls(text, names):
    """Cuts out the arguments of the named calls."""
    pattern = re.compile(r"\b(?:" + names + r")\s*\(")
    while True:
        match = pattern.search(text)
        if not match:
            return text
        inner = arguments(text, match.end() - 1)
        text = text[:match.start()] + text[match.end() + len(inner) + 1:]


def problems(path):
    text = path.read_text(encoding="utf-8")
    code = COMMENT.sub(lambda match: match.group(0) if match.group(0)[0] == '"' else "", text)
    for match in CALL.finditer(code):
        shown = re.sub(r'objectName\s*\+\s*\w+\("[^"]*"\)', "", arguments(code, match.end() - 1))
        shown = without_calls(shown, "tr|translate|arg|setObjectName|property|findChild")
        for literal in LITERAL.finditer(shown):
            words = literal.group(1)
            if WORDS.search(words) and words not in OWN_NAMES:
                line = code.count("\n", 0, match.start()) + 1
                yield f"{path}:{line}: “{words}” is shown without tr()"


def main(root):
    found = []
    for folder in ("app/src", "models/src", "ui/src", "backend/docker/src", "backend/core/src"):
        for path in sorted((Path(root) / folder).rglob("*.cpp")):
            found.extend(problems(path))
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
