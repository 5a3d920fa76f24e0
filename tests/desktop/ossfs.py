# SPDX-License-Identifier: Apache-2.0
"""Buckets, by hand: the ossfs scenarios of the OpenSandbox guide, with mounts that are real.

ossfs.py CONSOLE: needs CONSOLE_TEST_DOCKER_HOST, an object store (tests/support/with-objectstore) and a desktop
(tests/support/with-desktop). The vendor's programs are played by tests/objectstore/programs.

The secret of the key must be nowhere but in the keyring: everything that the console leaves behind is searched for it.
"""
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import clipboard
import screen
from main_job import engine, picture, restart, row_shows, run_command, sandboxes, select_row
from screen import click, fill, find, gone, key, press, row_with, type_text, wait_for
from volumes import finish_form, go_to_page, go_to_volumes, open_form, sandbox_table

PROGRAMS = Path(__file__).resolve().parent.parent / "objectstore" / "programs"
BEGUN = time.time()
ROOT = Path("/mnt/ossfs")
KEY = "desktop-writer"
TEMPLATE = "with-a-bucket"
BUCKET = os.environ["CONSOLE_TEST_OSS_BUCKET"]
SECRET = os.environ["CONSOLE_TEST_OSS_SECRET"].encode()
KEY_ID = os.environ["CONSOLE_TEST_OSS_KEY_ID"]


def mounted():
    """The buckets that are mounted now."""
    places = [line.split()[4] for line in Path("/proc/self/mountinfo").read_text().splitlines()]
    return sorted(place for place in places if place.startswith(f"{ROOT}/"))


class Watcher(threading.Thread):
    """Looks at every process for the secret, as often as it can."""

    def __init__(self):
        super().__init__(daemon=True)
        self.found = set()
        self.looks = 0
        self.stopped = False

    def run(self):
        while not self.stopped:
            for process in filter(str.isdigit, os.listdir("/proc")):
                self.look(process)
            self.looks += 1

    def look(self, process):
        try:
            name = Path(f"/proc/{process}/comm").read_text().strip()
            line = Path(f"/proc/{process}/cmdline").read_bytes()
            environment = Path(f"/proc/{process}/environ").read_bytes()
        except OSError:
            return
        # The store, its tests and their shells have the secret by right; so has what the stand-in for ossfs 2.0 starts.
        ours = b"CONSOLE_TEST_OSS_SECRET=" in environment
        if SECRET in line and b"gateway.py" not in line and name != "xdotool":  # which types it
            self.found.add(f"{name}: {line!r}")
        if SECRET in environment and not ours and name != "s3fs":
            self.found.add(f"{name}: its environment")


# ------------------------------------------------------------------------------------------------ keys and mounts


def make_key(app, dialog):
    """From the list of keys of the mount: New OSS key…"""
    combo = find(dialog, "Key from the keychain", "combo box")
    click(combo)
    key("End", "Return")
    form = find(app, "New OSS key", "dialog")
    fill(form, "Name", KEY, "text|entry")
    fill(form, "Endpoint", os.environ["CONSOLE_TEST_OSS_ENDPOINT"], "combo box|text|entry")
    fill(form, "Access key ID", KEY_ID, "text|entry")
    fill(form, "Access key secret", SECRET.decode(), "password text|text|entry")
    fill(form, "Default bucket", BUCKET, "text|entry")
    press(form, "Temporary token (STS), internal endpoint, signature")
    key("Tab", "Tab")  # scrolls the region into view
    fill(form, "Region", os.environ["CONSOLE_TEST_OSS_REGION"], "text|entry")
    # The store speaks the API of OSS at one address and is mounted by another.
    key("Tab", "Tab")  # past the signature
    type_text(os.environ["CONSOLE_TEST_S3_ENDPOINT"])
    key("Tab", "Tab", "space")  # past the button that fills it in
    picture("ossfs-new-key")
    press(form, "Save", "push button|button")
    gone(app, "New OSS key", "dialog", 30)


def add_bucket(app, dialog, path, prefix="", access="Read-write", first=False):
    press(dialog, "Add a mount")
    press(dialog, "OSS bucket")
    if first:
        make_key(app, dialog)
    wait_for("the bucket of the key", lambda: next(
        (node for node in screen.walk(dialog)
         if node.get_role_name() == "list item" and node.get_name().startswith(f"OSS bucket {BUCKET}")), None))
    if prefix:
        fill(dialog, "Sub-folder (prefix)", prefix, "text")
        key("Tab")
    fill(dialog, "Mount path", path, "text")
    press(dialog, access)


def copies_are_masked(dialog):
    """What is copied says by which names the secret is meant, in each form of the request."""
    for form, mark in (("JSON", f"${{{KEY}.secret}}"), ("osb command", "${"), ("Python SDK", "os.environ[")):
        press(dialog, form, "page tab")
        shown = wait_for(f"the request as {form}", lambda: screen.text_of(find(dialog, form, "text")))
        press(dialog, "Copy", "push button|button|tool button")
        wait_for(f"the copy of {form}", lambda: clipboard.text().splitlines() == shown.splitlines())
        copied = clipboard.text()
        assert BUCKET in copied and mark in copied, copied
        assert SECRET.decode() not in copied and KEY_ID not in copied, copied


def becomes_a_template(app, dialog):
    """It is in the database then, which nothing_is_left() searches."""
    press(dialog, "Save as template…", "push button|button")
    form = find(app, "Save as template", "dialog")
    fill(form, "Name", TEMPLATE, "text|entry")
    press(form, "Save template", "push button|button")
    gone(app, "Save as template", "dialog")
    home = Path(os.environ["HOME"])
    wait_for("the template on disk", lambda: any(
        TEMPLATE.encode() in written_since(file) for file in (home / ".local/share").rglob("*")))


