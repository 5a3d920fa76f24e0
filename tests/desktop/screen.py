# SPDX-License-Identifier: Apache-2.0
"""Finds and uses the console's controls as assistive technology does (AT-SPI), and clicks and types as a person does."""
import os
import subprocess
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# Each test is a new user, whatever the one before left behind.
os.environ["HOME"] = tempfile.mkdtemp(prefix="user-", dir=os.environ["HOME"])


_application = None


class NotThere(AssertionError):
    """Nothing with that role and name appeared in time."""


def wait_for(what, look, seconds=15):
    """The first true answer of look(); fails with `what` in the message."""
    end = time.monotonic() + seconds
    while True:
        try:
            answer = look()
        except GLib.Error:  # the object went while it was being asked
            answer = None
        if answer:
            return answer
        if time.monotonic() > end:
            raise NotThere(f"{what} was not there after {seconds} s")
        time.sleep(0.1)


def application(name="opensandbox-console"):
    def look():
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child and child.get_name().replace(" ", "-").lower() in (name, "opensandbox-console"):
                return child
        return None

    global _application
    _application = wait_for(f"the application {name}", look, 30)
    return _application


def is_showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def walk(node, depth=0):
    """Everything below a node that shows. Tables are not entered: their cells are found by row and column."""
    yield node
    if depth > 40 or node.get_role() in (Atspi.Role.TABLE, Atspi.Role.TREE_TABLE):
        return
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None and (is_showing(child) or child.get_role() == Atspi.Role.FILLER):
            yield from walk(child, depth + 1)


def plain(name):
    return (name or "").replace("&", "")


def search(root, name, role=None):
    for node in walk(root):
        if plain(node.get_name()) == name and (role is None or node.get_role_name() in role.split("|")):
            return node
    return None


def find(root, name, role=None, seconds=15):
    return wait_for(f"“{name}”{f' ({role})' if role else ''}", lambda: search(root, name, role), seconds)


def gone(root, name, role=None, seconds=15):
    return wait_for(f"the absence of “{name}”", lambda: search(root, name, role) is None, seconds)


def dump(root):
    """The tree as text, for the message of a failed test."""
    lines = []

    def visit(node, depth):
        lines.append("  " * depth + f"{node.get_role_name()} “{node.get_name()}”")
        if node.get_role() in (Atspi.Role.TABLE, Atspi.Role.TREE_TABLE):
            return
        for index in range(node.get_child_count()):
            child = node.get_child_at_index(index)
            if child is not None and is_showing(child):
                visit(child, depth + 1)

    visit(root, 0)
    return "\n".join(lines)


def xdotool(*arguments):
    subprocess.run(["xdotool", *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)


_last_click = (None, 0.0)


def click(node, button=1):
    """With the mouse, in the middle: what a person can hit. Two of these are never one double click."""
    global _last_click
    box = node.get_component_iface().get_extents(Atspi.CoordType.SCREEN)
    place = (box.x + box.width // 2, box.y + box.height // 2)
    if place == _last_click[0]:
        time.sleep(max(0.0, _last_click[1] + 0.6 - time.monotonic()))
    xdotool("mousemove", *place, "click", button)
    _last_click = (place, time.monotonic())


def is_on(node, state=Atspi.StateType.ENABLED):
    return node.get_state_set().contains(state)


def press(root, name, role="push button|button|toggle button|check box|page tab|radio button|list item|tool button", seconds=15):
    """Clicks a control once it can be used."""
    node = find(root, name, role, seconds)
    wait_for(f"“{name}” that can be used", lambda: is_on(node), seconds)
    click(node)
    return node


def has_keyboard():
    """Between a dialog that closes and the window below it no window has the keyboard, and keys are lost."""
    windows = (_application.get_child_at_index(index) for index in range(_application.get_child_count()))
    return any(window is not None and is_on(window, Atspi.StateType.ACTIVE) for window in windows)


def await_keyboard():
    if _application is not None:
        wait_for("a window that has the keyboard", has_keyboard)


def type_text(text):
    await_keyboard()
    xdotool("type", "--delay", 8, text)


def key(*names):
    await_keyboard()
    xdotool("key", "--delay", 20, *names)


def focus(node):
    """A click that a list of suggestions swallows, because it closes it, is made again."""
    for _ in range(4):
        click(node)
        try:
            return wait_for("the keyboard in the field", lambda: is_on(node, Atspi.StateType.FOCUSED), 2)
        except NotThere:
            pass
    raise NotThere(f"“{node.get_name()}” did not take the keyboard")


def fill(root, name, text, role="text|combo box|spin button|entry", seconds=15):
    """Replaces what is in a field."""
    node = find(root, name, role, seconds)
    focus(node)
    key("ctrl+a")
    type_text(text)
    return node


def text_of(node):
    interface = node.get_text_iface()
    return interface.get_text(0, interface.get_character_count()) if interface else node.get_name()


def rows(table):
    """The texts of a table, row by row."""
    interface = table.get_table_iface()
    columns = interface.get_n_columns()
    result = []
    for row in range(interface.get_n_rows()):
        cells = [interface.get_accessible_at(row, column) for column in range(columns)]
        result.append([cell.get_name() if cell else "" for cell in cells])
    return result


def cell(table, row, column):
    return table.get_table_iface().get_accessible_at(row, column)


def row_with(table, text):
    for index, cells in enumerate(rows(table)):
        if any(text in entry for entry in cells):
            return index
    return None
