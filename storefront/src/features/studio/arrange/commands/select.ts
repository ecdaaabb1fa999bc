import type { Id } from "@max-booster/studio-core"
import type { Editor } from "../../ui/editor"

/** The regions that are selected, as they still are there. */
export const chosen = ({ project, state }: Editor): Id[] => [...state.selected].filter((id) => project.get("regions", id))

/** What to say when a command wants a region and none is selected. */
export const needsRegion = (editor: Editor): string | undefined => (chosen(editor).length === 0 ? "Nothing is selected: press a region first." : undefined)

/** What to say when a command wants a track and none is chosen. */
export const needsTrack = ({ project, state }: Editor): string | undefined => (state.trackId !== null && project.get("tracks", state.trackId) ? undefined : "No track is chosen: press one first.")

/** Ticks of a beat at the cursor. */
export const beat = ({ project, state }: Editor): number => project.meter.barAt(state.cursor).beatTicks

/** Those of some new records that are regions. */
export const regionsAmong = ({ project }: Editor, ids: readonly Id[]): Id[] => ids.filter((id) => project.get("regions", id))
