import { defineRendition, RenditionRefusal, type AudioFormat, type FormatChoice } from "@max-booster/extension-api"
import { conversionSpec } from "@max-booster/api-contract"
import { fileName } from "../core/file-name"
import { convert as run } from "../ffmpeg/convert"
import { formatOf } from "../formats"

/** A file in another format, with tags and cover. */
export const convert = defineRendition({
  kind: "convert", label: "Converted file", spec: conversionSpec,
  phases: { fetch: { label: "Fetching the file", weight: 1 }, convert: { label: "Converting", weight: 12 } },
  async make({ spec: { format: id, ...choice }, subject, fetch, folder, signal, during }) {
    const format = formatFor(id, choice)
    const { path, coverPath } = await during("fetch", async () => ({
      path: await fetch("source"), coverPath: subject.files.some(({ kind }) => kind === "artwork") ? await fetch("artwork") : null,
    }))
    const made = await during("convert", (report) => run({ path, facts: subject.sound.facts, format, choice, tags: subject, coverPath }, folder, signal, report))
    return { files: [{ name: "audio", path: made, filename: fileName(`${subject.artist} - ${subject.title}.x`, format.extension), mime_type: format.mimeType }], report: { lossy_source: subject.sound.facts.lossy && format.lossless } }
  },
})

/** The format of an id, whose choices it knows. @throws {RenditionRefusal} */
export function formatFor(id: string, choice: FormatChoice): AudioFormat {
  const format = formatOf(id)
  if (!format) throw new RenditionRefusal("unknown-format", `There is no format “${id}”.`)
  const { bitrate, bitDepth, sampleRate } = choice
  if (bitrate !== undefined && !format.bitrates.includes(bitrate)) throw new RenditionRefusal("bitrate", `${format.label} is not made with ${bitrate === "v0" ? "V0" : `${bitrate} kbit/s`}.`)
  if (bitDepth !== undefined && !format.bitDepths.includes(bitDepth)) throw new RenditionRefusal("bit-depth", `${format.label} is not made with ${bitDepth} bits.`)
  if (sampleRate !== undefined && !format.sampleRates.includes(sampleRate)) throw new RenditionRefusal("sample-rate", `${format.label} is not made at ${sampleRate / 1_000} kHz.`)
  return format
}
