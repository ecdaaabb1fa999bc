import type { Id, Lane, ProjectData } from "@max-booster/studio-core"

/** A control that a hand has while automation is written: its lane waits, and this is heard. */
export type Held = { trackId: Id; target: Lane["target"]; value: number }

/** The project as it sounds while controls are held. */
export function withHeld(data: ProjectData, held: Iterable<Held>): ProjectData {
  let [tracks, sends, inserts, lanes] = [data.tracks, data.sends, data.inserts, data.lanes]
  for (const { trackId, target, value } of held) {
    lanes = Object.fromEntries(Object.entries(lanes).map(([id, lane]) => [id, lane.trackId === trackId && lane.target === target ? { ...lane, mode: "off" as const } : lane]))
    const [kind, id = "", name = ""] = target.split(":")
    const [track, send, insert] = [tracks[trackId], sends[id], inserts[id]]
    if (kind === "send" && send) sends = { ...sends, [id]: { ...send, gainDb: value } }
    else if (kind === "insert" && insert) inserts = { ...inserts, [id]: { ...insert, [`p:${name}`]: value } }
    else if (track && (kind === "gain" || kind === "pan" || kind === "mute")) tracks = { ...tracks, [trackId]: { ...track, ...(kind === "gain" ? { gainDb: value } : kind === "pan" ? { pan: value } : { mute: value >= 0.5 }) } }
  }
  return { ...data, tracks, sends, inserts, lanes }
}
