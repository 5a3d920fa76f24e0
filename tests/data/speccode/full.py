import os
from datetime import timedelta

from opensandbox import SandboxSync
from opensandbox.models.sandboxes import (
    CredentialProxyConfig,
    Host,
    LifecycleHook,
    NetworkPolicy,
    NetworkRule,
    OSSFS,
    PVC,
    PeriodicLifecycleHook,
    PlatformSpec,
    SandboxImageAuth,
    SandboxImageSpec,
    SandboxLifecycle,
    Volume,
)

sandbox = SandboxSync.create(
    SandboxImageSpec(
        image="python:3.13",
        auth=SandboxImageAuth(
            username="robot",
            password=os.environ["REGISTRY_PASSWORD"],
        ),
    ),
    timeout=None,
    entrypoint=["sh", "-c", "echo \"it's $HOME\"\nsleep 60"],
    resource={"cpu": "500m", "memory": "512Mi"},
    resource_requests={"cpu": "100m"},
    env={"GREETING": "grüße `x`"},
    metadata={"name": "crawler"},
    platform=PlatformSpec(os="linux", arch="arm64"),
    network_policy=NetworkPolicy(
        default_action="deny",
        egress=[NetworkRule(action="allow", target="*.example.org")],
    ),
    credential_proxy=CredentialProxyConfig(enabled=True),
    secure_access=True,
    lifecycle=SandboxLifecycle(
        pre_start=LifecycleHook(command=["make", "ready"], timeout_seconds=90),
        periodic=[
            PeriodicLifecycleHook(
                name="tick",
                schedule="*/5 * * * *",
                command=["date"],
            ),
        ],
    ),
    volumes=[
        Volume(
            name="src",
            host=Host(path="/data/a\\b"),
            mount_path="/mnt/src",
            sub_path="a/b",
            read_only=True,
        ),
        Volume(
            name="cache",
            pvc=PVC(
                claim_name="crawl-cache",
                create_if_not_exists=False,
                delete_on_sandbox_termination=True,
                storage_class="fast",
                storage="10Gi",
                access_modes=["ReadWriteOnce"],
            ),
            mount_path="/mnt/cache",
        ),
        Volume(
            name="raw",
            ossfs=OSSFS(
                bucket="raw-data",
                endpoint="oss.example.org",
                version="1.0",
                options=["allow_other"],
                access_key_id=os.environ["CRAWL_WRITER_ACCESS_KEY_ID"],
                access_key_secret=os.environ["CRAWL_WRITER_ACCESS_KEY_SECRET"],
            ),
            mount_path="/mnt/raw",
        ),
    ],
    extensions={"access.renew.extend.seconds": "600"},
    skip_health_check=True,
)
print(sandbox.id)
