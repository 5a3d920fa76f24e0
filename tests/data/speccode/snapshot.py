from datetime import timedelta

from opensandbox import SandboxSync

# Without limits the client asks for 1 CPU and 2 GiB of memory.
sandbox = SandboxSync.create(
    snapshot_id="00000000-0000-4000-8000-000000000000",
    timeout=timedelta(seconds=600),
    ready_timeout=timedelta(seconds=30),
)
print(sandbox.id)
