# SPDX-License-Identifier: Apache-2.0
"""Volumes, by hand: the scenarios of the OpenSandbox volume guide, and what can be done with volumes.

volumes.py CONSOLE: needs CONSOLE_TEST_DOCKER_HOST and a desktop (tests/support/with-desktop).
"""
import sys
import tarfile
import tempfile
import time
from pathlib import Path

import screen
from main_job import engine, picture, restart, row_shows, run_command, sandboxes, select_row
from screen import click, fill, find, gone, key, press, row_with, rows, wait_for

CACHE = "desktop-cache"
COPY = "desktop-cache-2"
IMPORTED = "desktop-imported"
MISSING = "desktop-made-with"
IMAGE = "osbtest/busybox:latest"


def volume_names():
    return {volume["Name"] for volume in engine("GET", "/volumes")["Volumes"] or []}


def mountpoint(name):
    return Path(engine("GET", f"/volumes/{name}")["Mountpoint"])


def binds(name):
    for container in sandboxes():
        facts = engine("GET", f"/containers/{container['Id']}/json")
        if facts["Config"]["Labels"].get("name") == name:
            return facts["HostConfig"]["Binds"]
    raise AssertionError(f"there is no sandbox {name}")


# ------------------------------------------------------------------------------------------- new sandboxes


def go_to_page(dialog, title):
    """The entry of a page says how many problems the page has."""
    node = wait_for(f"the page {title}", lambda: next(
        (node for node in screen.walk(dialog)
         if node.get_role_name() == "list item" and screen.plain(node.get_name()).startswith(title)), None))
    click(node)


def finish_form(app, dialog, name):
    """Image and name, then the creation; the mounts are in the form already."""
    go_to_page(dialog, "Basics")
    fill(dialog, "Image", IMAGE, "text")
    key("Tab")
    fill(dialog, "Name", name, "text")
    go_to_page(dialog, "Review")
    press(dialog, "Create sandbox")
    gone(app, "New sandbox", "dialog", 60)
    key("ctrl+1")
    row_shows(sandbox_table(app), name, "Running")


def sandbox_table(app):
    return find(app, "Sandboxes", "table|tree table", 30)


def open_form(app):
    key("ctrl+1")
    key("ctrl+n")
    dialog = find(app, "New sandbox", "dialog")
    go_to_page(dialog, "Storage")
    return dialog


def with_folder(app, name, folder, access, sub_folder=""):
    dialog = open_form(app)
    press(dialog, "Add a mount")
    press(dialog, "Host folder")
    fill(dialog, "Folder on the machine of the engine", str(folder), "text")
    key("Tab")
    allow = f"Allow {folder}"
    time.sleep(0.8)  # the form checks 300 ms after the last key
    if screen.search(dialog, allow):
        press(dialog, allow)
    if sub_folder:
        fill(dialog, "Sub-folder", sub_folder, "text")
    fill(dialog, "Mount path", "/mnt/host", "text")
    press(dialog, access)
    finish_form(app, dialog, name)


def with_volume(app, name, volume, access, sub_folder=""):
    """From the place Volumes: Mount in new sandbox…"""
    key("ctrl+1")
    go_to_volumes(app)
    choose(app, volume)
    press(app, "Mount in new sandbox…")
    dialog = find(app, "New sandbox", "dialog")
    if sub_folder:
        fill(dialog, "Sub-folder", sub_folder, "text")
    fill(dialog, "Mount path", "/mnt/cache", "text")
    press(dialog, access)
    finish_form(app, dialog, name)


def run_in(app, name, command, expected):
    key("ctrl+1")
    select_row(sandbox_table(app), name)
    run_command(app, command, expected)


# -------------------------------------------------------------------------------------------- the place


def go_to_volumes(app):
    key("ctrl+2")
    return find(app, "Volumes", "table|tree table", 30)


def choose(app, name):
    table = find(app, "Volumes", "table|tree table", 30)
    index = wait_for(f"the row of {name}",
                     lambda: row_with(table, name) is not None and row_with(table, name) + 1) - 1
    click(screen.cell(table, index, 3))
    return table


