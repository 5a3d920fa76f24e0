# SPDX-License-Identifier: Apache-2.0
"""An OSS key by hand: typed once, kept in the keyring, tested, copied to the clipboard for a while, used to open its
bucket, to copy files both ways and to share a link, then deleted.

credentials.py CONSOLE: needs a desktop (tests/support/with-desktop) and an object store (tests/support/with-objectstore).
"""
import os
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

import clipboard
import screen
from files import go, panes, shows
from main_job import picture
from screen import click, fill, find, gone, key, press, row_with, wait_for

NAME = "desktop-key"
SECRET = os.environ["CONSOLE_TEST_OSS_SECRET"]
BUCKET = os.environ["CONSOLE_TEST_OSS_BUCKET"]
SENTENCE = "a file that went to the bucket and back\n"


def table(app):
    return find(app, "Credentials", "table|tree table", 30)


def choose(app):
    key("ctrl+4")
    rows = table(app)
    wait_for(f"the row of {NAME}", lambda: row_with(rows, NAME) is not None)
    click(screen.cell(rows, row_with(rows, NAME), 0))
    return rows


def from_menu(app, entry):
    """An entry of the menu bar's menu for credentials."""
    press(app, "Credential", "menu item|menu")
    press(app, entry, "menu item")


def makes_a_key(app):
    key("ctrl+4")
    press(app, "New OSS key…", "push button|button")
    dialog = find(app, "New OSS key", "dialog")
    assert not screen.is_on(find(dialog, "Save", "push button|button")), "an empty form can be saved"
    fill(dialog, "Name", NAME, "text|entry")
    fill(dialog, "Endpoint", os.environ["CONSOLE_TEST_OSS_ENDPOINT"], "combo box|text|entry")
    fill(dialog, "Access key ID", os.environ["CONSOLE_TEST_OSS_KEY_ID"], "text|entry")
    fill(dialog, "Access key secret", SECRET, "password text|text|entry")
    fill(dialog, "Default bucket", BUCKET, "text|entry")
    press(dialog, "Temporary token (STS), internal endpoint, signature")
    key("Tab", "Tab")  # scrolls the region into view
    fill(dialog, "Region", os.environ["CONSOLE_TEST_OSS_REGION"], "text|entry")
    press(dialog, "Also try to write a small probe object", "check box")
    press(dialog, "Test", "push button|button")
    wait_for("the verdict of the test", lambda: next(
        (node for node in screen.walk(dialog) if node.get_name().startswith("This key can")), None), 30)
    picture("credential-tested")
    press(dialog, "Save", "push button|button")
    gone(app, "New OSS key", "dialog", 30)
    wait_for("its row", lambda: row_with(table(app), "Read and write") is not None)
    picture("credential-saved")


def copies_the_secret(app):
    choose(app)
    from_menu(app, "Copy secret…")
    dialog = find(app, "Copy secret", "dialog")
    assert SECRET not in clipboard.text(), "it was copied before the question was answered"
    press(dialog, "Copy secret", "push button|button")
    wait_for("the secret on the clipboard", lambda: clipboard.text() == SECRET)
    gone(app, "Copy secret", "dialog")


def leaves_the_clipboard():
    """It is there for half a minute, of which most has passed meanwhile."""
    wait_for("the end of the secret on the clipboard", lambda: clipboard.text() == "", 40)


def copies_both_ways(app, folder):
    (folder / "there.txt").write_text(SENTENCE)
    choose(app)
    from_menu(app, "Open bucket")
    wait_for("the bucket in Files", lambda: len(panes(app)) == 1, 20)
    key("F3")
    wait_for("the second pane", lambda: len(panes(app)) == 2)
    key("F6")
    key("alt+Home")
    search = find(app, "Search places", "text|entry")
    click(search)
    screen.type_text("All folders")
    key("Return")
    wait_for("both panes again", lambda: len(panes(app)) == 2)
    go(str(folder))
    click(cell_of(shows(app, 1, "there.txt"), "there.txt"))
    key("shift+F5")
    shows(app, 0, "there.txt", 30)
    picture("credential-uploaded")
    (folder / "there.txt").unlink()
    click(cell_of(panes(app)[0], "there.txt"))
    key("shift+F5")
    wait_for("the file that came back", lambda: (folder / "there.txt").exists() and
             (folder / "there.txt").read_text() == SENTENCE, 30)


def cell_of(files, name):
    return screen.cell(files, row_with(files, name), 0)


def shares_a_link(app):
    click(cell_of(panes(app)[0], "there.txt"))
    key("ctrl+shift+l")
    dialog = find(app, "Share link", "dialog")
    link = screen.text_of(find(dialog, "Link", "text|entry"))
    press(dialog, "Copy link", "push button|button")
    find(dialog, "Copied.")
    picture("credential-link")
    with urllib.request.urlopen(link, timeout=10) as answer:
        assert answer.read().decode() == SENTENCE, "the link leads elsewhere"
    assert SECRET not in link
    press(dialog, "Close", "push button|button")


def is_nowhere_in_files():
    """The secret is in the keyring, and in no file of the console."""
    for top in (".config", ".local/share", ".cache"):
        for path in (Path.home() / top).rglob("*"):
            if path.is_file() and "keyrings" not in path.parts:
                assert SECRET.encode() not in path.read_bytes(), f"the secret is in {path}"


def deletes_the_key(app):
    rows = choose(app)
    key("Delete")
    dialog = find(app, "Delete 1 credential", "dialog|alert")
    press(dialog, "Delete 1 credential", "push button|button")
    wait_for("the end of the row", lambda: screen.search(app, "Credentials", "table|tree table") is None
             or row_with(rows, NAME) is None, 20)


def job(app, folder):
    makes_a_key(app)
    is_nowhere_in_files()
    copies_the_secret(app)
    copies_both_ways(app, folder)
    leaves_the_clipboard()
    shares_a_link(app)
    deletes_the_key(app)
    is_nowhere_in_files()


def main(console):
    with tempfile.TemporaryDirectory(prefix="console-desktop-") as scratch:
        process = subprocess.Popen([console], stdout=sys.stderr, stderr=sys.stderr)
        app = screen.application()
        try:
            job(app, Path(scratch))
        except BaseException:
            picture("failure")
            print(screen.dump(app), file=sys.stderr)
            raise
        finally:
            process.kill()
            process.wait()


if __name__ == "__main__":
    main(sys.argv[1])
