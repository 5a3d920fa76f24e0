from datetime import timedelta

from opensandbox import SandboxSync

sandbox = SandboxSync.create(
    "python:3.13",
    timeout=timedelta(seconds=3600),
    entrypoint=["sh", "-c", "echo \"it's $HOME\"\nsleep 60"],
    resource={"cpu": "500m", "memory": "512Mi"},
    env={"GREETING": "grüße `x`"},
    metadata={"name": "crawler"},
    ready_timeout=timedelta(seconds=30),
)
print(sandbox.id)
