import { defineRendition } from "@max-booster/extension-api"
import { TAG_TRIAL, voiceTagSettings } from "@max-booster/api-contract"
import { makePreview } from "../ffmpeg/preview"

/** So much of a beat is enough to hear two tags. */
const TRIAL_MS = 30_000

/** The first half minute of a preview with a tag that is not saved yet. */
export const tagTrial = defineRendition({
  kind: TAG_TRIAL, label: "Trial of a voice tag", spec: voiceTagSettings,
  phases: { fetch: { label: "Fetching the file", weight: 1 }, preview: { label: "Laying the tag over the beat", weight: 8 } },
  async make({ spec, subject: { sound: { facts, loudness } }, fetch, voiceTag, folder, signal, during }) {
    const path = await during("fetch", () => fetch("source"))
    const { mp3 } = await during("preview", async (report) =>
      makePreview({ path, durationMs: Math.min(facts.durationMs, TRIAL_MS), channels: facts.channels, loudness }, folder, signal, report, await voiceTag(spec)))
    return { files: [{ name: "audio", path: mp3, filename: "voice-tag.mp3", mime_type: "audio/mpeg" }], report: {} }
  },
})
