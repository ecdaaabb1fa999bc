import { spawn } from "node:child_process"
import { createWriteStream } from "node:fs"
import { mkdir, readdir } from "node:fs/promises"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { ZipFile } from "yazl"
import type { SeedBeat } from "./catalog"

/** Renders a beat to a WAV file in a process of its own, so that the shop's other work goes on. @returns its path */
export async function renderFile(beat: SeedBeat, folder: string): Promise<string> {
  const path = join(folder, `${beat.slug}.wav`)
  await render(beat.slug, path)
  return path
}

/** Renders a beat's stems to a zip of WAV files. @returns its path */
export async function renderStems(beat: SeedBeat, folder: string): Promise<string> {
  const stems = join(folder, `${beat.slug} stems`)
  await mkdir(stems, { recursive: true })
  await render(beat.slug, `${stems}.wav`, stems)
  const zip = new ZipFile()
  for (const name of await readdir(stems)) zip.addFile(join(stems, name), `${beat.title}/${name}`, { compress: false })
  zip.end()
  const path = `${stems}.zip`
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}

async function render(...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [join(__dirname, "render-main.js"), ...args], { stdio: ["ignore", "ignore", "pipe"] })
  let words = ""
  child.stderr.setEncoding("utf8").on("data", (text: string) => { words += text })
  const code = await new Promise<number | null>((resolve, reject) => { child.on("error", reject).on("close", resolve) })
  if (code !== 0) throw new Error(`rendering ended with ${code}: ${words.trim().slice(-500)}`)
}
