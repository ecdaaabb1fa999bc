import { roleOfName } from "@max-booster/music"
import type { Editor } from "../ui/editor"
import { noteBounceAction, publishBounceAction, type SentFile } from "./actions"
import type { Bounced, Bounces } from "./bounce"
import { Said } from "./failure"
import type { BounceFormat, BounceKind, Where } from "./plan"

/** What was bounced and can be sent, again as often as it takes: `requestIds` make it one bounce at the shop. `version`: what was heard. */
export type Made = Bounces & { kind: BounceKind; format: BounceFormat; requestIds: { mix: string; stems: string }; version: Promise<string | null> }

type Job = { editor: Editor; projectId: string; where: Exclude<Where, "files">; tell(words: string, part: number): void; signal: AbortSignal }

/**
 * Sends what was bounced to the person's shop. What is there already is not sent again.
 * @returns the recording's id @throws {Error} the network, or the shop's word; the signal's reason
 */
export async function publish({ editor, projectId, where, tell, signal }: Job, made: Made): Promise<string> {
  const { mix, kind, format, requestIds } = made
  if (!mix) throw new Said("There is no mix to publish. Bounce it again.")
  const { settings, tempo } = editor.project
  const stems = where === "beat" ? made.stems : []
  const files = [mix, ...stems]
  const total = files.reduce((sum, { file }) => sum + file.size, 0)
  let before = 0
  const send = async ({ file }: Bounced, role: SentFile["role"]): Promise<SentFile> => {
    const told = (bytes: number) => { tell(`Sending “${file.name}”`, (before + Math.min(bytes, file.size)) / total) }
    told(0)
    const { hash } = await editor.library.add(file, settings.sampleRate)
    await unlessAborted(editor.exchange.send([hash], { signal, progress: (of, bytes) => { if (of === hash) told(bytes) } }), signal)
    before += file.size
    return { name: file.name, hash, role }
  }
  const sentMix = await send(mix, null)
  const sentStems: SentFile[] = []
  for (const stem of stems) sentStems.push(await send(stem, roleOfName(stem.file.name.replace(/\.[^.]+$/, ""))))

  tell("Handing it to your shop", 1)
  const versionId = await unlessAborted(made.version, signal)
  const note = async (of: "mix" | "stems", sent: SentFile[]) => {
    const { bounceId, message } = await unlessAborted(noteBounceAction(projectId, { requestId: requestIds[of], versionId, kind: of === "stems" ? "stems" : kind === "selection" ? "selection" : "mix", format: sayFormat(format), name: settings.name }, sent), signal)
    if (!bounceId) throw new Said(message ?? "The shop did not take the bounce.")
    return bounceId
  }
  const mixId = await note("mix", [sentMix])
  const stemsId = sentStems.length > 0 ? await note("stems", sentStems) : null
  const { recordingId, message } = await unlessAborted(publishBounceAction(projectId, mixId, stemsId, { title: settings.name, bpm: tempo.bpmAt(0), key: settings.key }), signal)
  if (!recordingId) throw new Said(message ?? "The shop did not take the recording.")
  return recordingId
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
