import type { Entry, Id } from "@max-booster/studio-core"
import { tapAnalyser, valuesOf, type AnyAudioEffect } from "@max-booster/studio-sound"
import type { Editor } from "../ui/editor"
import { writerOf } from "./automation/writer"

/** Values of an effect as they are heard now: automation and hands included. */
export function heardValues(editor: Editor, insert: Entry<"inserts">, effect: AnyAudioEffect): Record<string, number> {
  const moving = new Set(editor.project.of("lanes", "trackId", insert.trackId).map(({ target }) => target))
  return valuesOf(effect, Object.fromEntries(Object.keys(effect.params).map((name) => {
    const target = `insert:${insert.id}:${name}`
    return [name, moving.has(target) ? writerOf(editor).now(insert.trackId, target) : insert[`p:${name}`]]
  })))
}

/** Begins to listen a frame later: what was just put into the project is in the graph then. @returns to call when it is enough */
export function listenSoon(listen: () => (() => void) | undefined): () => void {
  let end: (() => void) | undefined
  const frame = requestAnimationFrame(() => { end = listen() })
  return () => {
    cancelAnimationFrame(frame)
    end?.()
  }
}

/** Oscilloscope and spectrum of a channel, or behind one of its effects; undefined before the first sound. Whoever asks disposes. */
export function analyse(editor: Editor, trackId: Id, insertId?: Id): { analyser: AnalyserNode; dispose(): void } | undefined {
  const strip = editor.engine?.graph.strip(trackId)
  const from = insertId === undefined ? strip?.output : strip?.insert(insertId)?.output
  if (!editor.engine || !from) return undefined
  const { analyser, dispose } = tapAnalyser(editor.engine.context, from)
  return {
    analyser,
    // The graph may have taken the node out of the way before.
    dispose: () => { try { dispose() } catch (error) { if (!(error instanceof DOMException)) throw error } },
  }
}

/** Calls back with the gain reduction of an effect, dB at or below 0, and of its bands, 30 times a second. @returns to call when it is enough */
export function onReduction(editor: Editor, { trackId, id }: Entry<"inserts">, listener: (db: number, bands?: readonly number[]) => void): () => void {
  const instance = editor.engine?.graph.strip(trackId)?.insert(id)?.instance
  instance?.onMeter?.(listener)
  return () => { instance?.onMeter?.(() => undefined) }
}
