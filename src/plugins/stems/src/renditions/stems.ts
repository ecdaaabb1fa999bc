import { rename } from "node:fs/promises"
import { join } from "node:path"
import { stemsExportSpec } from "@max-booster/api-contract"
import { defineRendition, RenditionRefusal } from "@max-booster/extension-api"
import { fileName } from "../core/file-name"
import { stemFile } from "../core/stem-files"
import { manifestOf, type ManifestStem } from "../core/stems-manifest"
import { convert } from "../ffmpeg/convert"
import { sha256Of } from "../pack/pack-stems"
import { writeZip } from "../pack/write-zip"
import { formatFor } from "./convert"

/** The stems in another format, as one zip with a manifest. */
export const stems = defineRendition({
  kind: "stems", label: "Stems in another format", spec: stemsExportSpec,
  phases: { make: { label: "Converting the stems", weight: 12 }, pack: { label: "Packing the zip", weight: 1 } },
  async make({ spec: { format: id, ...choice }, subject, stems: kept, fetch, folder, signal, during }) {
    const format = formatFor(id, choice)
    const sources = (await kept()).filter(({ facts, state }) => facts !== null && state === "ready")
    if (sources.length === 0) throw new RenditionRefusal("no-stems", "This recording has no stems. Upload them first.")
    const listed: ManifestStem[] = []
    const pathOf = new Map<string, string>()
    await during("make", async (report) => {
      for (const [index, { id: stemId, name, role, facts }] of sources.entries()) {
        if (!facts) continue
        const made = await convert({ path: await fetch("stem", { variant: stemId }), facts, format, choice, tags: { ...subject, title: `${subject.title} (${name})` } }, folder, signal, (fraction) => { report((index + fraction) / sources.length) })
        const file = stemFile(index + 1, name, format.extension)
        const path = join(folder, `export-${index}.${format.extension}`)
        await rename(made, path)
        pathOf.set(file, path)
        listed.push({ name, role, file, sha256: await sha256Of(path, signal), duration_ms: facts.durationMs, sample_rate: choice.sampleRate ?? facts.sampleRate, channels: choice.channels ?? facts.channels, bit_depth: format.lossless ? choice.bitDepth ?? facts.bitDepth : null })
      }
    })
    const zip = join(folder, "export.zip")
    await during("pack", () => writeZip(zip, manifestOf(subject, listed), pathOf, signal))
    return { files: [{ name: "zip", path: zip, filename: fileName(`${subject.artist} - ${subject.title} (stems ${format.extension}).x`, "zip"), mime_type: "application/zip" }], report: { stems: listed.length } }
  },
})
