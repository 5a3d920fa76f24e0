# SPDX-License-Identifier: Apache-2.0
"""The official SDK as a command, for the interop tests: prints one line of JSON, or fails with its exception.

sdk.py DOMAIN KEY list|create|get|connect|endpoint|run|write|read|renew|pause|resume|patch|kill [ARGUMENT...]
"""
import json
import os
import sys
from datetime import timedelta

from opensandbox import SandboxManagerSync, SandboxSync
from opensandbox.config import ConnectionConfigSync
from opensandbox.models.sandboxes import OSSFS, PVC, Host, SandboxFilter, Volume


def plain(info):
    return {
        "id": info.id,
        "state": info.status.state,
        "image": info.image.image if info.image else None,
        "entrypoint": list(info.entrypoint or []),
        "metadata": dict(info.metadata or {}),
        "expiresAt": info.expires_at.isoformat() if info.expires_at else None,
    }


def volume(text):
    """name:claim|/host/path|@bucket:mountPath:rw|ro[:subPath]"""
    name, source, mount_path, access, *sub_path = text.split(":")
    if source.startswith("@"):
        kind = {"ossfs": OSSFS(bucket=source[1:], endpoint=os.environ["CONSOLE_TEST_S3_ENDPOINT"], version="1.0",
                               access_key_id=os.environ["CONSOLE_TEST_OSS_KEY_ID"],
                               access_key_secret=os.environ["CONSOLE_TEST_OSS_SECRET"])}
    else:
        kind = {"host": Host(path=source)} if source.startswith("/") else {"pvc": PVC(claimName=source)}
    return Volume(name=name, mountPath=mount_path, readOnly=access == "ro", subPath=sub_path[0] if sub_path else None, **kind)


def main(domain, key, command, *arguments):
    config = ConnectionConfigSync(domain=domain, api_key=key, disable_metrics=True)
    manager = SandboxManagerSync.create(config)

    def connected():
        return SandboxSync.connect(arguments[0], connection_config=config)

    if command == "list":
        metadata = dict(pair.split("=", 1) for pair in arguments)
        infos = manager.list_sandbox_infos(SandboxFilter(metadata=metadata or None, page_size=100)).sandbox_infos
        return [plain(info) for info in infos]
    if command == "create":
        image, seconds, *volumes = arguments
        sandbox = SandboxSync.create(
            image,
            timeout=None if seconds == "none" else timedelta(seconds=int(seconds)),
            metadata={"made-by": "sdk"},
            resource={"cpu": "1", "memory": "256Mi"},
            volumes=[volume(text) for text in volumes] or None,
            connection_config=config,
        )
        return {"id": sandbox.id}
    if command == "get":
        return plain(manager.get_sandbox_info(arguments[0]))
    if command == "endpoint":
        return {"endpoint": connected().get_endpoint(int(arguments[1])).endpoint}
    if command == "run":
        result = connected().commands.run(arguments[1])
        return {
            "stdout": "".join(line.text for line in result.logs.stdout),
            "stderr": "".join(line.text for line in result.logs.stderr),
            "failed": result.error is not None,
        }
    if command == "write":
        connected().files.write_file(arguments[1], arguments[2])
        return {}
    if command == "read":
        return {"text": connected().files.read_file(arguments[1])}
    if command == "renew":
        return {"expiresAt": manager.renew_sandbox(arguments[0], timedelta(seconds=int(arguments[1]))).expires_at.isoformat()}
    if command == "patch":
        patch = {key: value or None for key, value in (pair.split("=", 1) for pair in arguments[1:])}
        return plain(manager.patch_sandbox_metadata(arguments[0], patch))
    if command in ("pause", "resume", "kill"):
        getattr(manager, command + "_sandbox")(arguments[0])
        return {}
    raise SystemExit(f"sdk.py: unknown command {command}")


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
