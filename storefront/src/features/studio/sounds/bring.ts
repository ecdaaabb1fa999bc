import type { StudioSoundFile } from "@max-booster/api-contract"
import type { Id } from "@max-booster/studio-core"
import { say } from "../arrange/state"
import type { Sound } from "../audio/library"
import type { Editor } from "../ui/editor"
import { download } from "./download"
import { placeSounds, type Placed } from "./place"
import { chosen, filesOf, type Wanted } from "./shelf"
import { setSounds, type Bringing } from "./state"

/** Fetches a sound into the library, where it is not there yet, and puts it onto the timeline; all of its files, or, when one fails, none. What went wrong is said. */
export async function bringSound(editor: Editor, wanted: Wanted, at: number, trackId: Id | null): Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  const id = crypto.randomUUID()
  const show = (part: Partial<Bringing>) => { setSounds(editor, { bringing: editor.state.sounds.bringing.map((each) => (each.id === id ? { ...each, ...part } : each)) }) }
  setSounds(editor, { bringing: [...editor.state.sounds.bringing, { id, title: wanted.title, file: 1, files: 1, fraction: 0, stop: () => { stopping.abort() } }] })
  try {
    const files = chosen(await filesOf(wanted.recordingId, signal), wanted.part)
    if (files.length === 0) throw new Error(`“${wanted.title}” has no such file any more.`)
    const whole = files.reduce((sum, { size }) => sum + size, 0)
    const sounds: Placed[] = []
    let [before, shown] = [0, -1]
    for (const [index, file] of files.entries()) {
      show({ file: index + 1, files: files.length })
      const sound = await kept(editor, file, nameOf(file, wanted), signal, (bytes) => {
        const percent = Math.floor(((before + bytes) / whole) * 100)
        if (percent !== shown) show({ fraction: (shown = percent) / 100 })
      })
      before += file.size
      sounds.push({ ...sound, region: file.kind === "stem" ? file.name : wanted.title })
    }
    signal.throwIfAborted()
    const regions = placeSounds(editor.session, wanted.title, sounds, { at, trackId, sourceBpm: editor.state.sounds.fits ? Math.round((wanted.bpm ?? 0) * 100) / 100 : 0 })
    editor.set({ selected: new Set(regions), trackId: editor.project.get("regions", regions[0] ?? "")?.trackId ?? editor.state.trackId, trouble: null })
    say(editor, `Added ${sounds.length > 1 ? `${sounds.length} stems of “${wanted.title}”` : `“${sounds[0]?.region ?? wanted.title}”`}`)
  } catch (error) {
    if (signal.aborted) say(editor, `“${wanted.title}” was not added`)
    else editor.set({ trouble: `${error instanceof Error ? error.message : "That did not work."} Nothing was changed.` })
  }
  setSounds(editor, { bringing: editor.state.sounds.bringing.filter((each) => each.id !== id) })
}

/** What a file is called among the project's sounds. */
const nameOf = ({ kind, name }: StudioSoundFile, { title }: Wanted) => (kind === "stem" ? `${title}: ${name}` : title)

/** A file as the library has it. @throws {Error} in words */
async function kept({ library, project }: Editor, { url, sha256, mime_type }: StudioSoundFile, name: string, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<Sound> {
  if (await library.original(sha256)) return library.known(sha256, name)
  const file = new File([await download(url, name, signal, onBytes)], name, { type: mime_type })
  const sound = await library.add(file, project.settings.sampleRate)
  if (sound.hash !== sha256) throw new Error(`“${name}” did not arrive whole. Try again.`)
  return { ...sound, name } // a name may have a dot that is no file's
}
