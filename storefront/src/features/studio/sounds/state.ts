import type { Editor } from "../ui/editor"

/** Where the sounds that are shown come from. */
export type SoundsFrom = "project" | "own" | "licensed"

/** A sound on its way into the project. `fraction`: of all its files, 0 to 1. */
export type Bringing = { id: string; title: string; file: number; files: number; fraction: number; stop: () => void }

/** What of finding and bringing sounds is no part of the project. */
export type SoundsState = { from: SoundsFrom; /** What is brought follows the project's tempo, where its own is known. */ fits: boolean; bringing: readonly Bringing[] }

/** How it begins. */
export const initialSounds: SoundsState = { from: "project", fits: true, bringing: [] }

/** Changes a part of it. */
export function setSounds(editor: Editor, part: Partial<SoundsState>): void {
  editor.set({ sounds: { ...editor.state.sounds, ...part } })
}
