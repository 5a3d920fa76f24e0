# SPDX-License-Identifier: Apache-2.0
"""Runs a shell script in a folder of a bucket, so that tests can set up and look at objects as they do at files.

    shell.py PREFIX SCRIPT

What is below PREFIX ("" or with a slash at its end) comes into a scratch folder, the script runs there, and what it
changed goes back: files become objects, empty folders markers. Goes to the S3 service behind the gateways
(CONSOLE_TEST_STORE_ENDPOINT, bucket CONSOLE_TEST_OSS_BUCKET), which checks no keys.
"""
import email.utils
import http.client
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

where = urlsplit(os.environ["CONSOLE_TEST_STORE_ENDPOINT"])
bucket = os.environ["CONSOLE_TEST_OSS_BUCKET"]
connection = http.client.HTTPConnection(where.hostname, where.port, timeout=60)


def send(method, key=b"", query="", body=b""):
    target = f"/{bucket}" + ("/" + quote(key, safe="/") if key else "") + ("?" + query if query else "")
    # Whoever it is, but not nobody: what is not public is read by a signed request only.
    connection.request(method, target, body, {"Authorization": "AWS test:none"})
    answer = connection.getresponse()
    data = answer.read()
    if answer.status >= 400:
        raise SystemExit(f"{method} {target}: {answer.status} {data.decode(errors='replace')}")
    return answer, data


def keys(prefix):
    found, token = [], ""
    while True:
        query = f"list-type=2&encoding-type=url&prefix={quote(prefix, safe='')}" + (f"&continuation-token={quote(token, safe='')}" if token else "")
        root = ET.fromstring(send("GET", query=query)[1])
        for element in root.iter():
            element.tag = element.tag.rpartition("}")[2]
        found += [unquote(key.text).encode() for key in root.iterfind("Contents/Key")]
        token = root.findtext("NextContinuationToken")
        if not token:
            return found


def state(path):
    status = path.stat()
    return status.st_mtime_ns, path.read_bytes()


def main():
    prefix, script = os.fsencode(sys.argv[1]), sys.argv[2]
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        before, markers = {}, set()
        for key in keys(prefix):
            below = key[len(prefix):]
            path = root / os.fsdecode(below)
            if key.endswith(b"/") or not below:
                path.mkdir(parents=True, exist_ok=True)
                markers.add(below)
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            answer, data = send("GET", key)
            path.write_bytes(data)
            time = email.utils.parsedate_to_datetime(answer.headers["Last-Modified"]).timestamp()
            os.utime(path, (time, time))
            before[below] = state(path)
        status = subprocess.run(["sh", "-c", script], cwd=root, stdin=subprocess.DEVNULL).returncode
        seen, folders = set(), set()
        for path in root.rglob("*"):
            below = os.fsencode(path.relative_to(root))
            if path.is_dir():
                folders.add(below + b"/")
                if below + b"/" not in markers and not any(path.iterdir()):
                    send("PUT", prefix + below + b"/")
                continue
            seen.add(below)
            if below not in before or before[below] != state(path):
                send("PUT", prefix + below, body=path.read_bytes())
        for below in [*(before.keys() - seen), *(marker for marker in markers - folders if marker)]:
            send("DELETE", prefix + below)
    return status


sys.exit(main())
