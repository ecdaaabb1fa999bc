import { normalizeSpec, type NormalizeSpec } from "@max-booster/api-contract"
import { defineRendition, RenditionRefusal, type RenditionWork } from "@max-booster/extension-api"
import { fileName } from "../core/file-name"
import { planAlbum } from "../master/album"
import { normalize as run, type CheckedFile } from "../master/normalize"
import { measureTrack } from "../master/sound"

/** A recording at a loudness, alone or as a track of an album. */
export const normalize = defineRendition({
  kind: "normalize", label: "Normalised file", spec: normalizeSpec,
  phases: {
    fetch: { label: "Fetching the file", weight: 1 }, album: { label: "Measuring the album", weight: 4 }, read: { label: "Listening", weight: 2 },
    loudness: { label: "Bringing it to its loudness", weight: 10 }, write: { label: "Writing the file", weight: 1 },
  },
  async make(work) {
    const { subject, fetch, folder, signal, during, spec: { targetLufs, ceilingDbtp, album } } = work
    const file: CheckedFile = { path: await during("fetch", () => fetch("source")), ...subject.sound.facts }
    const own = album && (await during("album", (report) => albumTarget(work, album, report)))
    const made = await run(file, { targetLufs: own ?? targetLufs, ceilingDbtp }, { folder, signal }, during)
    return {
      files: [{ name: "audio", path: made.wav, filename: fileName(`${subject.artist} - ${subject.title} (${targetLufs} LUFS).x`, "wav"), mime_type: "audio/wav" }],
      report: { ...made.report, album: album ? { tracks: album.length, targetLufs } : null },
    }
  },
})

/** What this track shall have, for the album as a whole to be at its target. Null when it is silent. */
async function albumTarget({ spec, subject, other, fetch, folder, signal }: RenditionWork<NormalizeSpec>, album: readonly string[], report: (fraction: number) => void): Promise<number | null> {
  const tracks = []
  for (const [index, id] of album.entries()) {
    const track = await other(id)
    if (!track) throw new RenditionRefusal("album", "A recording of this album was removed, or is not ready. Choose the album’s recordings anew.")
    tracks.push({ id, ...(await measureTrack(await fetch("source", { recordingId: id }), track.sound, { folder, signal })) })
    report((index + 1) / album.length)
  }
  return planAlbum(tracks, spec).targets.get(subject.id) ?? null
}
