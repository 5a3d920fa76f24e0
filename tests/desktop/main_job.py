# SPDX-License-Identifier: Apache-2.0
"""The main job, by hand: create a sandbox with a host folder and a volume, look inside, act on it, remove it.

main_job.py CONSOLE: needs CONSOLE_TEST_DOCKER_HOST and a desktop (tests/support/with-desktop).
"""
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import screen
from screen import click, fill, find, gone, key, press, row_with, rows, type_text, wait_for

HOST = os.environ["CONSOLE_TEST_DOCKER_HOST"]
PICTURES = os.environ.get("CONSOLE_TEST_PICTURES")
SECRET = "hunter2-not-for-disk"


def engine(method, path, body=None):
    command = ["curl", "-sf", "--unix-socket", HOST.removeprefix("unix://"), "-X", method, f"http://engine{path}"]
    if body is not None:
        command += ["-H", "Content-Type: application/json", "-d", json.dumps(body)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return json.loads(answer) if answer else None


def sandboxes():
    filters = "%7B%22label%22%3A%5B%22opensandbox.io%2Fid%22%5D%7D"
    return engine("GET", f"/containers/json?all=1&filters={filters}")


def picture(name):
    if PICTURES:
        time.sleep(0.5)
        subprocess.run(["import", "-window", "root", f"{PICTURES}/{name}.png"], check=True)


def open_dialog(app):
    key("ctrl+n")
    return find(app, "New sandbox", "dialog")


def fill_basics(dialog):
    fill(dialog, "Image", "osbtest/busybox:latest", "text")
    key("Tab")
    fill(dialog, "Name", "made-by-hand", "text")


def fill_environment(dialog):
    press(dialog, "Environment")
    add = wait_for("the Add button", lambda: screen.search(dialog, "Add"))
    click(add)
    type_text("API_TOKEN")
    key("Tab")
    type_text(SECRET)
    key("Return")


def mount_host_folder(dialog, folder):
    press(dialog, "Add a mount")
    press(dialog, "Host folder")
    fill(dialog, "Folder on the machine of the engine", str(folder), "text")
    key("Tab")
    press(dialog, f"Allow {folder}")
    fill(dialog, "Mount path", "/mnt/host", "text")
    press(dialog, "Read-only")


def mount_volume(dialog):
    press(dialog, "Add a mount")
    press(dialog, "Volume")
    fill(dialog, "Volume", "desktop-test-data", "text")
    key("Tab")
    fill(dialog, "Sub-folder", "runs/one", "text")
    fill(dialog, "Mount path", "/mnt/data", "text")
    press(dialog, "Read-write")


def create(app, folder):
    dialog = open_dialog(app)
    fill_basics(dialog)
    fill_environment(dialog)
    press(dialog, "Storage")
    mount_host_folder(dialog, folder)
    mount_volume(dialog)
    picture("new-sandbox-storage")
    press(dialog, "Review")
    request = wait_for("the request", lambda: screen.text_of(find(dialog, "JSON", "text")))
    assert SECRET not in request, "the secret value is shown in Review"
    picture("new-sandbox-review")
    press(dialog, "Create sandbox")
    gone(app, "New sandbox", "dialog", 60)


def select_row(table, name):
    index = wait_for(f"the row of {name}", lambda: row_with(table, name) is not None and (row_with(table, name) + 1)) - 1
    click(screen.cell(table, index, 1))
    return index


def row_shows(table, name, words):
    def look():
        index = row_with(table, name)
        return index is not None and any(words in entry for entry in rows(table)[index])

    wait_for(f"“{words}” in the row of {name}", look, 30)


def run_command(app, command, expected):
    press(app, "Commands")
    fill(app, "Command", command, "text|combo box")
    key("Return")
    wait_for(f"“{expected}” in the output", lambda: expected in screen.text_of(find(app, "Output")), 20)


def browse(app, folder):
    press(app, "Files", "push button|button")
    find(app, "Files", "table|tree table")
    key("ctrl+l")
    type_text("/mnt/host")
    key("Return")
    table = find(app, "Files", "table|tree table")
    wait_for("the host's file", lambda: row_with(table, "from-host.txt") is not None)
    picture("files")


def restart(console):
    process = subprocess.Popen([console, "--docker-host", HOST], stdout=sys.stderr, stderr=sys.stderr)
    return process, screen.application()


def main(console):
    with tempfile.TemporaryDirectory(prefix="console-desktop-") as scratch:
        folder = Path(scratch) / "shared"
        folder.mkdir()
        (folder / "from-host.txt").write_text("the host wrote this\n")
        process, app = restart(console)
        try:
            job(app, console, folder)
            process.kill()  # without warning: what was recorded must be there
            process.wait()
            check_record()
        except BaseException:
            picture("failure")
            print(screen.dump(app), file=sys.stderr)
            raise
        finally:
            process.kill()
            process.wait()
            for container in sandboxes():
                engine("DELETE", f"/containers/{container['Id']}?force=1")


def job(app, console, folder):
    find(app, "No sandboxes yet.", seconds=30)
    create(app, folder)

    table = find(app, "Sandboxes", "table|tree table", 30)
    row_shows(table, "made-by-hand", "Running")
    inspect = engine("GET", f"/containers/{sandboxes()[0]['Id']}/json")
    assert inspect["Config"]["Labels"]["name"] == "made-by-hand"
    assert f"{folder}:/mnt/host:ro" in inspect["HostConfig"]["Binds"], inspect["HostConfig"]["Binds"]
    assert any(bind.endswith("/runs/one:/mnt/data:rw") for bind in inspect["HostConfig"]["Binds"])
    select_row(table, "made-by-hand")
    picture("sandboxes")

    run_command(app, "cat /mnt/host/from-host.txt", "the host wrote this")
    run_command(app, "echo written inside > /mnt/data/inside.txt; cat /mnt/data/inside.txt", "written inside")
    run_command(app, "touch /mnt/host/refused; echo ended with $?", "Read-only file system")
    mountpoint = engine("GET", "/volumes/desktop-test-data")["Mountpoint"]
    assert (Path(mountpoint) / "runs/one/inside.txt").read_text() == "written inside\n"
    assert not (folder / "refused").exists()
    picture("commands")
    browse(app, folder)

    press(app, "Inspect", "page tab")
    press(app, "JSON", "radio button")
    description = wait_for("the description", lambda: screen.text_of(
        find(app, "Description of the sandbox by its runtime", "text")))
    assert "API_TOKEN" in description and SECRET not in description, "Inspect shows the secret"

    press(app, "Overview", "page tab")
    press(app, "Pause")
    row_shows(table, "made-by-hand", "Paused")
    press(app, "Resume")
    row_shows(table, "made-by-hand", "Running")
    press(app, "Renew 30 min")
    home = Path(os.environ["HOME"])
    wait_for("the renewed expiry in the file of the server",
             lambda: list((home / ".opensandbox/metadata/_expiration").glob("*.json")))

    press(app, "Delete…")
    dialog = find(app, "Delete 1 sandbox", "dialog|alert")
    find(dialog, "Lost", seconds=20)
    picture("delete-confirm")
    press(dialog, "Delete sandbox", "push button|button")
    wait_for("the end of the sandbox", lambda: not sandboxes(), 30)
    find(app, "No sandboxes yet.", seconds=30)
    assert engine("GET", "/volumes/desktop-test-data"), "the volume was not to be deleted"

    press(app, "Activity")
    table = find(app, "History", "table|tree table", 20)
    wait_for("what was done with the sandbox", lambda: {"Create sandbox", "Pause", "Resume", "Renew", "Delete"} <= {
        word for entry in rows(table) if any("made-by-hand" in cell for cell in entry) for word in entry})
    picture("activity")
    press(app, "Created here")
    created = find(app, "Created here", "table|tree table", 20)
    wait_for("the record of the sandbox", lambda: row_with(created, "made-by-hand") is not None)


def check_record():
    home = Path(os.environ["HOME"])
    database = next(home.rglob("inventory.sqlite"))
    record = sqlite3.connect(database).execute("SELECT name, end_kind, spec_json FROM sandboxes").fetchall()
    assert [entry[:2] for entry in record] == [("made-by-hand", "deleted")], record
    for file in home.rglob("*"):
        if file.is_file() and SECRET.encode() in file.read_bytes():
            raise AssertionError(f"the secret is in {file}")


if __name__ == "__main__":
    main(sys.argv[1])
