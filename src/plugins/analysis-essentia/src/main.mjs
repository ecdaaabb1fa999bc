#!/usr/bin/env node
// Max Booster analysis-essentia: tempo and key by Essentia (https://essentia.upf.edu), as a process of its own.
// Copyright (C) the Max Booster authors. License: AGPL-3.0-or-later, see LICENSE.

import { readFile } from "node:fs/promises"
import { createInterface } from "node:readline"
import { analyse, version } from "./analyse.mjs"

/**
 * Reads requests from standard input, one JSON object a line: `{ "id": 1, "path": "/tmp/mono.f32" }` (raw mono 44.1 kHz
 * 32-bit float little-endian samples). Answers on standard output, a line each, in order:
 * `{ "id": 1, "bpm": 142.1, "bpmConfidence": 0.9, "key": "F#", "scale": "minor", "keyStrength": 0.8 }`, null where there is
 * nothing to hear, or `{ "id": 1, "error": "..." }`. `--version` prints the version of Essentia.js.
 */
async function main() {
  if (process.argv.includes("--version")) {
    console.log(version)
    return
  }
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== "") process.stdout.write(`${JSON.stringify(await answer(line))}\n`)
  }
}

async function answer(line) {
  let id = null
  try {
    const request = JSON.parse(line)
    id = request.id ?? null
    if (typeof request.path !== "string") throw new TypeError("A request has a path: { id, path }")
    const bytes = await readFile(request.path)
    const samples = new Float32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 4))
    return { id, ...analyse(samples) }
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) }
  }
}

main().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
