import { masterSpec } from "@max-booster/api-contract"
import { defineRendition, RenditionRefusal } from "@max-booster/extension-api"
import { fileName } from "../core/file-name"
import { checkUpload } from "../gate"
import { master as run, type MasterPhase } from "../master/master"

/** A recording through a mastering chain, after a reference track if there is one. */
export const master = defineRendition({
  kind: "master", label: "Master", spec: masterSpec,
  phases: {
    fetch: { label: "Fetching the files", weight: 1 }, read: { label: "Listening to the recording", weight: 3 }, reference: { label: "Listening to the reference", weight: 3 },
    shape: { label: "Applying the chain", weight: 3 }, match: { label: "Matching the reference", weight: 6 }, loudness: { label: "Bringing it to its loudness", weight: 8 }, write: { label: "Writing the files", weight: 5 },
  } satisfies Record<MasterPhase | "fetch", unknown>,
  async make({ spec: { chain, reference, asLoud }, subject, fetch, folder, signal, during }) {
    const { facts } = subject.sound
    const [path, model] = await during("fetch", async () => [await fetch("source"), reference === null ? null : await checkedReference(reference)] as const)
    const made = await run({ source: { path, ...facts }, chain, reference: model && { ...model, asLoud } }, { folder, signal }, during)
    const named = (what: string, extension: string) => fileName(`${subject.artist} - ${subject.title} (${what}).x`, extension)
    return {
      files: [
        { name: "audio", path: made.wav, filename: named("master", "wav"), mime_type: "audio/wav" },
        { name: "before", path: made.before, filename: named("before", "mp3"), mime_type: "audio/mpeg" },
        { name: "after", path: made.after, filename: named("after", "mp3"), mime_type: "audio/mpeg" },
      ],
      report: made.report,
    }

    /** A stranger's file: through the gate like every other. */
    async function checkedReference(variant: string) {
      if (!subject.files.some((file) => file.kind === "reference" && file.variant === variant)) throw new RenditionRefusal("reference", "The reference track was removed. Upload it again.")
      const file = await fetch("reference", { variant })
      const gate = await checkUpload(file, "The reference track", signal)
      if (!gate.ok) throw new RenditionRefusal(gate.error.code, gate.error.message)
      return { path: file, sampleRate: gate.value.sampleRate, channels: gate.value.channels }
    }
  },
})
