import { roleOfName } from "@max-booster/music"
import type { Editor } from "../ui/editor"
import { noteBounceAction, publishBounceAction, type SentFile } from "./actions"
import type { Bounced, Bounces } from "./bounce"
import { Said } from "./failure"
import type { BounceFormat, BounceKind, Where } from "./plan"
import { addToReleaseAction } from "./release-actions"

/** What was bounced and can be sent, again as often as it takes: `requestIds` make it one bounce at the shop. `version`: what was heard. */
export type Made = Bounces & { kind: BounceKind; format: BounceFormat; requestIds: { mix: string; stems: string }; version: Promise<string | null> }

type Job = { editor: Editor; projectId: string; tell(words: string, part: number): void; signal: AbortSignal }

/** Sends a bounce to the person's shop as a recording; with stems, as a beat. @returns the recording's id @throws as `keep` does */
export async function publish(job: Job & { where: Exclude<Where, "files"> }, made: Made): Promise<string> {
  if (!made.mix) throw new Said("There is no mix to publish. Bounce it again.")
  const { settings, tempo } = job.editor.project
  const { mixId, stemsId } = await keep(job, { ...made, stems: job.where === "beat" ? made.stems : [] })
  const { recordingId, message } = await unlessAborted(publishBounceAction(job.projectId, mixId, stemsId, { title: settings.name, bpm: tempo.bpmAt(0), key: settings.key }), job.signal)
  if (!recordingId) throw new Said(message ?? "The shop did not take the recording.")
  return recordingId
}

/** Makes a published bounce a track of a release, of a new one where none is named. @returns the release's id @throws as `publish` does */
export async function putOnRelease({ editor, signal }: Pick<Job, "editor" | "signal">, releaseId: string | null, recordingId: string): Promise<string> {
  const { releaseId: id, message } = await unlessAborted(addToReleaseAction(releaseId, recordingId, editor.project.settings.name), signal)
  if (!id) throw new Said(`The recording is in your shop, and not on the release: ${message ?? "send it again."}`)
  return id
}

/**
 * Keeps what was bounced at the shop, with the version that was heard. What is there already is not sent again.
 * @returns the ids of the bounces of the mix and of the stems, "" and null where there is none
 * @throws {Error} the network, or the shop's word; the signal's reason
 */
export async function keep({ editor, projectId, tell, signal }: Job, { mix, stems, kind, format, requestIds, version }: Made): Promise<{ mixId: string; stemsId: string | null }> {
  const { settings } = editor.project
  const total = [...(mix ? [mix] : []), ...stems].reduce((sum, { file }) => sum + file.size, 0)
  let before = 0
  const send = async ({ file }: Bounced, role: SentFile["role"]): Promise<SentFile> => {
    const told = (bytes: number) => { tell(`Sending “${file.name}”`, (before + Math.min(bytes, file.size)) / total) }
    told(0)
    const { hash } = await editor.library.add(file, settings.sampleRate)
    await unlessAborted(editor.exchange.send([hash], { signal, progress: (of, bytes) => { if (of === hash) told(bytes) } }), signal)
    before += file.size
    return { name: file.name, hash, role }
  }
  const sentMix = mix && await send(mix, null)
  const sentStems: SentFile[] = []
  for (const stem of stems) sentStems.push(await send(stem, roleOfName(stem.file.name.replace(/\.[^.]+$/, ""))))

  tell("Handing it to the shop", 1)
  const versionId = await unlessAborted(version, signal)
  const note = async (of: "mix" | "stems", sent: SentFile[]) => {
    const { bounceId, message } = await unlessAborted(noteBounceAction(projectId, { requestId: requestIds[of], versionId, kind: of === "stems" ? "stems" : kind === "selection" ? "selection" : "mix", format: sayFormat(format), name: settings.name }, sent), signal)
    if (!bounceId) throw new Said(message ?? "The shop did not take the bounce.")
    return bounceId
  }
  return { mixId: sentMix ? await note("mix", [sentMix]) : "", stemsId: sentStems.length > 0 ? await note("stems", sentStems) : null }
}

const sayFormat = (format: BounceFormat) => ("wav" in format ? `wav${format.wav}` : `mp3-${format.mp3 / 1_000}`)

/** Waits for something that cannot be called off itself; it ends by itself, and nobody waits any more. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    if (signal.aborted) { work.catch(() => undefined); reject(signal.reason as Error); return }
    signal.addEventListener("abort", () => { reject(signal.reason as Error) }, { once: true })
    work.then(resolve, reject)
  })
}