def make_volume(app, name):
    go_to_volumes_or_empty(app)
    press(app, "New volume…", "push button|button")
    dialog = find(app, "New volume", "dialog")
    fill(dialog, "Name", "Not Good", "text")
    assert not screen.is_on(find(dialog, "Make volume", "push button|button")), "a bad name is accepted"
    fill(dialog, "Name", name, "text")
    press(dialog, "Make volume", "push button|button")
    wait_for(f"volume {name} on the engine", lambda: name in volume_names())
    row_shows(find(app, "Volumes", "table|tree table", 30), name, "Not used")


def go_to_volumes_or_empty(app):
    key("ctrl+2")
    find(app, "New volume…", "push button|button")


# -------------------------------------------------------------------------------------------- scenarios


def host_folders(app, folder):
    with_folder(app, "host-writer", folder, "Read-write")
    run_in(app, "host-writer", "echo written inside > /mnt/host/inside.txt; cat /mnt/host/inside.txt", "written inside")
    assert (folder / "inside.txt").read_text() == "written inside\n"
    with_folder(app, "host-reader", folder, "Read-only")
    run_in(app, "host-reader", "cat /mnt/host/inside.txt; touch /mnt/host/refused", "Read-only file system")
    assert not (folder / "refused").exists()
    with_folder(app, "host-sub", folder, "Read-write", "runs/one")
    run_in(app, "host-sub", "echo below > /mnt/host/below.txt; ls /mnt/host", "below.txt")
    assert (folder / "runs/one/below.txt").read_text() == "below\n"
    go_to_volumes(app)
    row_shows(find(app, "Volumes", "table|tree table"), str(folder), "In use")


def docker_volumes(app):
    make_volume(app, CACHE)
    with_volume(app, "cache-writer", CACHE, "Read-write")
    run_in(app, "cache-writer", "mkdir -p /mnt/cache/pages; echo shared > /mnt/cache/pages/a.txt; echo ok $?", "ok 0")
    with_volume(app, "cache-reader", CACHE, "Read-only")
    run_in(app, "cache-reader", "cat /mnt/cache/pages/a.txt; touch /mnt/cache/refused", "Read-only file system")
    with_volume(app, "cache-sub", CACHE, "Read-write", "pages")
    run_in(app, "cache-sub", "cat /mnt/cache/a.txt", "shared")
    assert any(bind.endswith("/pages:/mnt/cache:rw") for bind in binds("cache-sub")), binds("cache-sub")
    assert (mountpoint(CACHE) / "pages/a.txt").read_text() == "shared\n"
    assert not (mountpoint(CACHE) / "refused").exists()


def made_and_deleted_with_its_sandbox(app):
    dialog = open_form(app)
    press(dialog, "Add a mount")
    press(dialog, "Volume")
    fill(dialog, "Volume", MISSING, "text")
    key("Tab")
    press(dialog, "Delete it with the sandbox")
    fill(dialog, "Mount path", "/mnt/data", "text")
    finish_form(app, dialog, "short-lived")
    assert MISSING in volume_names()
    go_to_volumes(app)
    row_shows(find(app, "Volumes", "table|tree table"), MISSING, "short-lived")
    key("ctrl+1")
    select_row(sandbox_table(app), "short-lived")
    press(app, "Delete…")
    confirm = find(app, "Delete 1 sandbox", "dialog|alert")
    press(confirm, "Delete sandbox", "push button|button")
    wait_for("the end of the volume", lambda: MISSING not in volume_names(), 30)
    key("ctrl+2")
    table = find(app, "Volumes", "table|tree table")
    wait_for("the end of its row", lambda: row_with(table, MISSING) is None)


def used_by(app):
    go_to_volumes(app)
    table = choose(app, CACHE)
    row_shows(table, CACHE, "In use")
    assert not screen.is_on(find(app, "Delete…", "push button|button")), "a volume in use can be deleted"
    press(app, "Used by", "page tab")
    uses = find(app, "Used by", "table|tree table")
    wait_for("all three users", lambda: all(
        row_with(uses, name) is not None for name in ("cache-writer", "cache-reader", "cache-sub")))
    picture("volumes-used-by")
    press(app, "Overview", "page tab")
    press(app, "Count again", "push button|button")
    wait_for("a counted size", lambda: any("in 1 file" in screen.text_of(node) for node in screen.walk(app)
                                           if node.get_role_name() in ("label", "text")), 40)
    picture("volumes")


