#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A stand-in for an OpenSandbox server with many sandboxes, for measuring what the console adds to the server's own time.

    server_standin.py COUNT DELAY_MS [EXECD_PORT]

Replays the pages of a list of COUNT sandboxes, each after DELAY_MS (what a real server takes to put a page together;
README.md beside this file says how it was found), and every sandbox. EXECD_PORT is where the port 44772 of each of them
leads. The first line of output is its own port; for every page it prints "page NUMBER RECEIVED LAST_BYTE", times of the
monotonic clock.
"""
import asyncio
import json
import sys
import time
from urllib.parse import parse_qs, urlsplit

STATES = ["Running", "Running", "Paused", "Terminated", "Failed"]
PATHS = ["/sandboxes", "/sandboxes/{sandbox_id}", "/sandboxes/{sandbox_id}/pause", "/sandboxes/{sandbox_id}/resume",
         "/sandboxes/{sandbox_id}/renew-expiration", "/sandboxes/{sandbox_id}/metadata", "/snapshots", "/pools", "/templates",
         "/sandboxes/{sandbox_id}/diagnostics/logs", "/sandboxes/{sandbox_id}/networkpolicy"]


def sandbox(i):
    return {"id": f"{i:08x}-4a7c-4e5f-9b1d-b10c5e11ab1e", "image": {"uri": f"registry.example.net/team/python:3.{i % 12}"},
            "status": {"state": STATES[i % len(STATES)], "reason": "CONTAINER_STATE", "message": "Up 3 hours",
                       "lastTransitionAt": "2026-11-21T10:00:01.123456Z"},
            "metadata": {"name": f"crawler-{i}", "team": f"team-{i % 40}", "owner": "nightly", "purpose": "reading"},
            "entrypoint": ["tail", "-f", "/dev/null"], "createdAt": "2026-11-21T10:00:00.123456Z",
            "expiresAt": "2036-11-21T12:00:00.123456Z"}


class StandIn:
    def __init__(self, count, delay, execd):
        self.sandboxes = [sandbox(i) for i in range(count)]
        self.by_id = {one["id"]: one for one in self.sandboxes}
        self.delay = delay
        self.execd = execd
        self.pages = {}

    def page(self, query):
        number, size = (int(query.get(name, [fallback])[0]) for name, fallback in (("page", 1), ("pageSize", 20)))
        if (number, size) not in self.pages:
            total = len(self.sandboxes)
            count = (total + size - 1) // size
            self.pages[number, size] = json.dumps({
                "items": self.sandboxes[(number - 1) * size:number * size],
                "pagination": {"page": number, "pageSize": size, "totalItems": total, "totalPages": count,
                               "hasNextPage": number < count}}, separators=(",", ":")).encode()
        return number, self.pages[number, size]

    def answer(self, path):
        """The status and the body for a path that is not the list."""
        parts = path.strip("/").split("/")
        if path == "/version":
            return 200, {"version": "1.1.1"}
        if path == "/openapi.json":
            return 200, {"paths": {name: {} for name in PATHS}}
        if parts[:1] == ["v1"] and parts[1:] in (["pools"], ["templates"]):
            return 501, {"code": "KUBERNETES::POOL_NOT_SUPPORTED", "message": "Not on Docker."}
        if parts[:2] == ["v1", "sandboxes"] and parts[2:3] and parts[2] in self.by_id:
            if parts[3:4] == ["endpoints"]:
                return 200, {"endpoint": f"127.0.0.1:{self.execd}/proxy/{self.execd}"}
            if len(parts) == 3:
                return 200, self.by_id[parts[2]]
        return 404, {"detail": "Not Found"}

    async def serve(self, reader, writer):
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                received = time.monotonic()
                length = next((int(line.split(b":")[1]) for line in head.split(b"\r\n")
                               if line.lower().startswith(b"content-length:")), 0)
                await reader.readexactly(length)
                url = urlsplit(head.split(b" ", 2)[1].decode())
                number = 0
                if url.path == "/v1/sandboxes":
                    status = 200
                    number, body = self.page(parse_qs(url.query))
                    await asyncio.sleep(self.delay - (time.monotonic() - received))
                else:
                    status, value = self.answer(url.path)
                    body = json.dumps(value).encode()
                writer.write(f"HTTP/1.1 {status} Stand-in\r\nContent-Type: application/json\r\n"
                             f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
                await writer.drain()
                if number:
                    print("page", number, received, time.monotonic(), flush=True)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


async def main():
    stand_in = StandIn(int(sys.argv[1]), float(sys.argv[2]) / 1000, sys.argv[3] if len(sys.argv) > 3 else "1")
    server = await asyncio.start_server(stand_in.serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
