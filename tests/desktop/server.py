# SPDX-License-Identifier: Apache-2.0
"""An OpenSandbox server, by hand: connect, create a sandbox, run commands, browse, change metadata, look at what goes
over the wire, snapshot, restore, renew, pause, delete.

server.py CONSOLE: needs CONSOLE_TEST_DOCKER_HOST, the official server of tests/interop/prepare and a desktop
(tests/support/with-desktop).
"""
import json
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import screen
from main_job import picture, row_shows, run_command, select_row
from screen import fill, find, gone, key, press, row_with, type_text, wait_for

HOST = os.environ["CONSOLE_TEST_DOCKER_HOST"]
KEY = "desktop-test-key"
CACHE = Path(os.environ.get("CONSOLE_TEST_CACHE")
             or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "opensandbox-console-tests")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """The official server on the Engine of the tests, with a home of its own."""

    def __init__(self, home):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        config = Path(home) / "server.toml"
        config.write_text(f"""[server]
host = "127.0.0.1"
port = {self.port}
api_key = "{KEY}"
[runtime]
type = "docker"
execd_image = "opensandbox/execd:v1.1.0"
[storage]
allowed_host_paths = ["{home}"]
[store]
type = "sqlite"
path = "{home}/opensandbox.db"
[docker]
network_mode = "bridge"
[ingress]
mode = "direct"
""")
        self.process = subprocess.Popen(
            [CACHE / "server-1.1.1/bin/opensandbox-server", "--config", config],
            env={**os.environ, "HOME": str(home), "DOCKER_HOST": HOST}, stdout=sys.stderr, stderr=sys.stderr)

    def ask(self, path, method="GET"):
        answer = subprocess.run(["curl", "-sf", "-X", method, "-H", f"OPEN-SANDBOX-API-KEY: {KEY}", self.url + path],
                                capture_output=True, text=True)
        return json.loads(answer.stdout) if answer.returncode == 0 and answer.stdout else None

    def sandboxes(self):
        return (self.ask("/v1/sandboxes") or {}).get("items", [])

    def snapshots(self):
        return (self.ask("/v1/snapshots") or {}).get("items", [])

    def stop(self):
        for sandbox in self.sandboxes():  # one that was restored keeps the image of its snapshot
            self.ask(f"/v1/sandboxes/{sandbox['id']}", "DELETE")
        for snapshot in self.snapshots():
            self.ask(f"/v1/snapshots/{snapshot['id']}", "DELETE")
        self.process.terminate()
        self.process.wait(20)


def connect(app, server):
    press(app, "Add by hand…")
    press(find(app, "Connect to an engine", "dialog"), "OpenSandbox server…")
    dialog = find(app, "Connect to an OpenSandbox server", "dialog")
    fill(dialog, "Address", server.url, "text")
    fill(dialog, "API key", "not-the-key", "text|password text")
    press(dialog, "Test")
    wait_for("the refused key in the test", lambda: search_text(dialog, "refuses this API key"), 30)
    picture("server-test")
    fill(dialog, "API key", KEY, "text|password text")
    press(dialog, "Test")
    wait_for("the version in the test", lambda: search_text(dialog, "OpenSandbox 1.1.1"), 30)
    picture("server-connection")
    press(dialog, "Connect")
    gone(app, "Connect to an OpenSandbox server", "dialog", 30)


def search_text(root, words):
    return next((node for node in screen.walk(root) if words in (node.get_name() or "")), None)


def create(app, name, start=None):
    if not start:
        key("ctrl+n")
    dialog = find(app, "New sandbox", "dialog", 30)
    if not start:
        fill(dialog, "Image", "osbtest/busybox:latest", "text")
        key("Tab")
    fill(dialog, "Name", name, "text")
    press(dialog, "Review")
    press(dialog, "Create sandbox")
    gone(app, "New sandbox", "dialog", 90)


def browse(app):
    press(app, "Files", "page tab")
    table = find(app, "Files", "table|tree table")
    wait_for("the root folder", lambda: row_with(table, "bin") is not None, 30)
    screen.click(screen.cell(table, row_with(table, "bin"), 0))
    key("ctrl+l")
    type_text("/tmp")
    key("Return")
    table = find(app, "Files", "table|tree table")
    wait_for("the file that the command wrote", lambda: row_with(table, "by-hand.txt") is not None, 30)
    picture("server-files")


def change_metadata(app, server):
    press(app, "Overview", "page tab")
    press(app, "Add metadata")
    fill(app, "Key", "team", "text")
    key("Tab")
    type_text("blue")
    press(app, "Save")
    wait_for("the new metadata", lambda: any(each["metadata"].get("team") == "blue" for each in server.sandboxes()))


