import type { Player } from "@max-booster/studio-sound"
import { frameBeside } from "./sounds"

/** What plays one of those that are heard, with a door of its own. `latency`: frames by which its effects are behind. */
export type Deck = { player: Player; door: GainNode; latency: number }

/** One goes as the other comes, s: short enough to hear a difference, long enough not to click. */
export const FADE_SECONDS = 0.015

/** Frames before it is heard that a deck is begun: what its effects hold back is then there, in whole quanta. */
export const leadOf = ({ latency }: Pick<Deck, "latency">): number => Math.ceil(latency / QUANTUM) * QUANTUM
const QUANTUM = 128

/**
 * Plans a deck: at a frame of the context it sounds where another one is in the music. It is begun `leadOf` before, behind its shut door.
 * @param here frame of the other one's timeline at which it then is
 */
export async function cue(next: Deck, beside: Deck, at: number, here: number): Promise<void> {
  const from = frameBeside(here, beside.latency, next.latency)
  const lead = Math.min(leadOf(next), Math.floor(from / QUANTUM) * QUANTUM)
  next.player.begin(from - lead, () => at - lead)
  await next.player.advance(at)
}

/**
 * From a frame of the context on the one goes in a straight line while the other comes: together they are as loud as one. After that the other is
 * heard alone, sample by sample as if it had played all along.
 */
export function crossOver(from: Deck, to: Deck, at: number): void {
  const { sampleRate } = to.door.context
  const end = at + Math.round(FADE_SECONDS * sampleRate)
  for (const [{ gain }, was, becomes] of [[from.door, 1, 0], [to.door, 0, 1]] as const) {
    gain.cancelScheduledValues(at / sampleRate)
    gain.setValueAtTime(was, at / sampleRate)
    gain.linearRampToValueAtTime(becomes, end / sampleRate)
  }
  from.player.stop(end)
}

/** Opens or shuts a door at once, while nothing sounds behind it. */
export function setDoor({ gain }: GainNode, value: 0 | 1, when: number): void {
  gain.cancelScheduledValues(when)
  gain.setValueAtTime(value, when)
}
