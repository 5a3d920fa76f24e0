# SPDX-License-Identifier: Apache-2.0
"""A console that is killed (kill -9) in the middle of transfers goes on with them at its next start, and nothing is
lost, half-written or left behind.

transfers.py CONSOLE: needs CONSOLE_TEST_DOCKER_HOST and a desktop (tests/support/with-desktop).
"""
import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import screen
from screen import find, key, press, wait_for

HOST = os.environ["CONSOLE_TEST_DOCKER_HOST"]
SANDBOX = "transfer-test"
CONTAINER = f"sandbox-{SANDBOX}"
MEBIBYTES = int(os.environ.get("CONSOLE_TEST_TRANSFER_MIB", "600"))
FILES = 3000


def docker(*arguments, check=True):
    return subprocess.run(["docker", "-H", HOST, *arguments], check=check, capture_output=True, text=True).stdout


def make_sandbox():
    docker("rm", "-f", CONTAINER, check=False)
    docker("run", "-d", "--name", CONTAINER, "--network", "none", "--label", f"opensandbox.io/id={SANDBOX}",
           "--label", "opensandbox.io/manual-cleanup=true", "osbtest/busybox:latest", "tail", "-f", "/dev/null")
    docker("exec", CONTAINER, "mkdir", "-p", "/in", "/out/tree")
    docker("exec", CONTAINER, "sh", "-c", f"dd if=/dev/urandom of=/out/large bs=1M count={MEBIBYTES} 2>/dev/null")


def make_files(folder):
    with open(folder / "large", "wb") as large:
        for _ in range(MEBIBYTES):
            large.write(os.urandom(1024 * 1024))
    tree = folder / "tree"
    for index in range(FILES):
        place = tree / f"part-{index % 30}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"file-{index}").write_bytes(os.urandom(2000))
    (tree / "link").symlink_to("part-1/file-1")


def environment(home):
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    config = home / ".config/opensandbox-console"
    config.mkdir(parents=True)
    (config / "connections.json").write_text(json.dumps({"version": 1, "connections": [
        {"id": "engine", "name": "This computer", "kind": "docker", "endpoint": HOST, "openAtStart": True}]}))
    return {**os.environ, "HOME": str(home), "DOCKER_HOST": HOST, "XDG_RUNTIME_DIR": str(runtime),
            "XDG_CONFIG_HOME": str(home / ".config"), "XDG_DATA_HOME": str(home / ".local/share")}


def place(kind, path):
    connection, name = ("engine", SANDBOX) if kind == "sandbox" else ("", "")
    return f"{kind}:{connection}:{name}:{quote(str(path))}"


def enqueue(database, number, source, target):
    """As the console itself keeps a transfer that nobody has begun yet; its owner is gone."""
    columns = {row[1]: row[2] for row in database.execute("PRAGMA table_info(transfers)")}
    values = {name: b"" if kind == "BLOB" else "" if kind == "TEXT" else 0 for name, kind in columns.items()}
    values |= {"id": f"{number:08d}-transfer", "owner": "gone", "batch": str(number), "position": number,
               "source": source, "target": target, "name": source.rsplit("/", 1)[1].encode(), "policy": "skip",
               "state": "running", "type": "unknown", "source_size": -1, "source_modified": None, "total_bytes": -1,
               "total_files": -1, "error_kind": "failed", "ended_at": None}
    marks = ",".join("?" * len(values))
    database.execute(f"INSERT INTO transfers ({','.join(values)}) VALUES ({marks})", list(values.values()))


def start(console, env):
    return subprocess.Popen([console], env=env, stdout=sys.stderr, stderr=sys.stderr)


def kill(process):
    process.send_signal(signal.SIGKILL)
    process.wait()


def states(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10) as database:
        return [row for row in database.execute("SELECT name, state, bytes, error, said FROM transfers ORDER BY position")]


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() if hasattr(hashlib, "file_digest") else \
            hashlib.sha256(file.read()).hexdigest()


def digest_inside(path):
    return docker("exec", CONTAINER, "sha256sum", path).split()[0]


def tree_here(folder):
    return {str(path.relative_to(folder)): digest(path) for path in folder.rglob("*")
            if path.is_file() and not path.is_symlink()}


def tree_inside(folder):
    said = docker("exec", CONTAINER, "sh", "-c", f"cd {folder} && find . -type f -exec sha256sum {{}} +")
    return {line.split("  ./", 1)[1]: line.split()[0] for line in said.splitlines()}


def main(console):
    with tempfile.TemporaryDirectory(prefix="console-transfers-") as scratch:
        home = Path(scratch)
        env = environment(home)
        folder = home / "files"
        arrived = home / "arrived"
        folder.mkdir()
        arrived.mkdir()
        make_files(folder)
        make_sandbox()
        process = start(console, env)
        try:
            journal = home / ".local/share/opensandbox-console/transfers.sqlite"
            wait_for("the queue", lambda: journal.exists() and sqlite3.connect(journal).execute(
                "SELECT name FROM sqlite_master WHERE name = 'transfers'").fetchone(), 30)
            kill(process)
            with sqlite3.connect(journal) as database:
                enqueue(database, 1, place("computer", folder / "large"), place("sandbox", "/in"))
                enqueue(database, 2, place("sandbox", "/out/large"), place("computer", arrived))
                enqueue(database, 3, place("computer", folder / "tree"), place("sandbox", "/in"))

            process = start(console, env)
            part_here = arrived / ".large.part-00000002"
            wait_for("the beginning of what is downloaded",
                     lambda: part_here.exists() and part_here.stat().st_size > 20_000_000, 120)
            kill(process)  # the upload runs beside it
            there = part_here.stat().st_size
            assert there < MEBIBYTES * 1024 * 1024, "it was done before it could be killed"
            assert not (arrived / "large").exists(), "an incomplete file has its final name"

            process = start(console, env)
            wait_for("more of what is downloaded",
                     lambda: (arrived / "large").exists() or part_here.stat().st_size > there, 120)
            app = screen.application()
            find(app, "Sandboxes", "table|tree table|panel|list item")
            wait_for("all of it", lambda: all(row[1] == "finished" for row in states(journal)), 400)
            print(states(journal), file=sys.stderr)

            assert digest(arrived / "large") == digest_inside("/out/large"), "the download differs"
            assert digest(folder / "large") == digest_inside("/in/large"), "the upload differs"
            assert tree_here(folder / "tree") == tree_inside("/in/tree"), "the folder differs"
            left = [path.name for path in arrived.iterdir()] + docker("exec", CONTAINER, "ls", "-A", "/in").split()
            assert sorted(left) == ["large", "large", "tree"], left
            key("ctrl+q")
            wait_for("the end of the program", lambda: process.poll() is not None, 20)
        except BaseException:
            for row in states(journal) if journal.exists() else []:
                print(row, file=sys.stderr)
            raise
        finally:
            process.kill()
            process.wait()
            docker("rm", "-f", CONTAINER, check=False)


if __name__ == "__main__":
    main(sys.argv[1])
