#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A stand-in for a Docker Engine with many sandboxes, for measuring what the console adds to the Engine's own time.

    engine_standin.py SOCKET COUNT DELAY_MS [MALFORMED]

Answers /version, /info, the list of COUNT containers after DELAY_MS (what a real Engine takes to put it together;
tests/benchmarks/README says how it was found), every container, and its image. MALFORMED elements of the list are no
containers. For every list it prints "list RECEIVED FIRST_BYTE LAST_BYTE", times of the monotonic clock.
"""
import asyncio
import json
import sys
import time

IMAGE = "sha256:cd1795008aff74adf9dd67ea94ad819d0fd8468269171e54c979522d8eb56aaf"
STATES = [("running", "Up 3 hours"), ("running", "Up 2 days"), ("paused", "Up 5 minutes (Paused)"),
          ("exited", "Exited (0) 2 hours ago"), ("exited", "Exited (137) 7 minutes ago")]


def labels(i):
    return {"opensandbox.io/id": f"{i:08x}-4a7c-4e5f-9b1d-b10c5e11ab1e", "name": f"crawler-{i}", "team": f"team-{i % 40}",
            "opensandbox.io/expires-at": "2036-11-21T12:00:00+00:00"}


def mounts(i):
    return [{"Type": "volume", "Name": f"cache-{i % 100}", "Source": f"/var/lib/docker/volumes/cache-{i % 100}/_data",
             "Destination": "/cache", "Driver": "local", "Mode": "z", "RW": True, "Propagation": ""},
            {"Type": "bind", "Source": f"/srv/data/{i}", "Destination": "/data", "Mode": "ro", "RW": False,
             "Propagation": "rprivate"}]


def container_id(i):
    return f"{i:064x}"


def summary(i):
    state, status = STATES[i % len(STATES)]
    return {"Id": container_id(i), "Names": [f"/sandbox-{i}"], "Image": "osbtest/busybox:latest", "ImageID": IMAGE,
            "Command": "/opt/opensandbox/bootstrap.sh tail -f /dev/null", "Created": 1795255200 - i,
            "Ports": [{"IP": "0.0.0.0", "PrivatePort": 44772, "PublicPort": 40000 + i % 20000, "Type": "tcp"}],
            "Labels": labels(i), "State": state, "Status": status, "HostConfig": {"NetworkMode": "bridge"},
            "NetworkSettings": {"Networks": {"bridge": {
                "IPAMConfig": None, "Links": None, "Aliases": None, "NetworkID": "3d" * 32, "EndpointID": "62" * 32,
                "Gateway": "172.17.0.1", "IPAddress": "172.17.3.4", "IPPrefixLen": 16, "IPv6Gateway": "",
                "GlobalIPv6Address": "", "GlobalIPv6PrefixLen": 0, "MacAddress": "02:42:ac:11:03:04",
                "DriverOpts": None}}},
            "Mounts": mounts(i)}


def inspect(i):
    state = STATES[i % len(STATES)][0]
    return {"Id": container_id(i), "Created": "2026-11-21T10:00:00.123456789Z", "Name": f"/sandbox-{i}", "Image": IMAGE,
            "State": {"Status": state, "Running": state != "exited", "Paused": state == "paused", "OOMKilled": False,
                      "ExitCode": 137 if i % len(STATES) == 4 else 0, "Error": "",
                      "StartedAt": "2026-11-21T10:00:01Z", "FinishedAt": "0001-01-01T00:00:00Z"},
            "HostConfig": {"NetworkMode": "bridge", "Memory": 536870912, "NanoCpus": 500000000},
            "Config": {"Image": "osbtest/busybox:latest", "Labels": labels(i), "Env": ["PATH=/bin", "LANG=C.UTF-8"],
                       "Entrypoint": ["/opt/opensandbox/bootstrap.sh"], "Cmd": ["tail", "-f", "/dev/null"]},
            "NetworkSettings": {"Ports": {"44772/tcp": [{"HostIp": "0.0.0.0", "HostPort": str(40000 + i % 20000)}]}},
            "Mounts": mounts(i)}


class StandIn:
    def __init__(self, count, delay, malformed):
        elements = [json.dumps(summary(i), separators=(",", ":")) for i in range(count)]
        for k in range(malformed):
            elements[(k + 1) * count // (malformed + 1)] = '{"Id":["no text"],"Labels":[},"State":7}'
        self.list = ("[" + ",".join(elements) + "]").encode()
        self.delay = delay
        self.count = count

    def answer(self, path):
        """The body for a path, None when there is none."""
        path = path.split("?")[0]
        if path.startswith("/v1."):
            path = path[path.index("/", 1):]
        if path == "/version":
            return {"Version": "20.10.24", "ApiVersion": "1.41", "MinAPIVersion": "1.12"}
        if path == "/info":
            return {"ID": "STAND-IN", "Name": "stand-in", "ServerVersion": "20.10.24", "NCPU": 4, "MemTotal": 8 << 30,
                    "DockerRootDir": "/var/lib/docker", "SystemTime": "2026-11-21T10:00:00Z", "OSType": "linux"}
        if path == "/containers/json":
            return self.list
        if path.startswith("/containers/") and path.endswith("/json"):
            return inspect(int(path.split("/")[2], 16))
        if path.startswith("/images/"):
            return {"RepoTags": ["osbtest/busybox:latest"]}
        return None

    async def serve(self, reader, writer):
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                received = time.monotonic()
                path = head.split(b" ", 2)[1].decode()
                if "/events" in path:
                    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
                    await reader.read()
                    return
                body = self.answer(path)
                listing = body is self.list
                status = "404 Not Found" if body is None else "200 OK"
                if not listing:
                    body = json.dumps(body or {"message": "page not found"}).encode()
                else:
                    await asyncio.sleep(self.delay)
                first = time.monotonic()
                writer.write(f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\n"
                             f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
                await writer.drain()
                if listing:
                    print("list", received, first, time.monotonic(), flush=True)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


async def main():
    socket, count, delay = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]) / 1000
    stand_in = StandIn(count, delay, int(sys.argv[4]) if len(sys.argv) > 4 else 0)
    server = await asyncio.start_unix_server(stand_in.serve, socket)
    print("ready", flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
