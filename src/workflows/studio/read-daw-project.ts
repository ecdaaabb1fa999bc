import { createReadStream } from "node:fs"
import { stat } from "node:fs/promises"
import { ok, refuse, type Result } from "@max-booster/kernel"
import { fromDawProject, type DawSound } from "@max-booster/studio-core/dawproject/from"
import { audioHeader, hashFile, type ProjectData } from "../../modules/studio"
import { beginningOf } from "./deliverables"
import { NOT_OURS, type OpenedZip } from "./open-zip"

/** What a DAWproject becomes: a project, where in the zip its sounds lie, and in words what is not in it. */
export type DawProjectContent = { project: ProjectData; files: { hash: string; name: string; mime_type: string; place: string }[]; left: string[] }

/** What a browser or the shop's tools read as sound, by how a file's name ends and how it begins. */
const SOUNDS: readonly { ending: RegExp; type: string; begins: RegExp }[] = [
  { ending: /\.wave?$/i, type: "audio/wav", begins: /^(RIFF|RF64).{4}WAVE/s },
  { ending: /\.flac$/i, type: "audio/flac", begins: /^fLaC/ },
  { ending: /\.aiff?$/i, type: "audio/aiff", begins: /^FORM.{4}AIF[FC]/s },
  { ending: /\.mp3$/i, type: "audio/mpeg", begins: /^(ID3|\xff[\xe0-\xff])/ },
  { ending: /\.ogg$/i, type: "audio/ogg", begins: /^OggS/ },
]

/**
 * Reads a zip as a DAWproject. Its sounds get their hashes here, one unpacked after the other at a path of ours.
 * @param name what the project is called: the file says nothing of it
 */
export async function readDawProject(zip: OpenedZip, name: string, scratch: string): Promise<Result<DawProjectContent>> {
  const xml = await zip.textOf("project.xml")
  if (xml === null) return refuse("not_a_project", NOT_OURS)
  const read = fromDawProject(xml)
  if (!read.done) return refuse("not_a_project", read.reason)
  const sounds = new Map<string, DawSound>()
  const files: DawProjectContent["files"] = []
  const there = new Set(zip.names)
  for (const place of read.sounds.filter((path) => there.has(path))) {
    const kind = SOUNDS.find(({ ending }) => ending.test(place))
    if (!kind) continue
    if (!(await zip.unpack(place, scratch))) return refuse("damaged_file", `“${place.slice(0, 80)}” in this project is damaged. Export the project again.`)
    const beginning = await beginningOf(createReadStream(scratch))
    if (!kind.begins.test(beginning.toString("latin1", 0, 12))) continue
    const header = audioHeader(beginning, (await stat(scratch)).size)
    const file = place.split("/").at(-1)?.slice(-255) ?? place
    const { sum: hash } = await hashFile(scratch)
    sounds.set(place, { hash, name: file.replace(/\.[^.]+$/, ""), ...(header && { frames: header.frames, sampleRate: header.sample_rate, channels: header.channels }) })
    files.push({ hash, name: file, mime_type: kind.type, place })
  }
  const made = read.projectWith(sounds, name)
  if (!made.done) return refuse("not_a_project", made.reason)
  const used = files.filter(({ hash }) => made.project.assets[hash])
  const hasAiff = used.some(({ mime_type }) => mime_type === "audio/aiff")
  return ok({ project: made.project, files: used, left: hasAiff ? [...made.left, "AIFF sounds in browsers that do not play them: Chrome and Firefox"] : made.left })
}
