#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Starts the agent, then the command of the sandbox. Ends with the exit code of the command.
: "${EXECD_ENVS:=/opt/opensandbox/.env}"
export EXECD_ENVS
/opt/opensandbox/execd &
agent=$!
[ $# -gt 0 ] || { wait "$agent"; exit $?; }
"$@" &
command=$!
stop() { kill -TERM "$command" 2>/dev/null; }
trap stop TERM INT
wait "$command"
code=$?
# A signal interrupts wait: then it has not been the command yet that ended.
while kill -0 "$command" 2>/dev/null; do
    wait "$command"
    code=$?
done
exit "$code"