def create(app, name, mounts, template=False):
    dialog = open_form(app)
    for mount in mounts:
        add_bucket(app, dialog, **mount)
    picture(f"ossfs-{name}")
    go_to_page(dialog, "Review")
    request = wait_for("the request", lambda: screen.text_of(find(dialog, "JSON", "text")))
    assert f"${{{KEY}.secret}}" in request and SECRET.decode() not in request, request
    if template:
        copies_are_masked(dialog)
        becomes_a_template(app, dialog)
    finish_form(app, dialog, name)


def run_in(app, name, command, expected):
    key("ctrl+1")
    select_row(sandbox_table(app), name)
    run_command(app, command, expected)


def delete(app, name):
    key("ctrl+1")
    select_row(sandbox_table(app), name)
    press(app, "Delete…")
    confirm = find(app, "Delete 1 sandbox", "dialog|alert")
    press(confirm, "Delete sandbox", "push button|button")
    gone(app, "Delete 1 sandbox", "dialog|alert", 30)


# -------------------------------------------------------------------------------------------- the three scenarios


def read_and_write(app):
    create(app, "bucket-writer", [{"path": "/mnt/data", "first": True}], template=True)
    assert mounted() == [f"{ROOT}/{BUCKET}"], mounted()
    run_in(app, "bucket-writer", "mkdir -p /mnt/data/team/a /mnt/data/team/b; echo in the bucket > /mnt/data/hello.txt;"
           " cat /mnt/data/hello.txt", "in the bucket")


def shared(app):
    create(app, "bucket-reader", [{"path": "/mnt/shared", "access": "Read-only"}])
    assert mounted() == [f"{ROOT}/{BUCKET}"], mounted()
    run_in(app, "bucket-reader", "cat /mnt/shared/hello.txt; touch /mnt/shared/refused", "Read-only file system")
    go_to_volumes(app)
    row_shows(find(app, "Volumes", "table|tree table"), BUCKET, "bucket-")
    picture("ossfs-volumes")
    delete(app, "bucket-writer")
    run_in(app, "bucket-reader", "cat /mnt/shared/hello.txt", "in the bucket")
    assert mounted() == [f"{ROOT}/{BUCKET}"], mounted()
    delete(app, "bucket-reader")
    wait_for("the end of the mount", lambda: mounted() == [], 30)


def two_prefixes(app):
    create(app, "two-prefixes", [{"path": "/mnt/a", "prefix": "team/a"}, {"path": "/mnt/b", "prefix": "team/b"}])
    assert mounted() == [f"{ROOT}/{BUCKET}/team/a", f"{ROOT}/{BUCKET}/team/b"], mounted()
    run_in(app, "two-prefixes", "echo one > /mnt/a/f; echo two > /mnt/b/f; cat /mnt/b/f; ls /mnt/a", "two")
    delete(app, "two-prefixes")
    wait_for("the end of the mounts", lambda: mounted() == [], 30)


def written_since(file):
    """What is in a file that this test, or something beside it, has written; nothing of older ones."""
    try:
        return file.read_bytes() if not file.is_symlink() and file.is_file() and file.stat().st_mtime >= BEGUN else b""
    except OSError:
        return b""


def nothing_is_left(home):
    """The secret is in no file of the user, none of the system's temporary ones, and not on the engine."""
    for folder in (home, tempfile.gettempdir()):
        for top, folders, files in os.walk(folder):  # what goes meanwhile is passed over
            folders[:] = [each for each in folders
                          if each != "keyrings" and not each.startswith("console-objectstore.")]
            for file in (Path(top) / each for each in files):
                assert SECRET not in written_since(file), f"the secret is in {file}"
    assert not list(Path(tempfile.gettempdir()).glob("opensandbox-ossfs*"))
    for container in sandboxes():
        said = subprocess.run(["curl", "-s", "--unix-socket", os.environ["CONSOLE_TEST_DOCKER_HOST"].removeprefix("unix://"),
                               f"http://engine/containers/{container['Id']}/json"], capture_output=True).stdout
        assert SECRET not in said and KEY_ID.encode() not in said


def job(app, watcher):
    find(app, "No sandboxes yet.", seconds=30)
    read_and_write(app)
    nothing_is_left(os.environ["HOME"])
    shared(app)
    two_prefixes(app)
    nothing_is_left(os.environ["HOME"])
    watcher.stopped = True
    watcher.join()
    assert watcher.looks > 10 and not watcher.found, watcher.found


def main(console):
    there_before = ROOT.exists()
    os.environ["PATH"] = f"{PROGRAMS}:{os.environ['PATH']}"
    environment = {name: os.environ.pop(name) for name in list(os.environ) if name == "CONSOLE_TEST_OSS_SECRET"}
    watcher = Watcher()
    process, app = restart(console)
    os.environ.update(environment)
    watcher.start()
    try:
        job(app, watcher)
    except BaseException:
        picture("failure")
        print(screen.dump(app), file=sys.stderr)
        raise
    finally:
        process.kill()
        process.wait()
        for container in sandboxes():
            engine("DELETE", f"/containers/{container['Id']}?force=1")
        for place in reversed(mounted()):
            subprocess.run(["fusermount", "-u", place], check=False)
            os.removedirs(place)
        if not there_before and ROOT.exists() and not any(ROOT.iterdir()):
            ROOT.rmdir()


if __name__ == "__main__":
    main(sys.argv[1])
