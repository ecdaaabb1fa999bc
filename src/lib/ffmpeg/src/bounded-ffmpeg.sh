#!/bin/sh
# Runs FFmpeg (or BOUNDED_BINARY) with less priority and under limits that hold whatever the file does:
# 15 minutes of CPU, 4 GiB of written file, 2 GiB of address space, no core dump.
# A limit that a system does not know is left out. `exec` keeps the process id, so that a kill reaches the program.
ulimit -c 0 2>/dev/null
ulimit -t 900 2>/dev/null
ulimit -f 8388608 2>/dev/null
ulimit -v 2097152 2>/dev/null
exec nice -n 10 "${BOUNDED_BINARY:-${FFMPEG_PATH:-ffmpeg}}" "$@"
