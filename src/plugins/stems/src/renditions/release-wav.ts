import { RELEASE_WAV, releaseWavSpec } from "@max-booster/api-contract"
import { defineRendition, RenditionRefusal } from "@max-booster/extension-api"
import { fileName } from "../core/file-name"
import { heardOf, mendForRelease } from "../master/mend-for-release"

/** The file that releases pack, where the source has faults that stores refuse. What is sold stays as it is; removed, releases take the source again. */
export const releaseWav = defineRendition({
  kind: RELEASE_WAV, label: "File for releases", spec: releaseWavSpec,
  phases: { fetch: { label: "Fetching the file", weight: 1 }, read: { label: "Listening", weight: 3 }, write: { label: "Writing the file", weight: 3 }, check: { label: "Checking what was made", weight: 5 } },
  async make({ spec, subject, fetch, folder, signal, during }) {
    const { sound, analysis } = subject
    if (sound.facts.lossy) throw new RenditionRefusal("lossy", "This recording was uploaded with loss, as an MP3 is, and nothing brings back what is gone. Upload the WAV, AIFF or FLAC that it was made from.")
    const path = await during("fetch", () => fetch("source"))
    const made = await mendForRelease({ path, facts: sound.facts, silenceMs: analysis?.measures?.silenceMs ?? null }, spec, { folder, signal }, during)
    const report = await during("check", () => heardOf(made, { folder, signal }))
    return { files: [{ name: "audio", path: made, filename: fileName(`${subject.artist} - ${subject.title}.x`, "wav"), mime_type: "audio/wav" }], report }
  },
})
