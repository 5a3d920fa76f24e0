osb sandbox create \
  --image=python:3.13 \
  --timeout=3600 \
  --entrypoint=sh \
  --entrypoint=-c \
  --entrypoint='echo "it'\''s $HOME"
sleep 60' \
  --resource=cpu=500m \
  --resource=memory=512Mi \
  --env='GREETING=grüße `x`' \
  --metadata=name=crawler \
  --ready-timeout=30s
