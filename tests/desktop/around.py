# SPDX-License-Identifier: Apache-2.0
"""The program in its desktop: first run, one running instance, the doctor, all through the built program.

around.py CONSOLE: needs CONSOLE_TEST_DOCKER_HOST and a desktop (tests/support/with-desktop).
"""
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import screen
from screen import find, gone, key, press, wait_for

HOST = os.environ["CONSOLE_TEST_DOCKER_HOST"]
PICTURES = os.environ.get("CONSOLE_TEST_PICTURES")


def picture(name):
    if PICTURES:
        time.sleep(0.5)
        subprocess.run(["import", "-window", "root", f"{PICTURES}/{name}.png"], check=True)


def environment(home):
    """A user who has an engine, a server and a cluster."""
    (home / ".opensandbox").mkdir()
    (home / ".opensandbox/config.toml").write_text('[connection]\ndomain = "osb.example.net"\napi_key = "not-for-eyes"\n')
    (home / ".kube").mkdir()
    (home / ".kube/config").write_text("contexts:\n- context:\n    namespace: agents\n  name: prod-hz\n")
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    return {**os.environ, "HOME": str(home), "DOCKER_HOST": HOST, "XDG_RUNTIME_DIR": str(runtime), "KUBECONFIG": ""}


def first_run(app):
    find(app, "Where do your sandboxes live?")
    for found in ("This computer", "osb.example.net", "prod-hz"):
        find(app, found, "check box")
    tree = screen.dump(app)
    assert "not-for-eyes" not in tree, "a key is shown"
    assert "come later" in tree
    picture("first-run")
    press(app, "Connect")
    gone(app, "Where do your sandboxes live?")
    find(app, "Sandboxes", "table|tree table|panel|list item")


def second_start(console, env, app):
    done = subprocess.run([console, "--open", "activity"], env=env, timeout=20)
    assert done.returncode == 0, "the second start did not end"
    find(app, "Search the history", "text|entry")
    done = subprocess.run([console, "--new"], env=env, timeout=20)
    assert done.returncode == 0
    find(app, "New sandbox", "dialog")
    key("Escape")
    gone(app, "New sandbox", "dialog")


def settings(app):
    key("ctrl+comma")
    dialog = find(app, "Settings", "dialog|frame")
    press(dialog, "Notifications", "page tab")
    press(dialog, "An action failed", "check box")
    picture("settings")
    press(dialog, "Close")


def doctor(console, env):
    done = subprocess.run([console, "--doctor", "--json"], env={**env, "DISPLAY": ""}, timeout=40, capture_output=True, text=True)
    report = json.loads(done.stdout)
    assert done.returncode == (0 if report["ok"] else 1), done.stderr
    engines = [finding for finding in report["findings"] if finding["id"] == "engine"]
    assert engines and engines[0]["verdict"] == "good", engines
    broken = {**env, "DOCKER_HOST": "unix:///nowhere.sock", "DISPLAY": ""}
    home = Path(broken["HOME"]) / "other"
    home.mkdir()
    done = subprocess.run([console, "--doctor"], env={**broken, "HOME": str(home)}, timeout=40, capture_output=True, text=True)
    assert done.returncode == 1 and "[bad]" in done.stdout, done.stdout


def in_chinese(console, env):
    """Chosen in the settings, spoken from the next start on."""
    config = Path(env["HOME"]) / ".config/opensandbox-console/window.ini"
    config.write_text(config.read_text().replace("language=\n", "language=zh_CN\n"))
    process = subprocess.Popen([console], env=env, stdout=sys.stderr, stderr=sys.stderr)
    try:
        app = screen.application()
        find(app, "沙箱", "list item|table|tree table|table cell")
        key("ctrl+1")
        find(app, "新建沙箱…", "push button|button")
        picture("chinese")
        key("ctrl+q")
        wait_for("the end of the program", lambda: process.poll() is not None, 10)
    finally:
        process.kill()
        process.wait()


def main(console):
    with tempfile.TemporaryDirectory(prefix="console-around-") as scratch:
        env = environment(Path(scratch))
        process = subprocess.Popen([console], env=env, stdout=sys.stderr, stderr=sys.stderr)
        try:
            app = screen.application()
            first_run(app)
            second_start(console, env, app)
            settings(app)
            doctor(console, env)
            key("ctrl+q")
            wait_for("the end of the program", lambda: process.poll() is not None, 10)
            kept = (Path(scratch) / ".config/opensandbox-console/window.ini").read_text()
            assert "failures=false" in kept, kept
        finally:
            process.kill()
            process.wait()
        in_chinese(console, env)


if __name__ == "__main__":
    main(sys.argv[1])
