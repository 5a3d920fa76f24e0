#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Finds classes of the same name in one namespace: the linker keeps one set of their functions for both (C++20
[basic.def.odr]), which crashes far from its cause. What stands in an unnamed namespace may repeat."""
import pathlib
import re
import sys

DEFINITION = re.compile(r"^(?:template<[^>]*>\s*)?(?:struct|class|enum class|enum)\s+(?:\[\[\w+\]\]\s+)?(\w+)"
                        r"(?:\s+final)?\s*(?::[^:].*)?(?:\{.*)?$")
OPENING = re.compile(r"^(?:inline )?namespace\s*([\w:]*)\s*\{$")
CLOSING = re.compile(r"^\}\s*// namespace\s*([\w:]*)")


def definitions(text):
    """Qualified names of what is defined at the level of a named namespace."""
    spaces = []
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if opening := OPENING.match(line):
            spaces.append(opening.group(1))
        elif CLOSING.match(line) and spaces:
            spaces.pop()
        elif (found := DEFINITION.match(line)) and "" not in spaces:
            begins = "{" in line or any(rest.lstrip().startswith("{") for rest in lines[number + 1:number + 2])
            if begins or line.endswith(","):
                yield "::".join([*spaces, found.group(1)])


def main(root):
    places = {}
    for folder in ("app", "ui", "models", "backend"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                for name in definitions(path.read_text(encoding="utf-8")):
                    places.setdefault(name, []).append(path.relative_to(root))
    twice = {name: where for name, where in places.items() if len(where) > 1}
    for name, where in sorted(twice.items()):
        print(f"{name} is defined in {' and in '.join(map(str, where))}: rename one")
    if len(places) < 300:
        print(f"only {len(places)} definitions were found: this check does not see them any more")
    return 1 if twice or len(places) < 300 else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
