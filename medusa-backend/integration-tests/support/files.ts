import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import { writeFile } from "node:fs/promises"
import { promisify } from "node:util"

const run = promisify(execFile)

/** A file from an address. @throws {Error} when it is not there */
export async function fetched(url: string): Promise<Buffer> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
  return Buffer.from(await response.arrayBuffer())
}

export const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex")

/** What a PDF says. */
export async function textOf(pdf: Buffer, path: string): Promise<string> {
  await writeFile(path, pdf)
  return (await run("pdftotext", ["-layout", path, "-"])).stdout
}

/** What a sound file is, by ffprobe: codec, bits a second, seconds. */
export async function soundOf(bytes: Buffer, path: string): Promise<{ codec: string; bitRate: number; seconds: number; format: string }> {
  await writeFile(path, bytes)
  const { stdout } = await run("ffprobe", ["-v", "error", "-of", "json", "-show_entries", "stream=codec_name,bit_rate:format=format_name,duration", path])
  const { streams, format } = JSON.parse(stdout) as { streams: { codec_name: string; bit_rate?: string }[]; format: { format_name: string; duration: string } }
  return { codec: streams[0]?.codec_name ?? "", bitRate: Number(streams[0]?.bit_rate), seconds: Number(format.duration), format: format.format_name }
}
