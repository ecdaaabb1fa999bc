import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { rename } from "node:fs/promises"
import { join } from "node:path"
import type { SeedBeat } from "./catalog"

/** Renders a beat to a WAV file in a process of its own, so that the shop's other work goes on. @returns its path */
export async function renderFile(beat: SeedBeat, folder: string): Promise<string> {
  const path = join(folder, `${beat.slug}.wav`)
  if (existsSync(path)) return path
  const half = `${path}.part`
  const child = spawn(process.execPath, [join(__dirname, "render-main.js"), beat.slug, half], { stdio: ["ignore", "ignore", "pipe"] })
  let words = ""
  child.stderr.setEncoding("utf8").on("data", (text: string) => { words += text })
  const code = await new Promise<number | null>((resolve, reject) => { child.on("error", reject).on("close", resolve) })
  if (code !== 0) throw new Error(`rendering ended with ${code}: ${words.trim().slice(-500)}`)
  await rename(half, path)
  return path
}
