# Without limits the client asks for 1 CPU and 2 GiB of memory.
osb sandbox create \
  --snapshot-id=00000000-0000-4000-8000-000000000000 \
  --timeout=600 \
  --ready-timeout=30s