def copies(app, scratch):
    go_to_volumes(app)
    choose(app, CACHE)
    press(app, "Clone…", "push button|button")
    dialog = find(app, "Clone volume", "dialog")
    press(dialog, "Clone volume", "push button|button")
    wait_for("the copy", lambda: COPY in volume_names() and (mountpoint(COPY) / "pages/a.txt").exists(), 60)
    row_shows(find(app, "Volumes", "table|tree table"), COPY, "Not used")

    choose(app, COPY)
    press(app, "Export…", "push button|button")
    dialog = find(app, "Export volumes", "dialog")
    press(dialog, "tar.gz", "radio button|toggle button|push button")
    fill(dialog, "Folder", str(scratch), "text")
    press(dialog, "Export volume", "push button|button")
    archive = scratch / f"{COPY}.tar.gz"
    wait_for("the archive", archive.exists, 60)
    with tarfile.open(archive) as tar:
        assert any(name.endswith("pages/a.txt") for name in tar.getnames()), tar.getnames()

    press(app, "Import…", "push button|button")
    dialog = find(app, "Import into a volume", "dialog")
    press(dialog, "Into a new volume", "radio button|toggle button|push button")
    fill(dialog, "Archive", str(archive), "text")
    fill(dialog, "Name", IMPORTED, "text")
    press(dialog, "Import archive", "push button|button")
    wait_for("what was imported", lambda: IMPORTED in volume_names()
             and (mountpoint(IMPORTED) / "pages/a.txt").exists(), 60)
    assert (mountpoint(IMPORTED) / "pages/a.txt").read_text() == "shared\n"


def losses(app):
    key("ctrl+2")
    choose(app, IMPORTED)
    key("Delete")
    dialog = find(app, "Delete volumes", "dialog|alert")
    picture("volume-delete")
    press(dialog, "Delete volume", "push button|button")
    wait_for("the end of the volume", lambda: IMPORTED not in volume_names(), 30)

    press(app, "Prune…", "push button|button")
    dialog = find(app, "Prune volumes", "dialog|alert")
    picture("volume-prune")
    press(dialog, f"Delete {COPY}", "check box")
    press(dialog, "Delete volume", "push button|button")
    wait_for("the end of the copy", lambda: COPY not in volume_names(), 30)

    choose(app, CACHE)
    click(find(app, "Volume", "menu item"))  # the menu of a button is no child of anything that Qt exposes
    menu = wait_for("the menu entry", lambda: screen.search(app, "Delete with its sandboxes…"))
    click(menu)
    dialog = find(app, "Delete volumes", "dialog|alert")
    picture("volume-delete-with-sandboxes")
    press(dialog, "Delete volume", "push button|button")
    wait_for("the end of the cache", lambda: CACHE not in volume_names(), 60)
    left = {engine("GET", f"/containers/{box['Id']}/json")["Config"]["Labels"].get("name") for box in sandboxes()}
    assert not left & {"cache-writer", "cache-reader", "cache-sub"}, left


def job(app, scratch):
    folder = scratch / "shared"
    folder.mkdir()
    find(app, "No sandboxes yet.", seconds=30)
    docker_volumes(app)
    host_folders(app, folder)
    made_and_deleted_with_its_sandbox(app)
    used_by(app)
    copies(app, scratch)
    losses(app)
    press(app, "Activity")
    table = find(app, "History", "table|tree table", 20)
    wait_for("what was done with volumes", lambda: {"Make volume", "Clone volume", "Export volume", "Import volume",
                                                    "Delete volume"} <= {
        word for entry in rows(table) for word in entry})


def main(console):
    with tempfile.TemporaryDirectory(prefix="console-volumes-") as scratch:
        process, app = restart(console)
        try:
            job(app, Path(scratch))
        except BaseException:
            picture("failure")
            print(screen.dump(app), file=sys.stderr)
            raise
        finally:
            process.kill()
            process.wait()
            for container in sandboxes():
                engine("DELETE", f"/containers/{container['Id']}?force=1")
            for name in {CACHE, COPY, IMPORTED, MISSING} & volume_names():
                engine("DELETE", f"/volumes/{name}?force=1")


if __name__ == "__main__":
    main(sys.argv[1])