def run_in_background(app):
    press(app, "Commands")
    press(app, "Options")
    press(app, "In the background")
    fill(app, "Command", "echo begun by hand; sleep 600", "text|combo box")
    key("Return")
    jobs = find(app, "Commands in the background", "table|tree table", 20)
    wait_for("the running command", lambda: row_with(jobs, "running") is not None)
    press(app, "Show new output")
    wait_for("its output", lambda: "begun by hand" in screen.text_of(find(app, "Output")), 20)
    press(app, "Interrupt")
    wait_for("the end of the command", lambda: row_with(jobs, "ended") is not None, 20)
    press(app, "Alone")
    press(app, "Options")


def watch_exchanges(app):
    key("alt+t")
    press(app, "HTTP exchanges…", "menu item")
    window = find(app, "HTTP exchanges", "dialog")
    press(window, "Record")
    wait_for("an exchange", lambda: "OPEN-SANDBOX-API-KEY: ***" in screen.text_of(find(window, "The exchange")), 60)
    assert KEY not in screen.text_of(find(window, "The exchange"))
    picture("server-exchanges")
    press(window, "Close", "push button|button")
    gone(app, "HTTP exchanges", "dialog")


def snapshot(app, server):
    press(app, "Overview", "page tab")
    key("alt+s")
    press(app, "Create snapshot…", "menu item")
    dialog = find(app, "Create snapshot", "dialog")
    fill(dialog, "Name", "by-hand", "text")
    press(dialog, "Create snapshot", "push button|button")
    wait_for("the snapshot", lambda: any(each["status"]["state"] == "Ready" for each in server.snapshots()), 90)
    key("ctrl+6")
    table = find(app, "Snapshots", "table|tree table", 30)
    row_shows(table, "by-hand", "Ready")
    select_row(table, "by-hand")
    picture("server-snapshots")


def restore(app, server):
    key("Return")  # on the row that is still selected; another click so soon would be a double click
    create(app, "restored", start="snapshot")
    key("ctrl+1")
    table = find(app, "Sandboxes", "table|tree table", 30)
    row_shows(table, "restored", "Running")
    select_row(table, "restored")
    run_command(app, "cat /tmp/by-hand.txt", "written by hand")
    assert len(server.sandboxes()) == 2, server.sandboxes()


def act(app, server):
    table = find(app, "Sandboxes", "table|tree table")
    select_row(table, "made-by-hand")
    press(app, "Overview", "page tab")
    before = {each["id"]: each.get("expiresAt") for each in server.sandboxes()}
    press(app, "Renew 30 min")
    wait_for("the later expiry", lambda: any(
        each.get("expiresAt", "") > (before.get(each["id"]) or "") for each in server.sandboxes()), 30)
    press(app, "Pause")
    row_shows(table, "made-by-hand", "Paused")
    press(app, "Delete…")
    dialog = find(app, "Delete 1 sandbox", "dialog|alert")
    press(dialog, "Delete sandbox", "push button|button")
    wait_for("the end of the sandbox", lambda: len(server.sandboxes()) == 1, 30)


def job(app, server):
    connect(app, server)
    find(app, "No sandboxes yet.", seconds=60)
    create(app, "made-by-hand")
    table = find(app, "Sandboxes", "table|tree table", 30)
    row_shows(table, "made-by-hand", "Running")
    select_row(table, "made-by-hand")
    picture("server-sandboxes")
    run_command(app, "echo written by hand > /tmp/by-hand.txt; cat /tmp/by-hand.txt", "written by hand")
    run_in_background(app)
    browse(app)
    change_metadata(app, server)
    watch_exchanges(app)
    snapshot(app, server)
    restore(app, server)
    act(app, server)


def main(console):
    with tempfile.TemporaryDirectory(prefix="console-server-") as home:
        server = Server(home)
        console_process = None
        try:
            wait_for("the server", lambda: server.ask("/health"), 60)
            console_process = subprocess.Popen([console], stdout=sys.stderr, stderr=sys.stderr)
            app = screen.application()
            try:
                job(app, server)
            except BaseException:
                picture("failure")
                print(screen.dump(app), file=sys.stderr)
                raise
            for file in Path(os.environ["HOME"]).rglob("*"):
                if file.is_file() and "keyring" not in str(file) and KEY.encode() in file.read_bytes():
                    raise AssertionError(f"the API key is in {file}")
        finally:
            if console_process:
                console_process.kill()
                console_process.wait()
            server.stop()


if __name__ == "__main__":
    main(sys.argv[1])
