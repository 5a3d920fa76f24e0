osb sandbox create --skip-health-check --file=/dev/stdin <<REQUEST
{
  "image": {
    "uri": "python:3.13",
    "auth": {
      "username": "robot",
      "password": "${REGISTRY_PASSWORD}"
    }
  },
  "entrypoint": [
    "sh",
    "-c",
    "echo \\"it's \$HOME\\"\\nsleep 60"
  ],
  "resourceLimits": {
    "cpu": "500m",
    "memory": "512Mi"
  },
  "resourceRequests": {
    "cpu": "100m"
  },
  "env": {
    "GREETING": "grüße \`x\`"
  },
  "metadata": {
    "name": "crawler"
  },
  "lifecycle": {
    "preStart": {
      "command": [
        "make",
        "ready"
      ],
      "timeoutSeconds": 90
    },
    "periodic": [
      {
        "name": "tick",
        "schedule": "*/5 * * * *",
        "command": [
          "date"
        ]
      }
    ]
  },
  "platform": {
    "os": "linux",
    "arch": "arm64"
  },
  "networkPolicy": {
    "defaultAction": "deny",
    "egress": [
      {
        "action": "allow",
        "target": "*.example.org"
      }
    ]
  },
  "credentialProxy": {
    "enabled": true
  },
  "secureAccess": true,
  "volumes": [
    {
      "name": "src",
      "host": {
        "path": "/data/a\\\\b"
      },
      "mountPath": "/mnt/src",
      "subPath": "a/b",
      "readOnly": true
    },
    {
      "name": "cache",
      "pvc": {
        "claimName": "crawl-cache",
        "createIfNotExists": false,
        "deleteOnSandboxTermination": true,
        "storageClass": "fast",
        "storage": "10Gi",
        "accessModes": [
          "ReadWriteOnce"
        ]
      },
      "mountPath": "/mnt/cache"
    },
    {
      "name": "raw",
      "ossfs": {
        "bucket": "raw-data",
        "endpoint": "oss.example.org",
        "version": "1.0",
        "options": [
          "allow_other"
        ],
        "accessKeyId": "${CRAWL_WRITER_ACCESS_KEY_ID}",
        "accessKeySecret": "${CRAWL_WRITER_ACCESS_KEY_SECRET}"
      },
      "mountPath": "/mnt/raw"
    }
  ],
  "extensions": {
    "access.renew.extend.seconds": "600"
  },
  "timeout": null
}
REQUEST
