# SPDX-License-Identifier: Apache-2.0
"""The file browser by hand: copy a folder between a sandbox and a volume with keys and by drag, rename, search, delete.

files.py CONSOLE: needs CONSOLE_TEST_DOCKER_HOST and a desktop (tests/support/with-desktop).
"""
import json
import os
import subprocess
import sys
import time
import urllib.parse
from pathlib import Path

import screen
from screen import find, gone, key, press, row_with, type_text, wait_for, xdotool

HOST = os.environ["CONSOLE_TEST_DOCKER_HOST"]
PICTURES = os.environ.get("CONSOLE_TEST_PICTURES")
VOLUME = "desktop-files-data"
SANDBOX = "desktop-files"
FILES = "mkdir -p /srv/pages/deep && echo one > /srv/pages/one.txt && echo two > /srv/pages/deep/two.txt && " \
        "mkdir /srv/drawn && echo drawn > /srv/drawn/by-hand.txt && exec tail -f /dev/null"


def engine(method, path, body=None, check=True):
    command = ["curl", "-sf", "--unix-socket", HOST.removeprefix("unix://"), "-X", method, f"http://engine{path}"]
    if body is not None:
        command += ["-H", "Content-Type: application/json", "-d", json.dumps(body)]
    answer = subprocess.run(command, check=check, capture_output=True, text=True).stdout
    return json.loads(answer) if answer else None


def picture(name):
    if PICTURES:
        time.sleep(0.5)
        subprocess.run(["import", "-window", "root", f"{PICTURES}/{name}.png"], check=True)


def make_sandbox():
    engine("POST", "/volumes/create", {"Name": VOLUME})
    engine("POST", f"/containers/create?name=sandbox-{SANDBOX}", {
        "Image": "osbtest/busybox:latest", "Cmd": ["sh", "-c", FILES],
        "Labels": {"opensandbox.io/id": SANDBOX, "opensandbox.io/manual-cleanup": "true", "name": SANDBOX},
        "HostConfig": {"NetworkMode": "none"}})
    engine("POST", f"/containers/sandbox-{SANDBOX}/start")


def remove_all():
    engine("DELETE", f"/containers/sandbox-{SANDBOX}?force=1", check=False)
    users = urllib.parse.quote(json.dumps({"volume": [VOLUME]}))
    for container in engine("GET", f"/containers/json?all=1&filters={users}") or []:
        engine("DELETE", f"/containers/{container['Id']}?force=1", check=False)
    engine("DELETE", f"/volumes/{VOLUME}?force=1", check=False)


def choose_place(app, name):
    search = find(app, "Search places", "text|entry")
    screen.click(search)
    key("ctrl+a")
    type_text(name)
    table = find(app, "Places", "table|tree table")
    wait_for(f"the place {name}", lambda: row_with(table, name) is not None, 20)
    key("Return")


def panes(app):
    """The tables of files that show, from left to right."""
    found = [node for node in screen.walk(app) if screen.plain(node.get_name()) == "Files"
             and node.get_role_name() in ("table", "tree table") and screen.is_showing(node)]
    return sorted(found, key=lambda table: table.get_component_iface().get_extents(screen.Atspi.CoordType.SCREEN).x)


def shows(app, side, name, seconds=20):
    def look():
        tables = panes(app)
        return len(tables) > side and row_with(tables[side], name) is not None

    wait_for(f"{name} in pane {side + 1}", look, seconds)
    return panes(app)[side]


def cell_of(table, name):
    return screen.cell(table, row_with(table, name), 0)


def go(path):
    key("ctrl+l")
    type_text(path)
    key("Return")


def middle(node):
    box = node.get_component_iface().get_extents(screen.Atspi.CoordType.SCREEN)
    return box.x + min(box.width // 2, 60), box.y + box.height // 2


def drag(source, target, modifier=None):
    """With the mouse, in steps as a hand does."""
    xdotool("mousemove", *source, "mousedown", 1)
    if modifier:
        xdotool("keydown", modifier)
    for step in range(1, 11):
        xdotool("mousemove", *(int(a + (b - a) * step / 10) for a, b in zip(source, target)))
        time.sleep(0.05)
    xdotool("mouseup", 1)
    if modifier:
        xdotool("keyup", modifier)


def open_both(app):
    press(app, "Files", "list item")
    choose_place(app, SANDBOX)
    shows(app, 0, "srv")
    go("/srv")
    shows(app, 0, "pages")
    key("F3")
    wait_for("the second pane", lambda: len(panes(app)) == 2)
    key("F6")
    key("alt+Home")
    choose_place(app, VOLUME)
    wait_for("both panes again", lambda: len(panes(app)) == 2)
    time.sleep(0.5)


def job(app, data):
    open_both(app)
    picture("files-two-panes")

    # With keys: a folder of the sandbox into the volume.
    screen.click(cell_of(shows(app, 0, "pages"), "pages"))
    key("shift+F5")
    wait_for("the folder in the volume", lambda: (data / "pages/deep/two.txt").is_file(), 30)
    assert (data / "pages/one.txt").read_text() == "one\n"
    shows(app, 1, "pages")

    # By drag, from one pane to the other; the empty part of a table is the folder that it shows.
    target = shows(app, 1, "pages")
    box = target.get_component_iface().get_extents(screen.Atspi.CoordType.SCREEN)
    drag(middle(cell_of(shows(app, 0, "drawn"), "drawn")), (box.x + box.width // 2, box.y + box.height - 40))
    wait_for("the dragged folder in the volume", lambda: (data / "drawn/by-hand.txt").is_file(), 30)
    picture("files-dragged")

    # Rename in place.
    screen.click(cell_of(shows(app, 1, "drawn"), "drawn"))
    key("F2")  # Qt shows the field of a cell to assistive technology by its focus only
    key("ctrl+a")
    type_text("painted")
    key("Return")
    wait_for("the new name", lambda: (data / "painted").is_dir() and not (data / "drawn").exists(), 20)

    # Search below.
    key("ctrl+shift+f")
    screen.click(find(app, "Name", "text|entry"))
    type_text("*.txt")
    key("Return")
    found = find(app, "Found", "table|tree table")
    wait_for("three files", lambda: found.get_table_iface().get_n_rows() == 3, 20)
    picture("files-search")
    key("Escape")
    gone(app, "Found", "table|tree table")

    # Delete, counted first.
    screen.click(cell_of(shows(app, 1, "pages"), "pages"))
    key("Delete")
    wait_for("the count", lambda: screen.search(app, "Delete pages", "push button|button"), 20)
    picture("files-delete")
    press(app, "Delete pages", "push button|button")
    wait_for("the end of the folder", lambda: not (data / "pages").exists(), 20)
    assert (data / "painted/by-hand.txt").is_file()


def main(console):
    remove_all()
    make_sandbox()
    data = Path(engine("GET", f"/volumes/{VOLUME}")["Mountpoint"])
    process = subprocess.Popen([console, "--docker-host", HOST], stdout=sys.stderr, stderr=sys.stderr)
    try:
        app = screen.application()
        try:
            job(app, data)
        except BaseException:
            picture("failure")
            print(screen.dump(app), file=sys.stderr)
            raise
        key("ctrl+q")
        wait_for("the end of the program", lambda: process.poll() is not None, 10)
        users = urllib.parse.quote(json.dumps({"volume": [VOLUME]}))
        wait_for("the helper's end", lambda: not engine("GET", f"/containers/json?all=1&filters={users}"), 20)
    finally:
        process.kill()
        process.wait()
        remove_all()


if __name__ == "__main__":
    main(sys.argv[1])
