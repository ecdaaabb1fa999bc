/** What a keyboard says that matters here. */
export type MidiEvent = { kind: "on"; pitch: number; velocity: number } | { kind: "off"; pitch: number }

/** Reads a MIDI message; undefined for what is no note. A note on without velocity is a note off. */
export function readMidi(data: ArrayLike<number>): MidiEvent | undefined {
  const [status = 0, pitch = 0, velocity = 0] = [data[0], data[1], data[2]]
  const kind = status & 0xf0
  if (kind === 0x90 && velocity > 0) return { kind: "on", pitch, velocity }
  return kind === 0x80 || kind === 0x90 ? { kind: "off", pitch } : undefined
}

/** Keyboards that are connected. */
export type Midi = { readonly names: string[]; close(): void }

/**
 * Listens to every MIDI device that is there or comes.
 * @throws {Error} the browser has no MIDI, or the person does not want it: in words
 */
export async function openMidi(onEvent: (event: MidiEvent) => void, onChange: (names: string[]) => void): Promise<Midi> {
  if (typeof navigator.requestMIDIAccess !== "function") throw new Error("This browser cannot talk to MIDI keyboards. Chrome, Edge and Firefox can.")
  const access = await navigator.requestMIDIAccess().catch((error: unknown) => { throw new Error("MIDI was not allowed. Allow it beside the address of this page, and try again.", { cause: error }) })
  const listen = ({ data }: MIDIMessageEvent) => { const event = data ? readMidi(data) : undefined; if (event) onEvent(event) }
  const names = () => [...access.inputs.values()].filter(({ state }) => state === "connected").map(({ name }) => name ?? "Keyboard")
  const connect = () => {
    for (const input of access.inputs.values()) input.onmidimessage = listen
    onChange(names())
  }
  access.onstatechange = connect
  connect()
  return {
    get names() { return names() },
    close() {
      access.onstatechange = null
      for (const input of access.inputs.values()) input.onmidimessage = null
    },
  }
}

/** Notes that are played in, by the ticks at which their keys went down and up. */
export class NoteTake {
  private readonly held = new Map<number, { tick: number; velocity: number }>()

  down(pitch: number, velocity: number, tick: number): void {
    this.held.set(pitch, { tick, velocity })
  }

  /** @returns the note that has ended; one of no length lasts a tick, one across a loop's end is cut there */
  up(pitch: number, tick: number, loopEnd = Infinity): { start: number; ticks: number; pitch: number; velocity: number } | undefined {
    const from = this.held.get(pitch)
    this.held.delete(pitch)
    if (!from) return undefined
    const end = tick < from.tick ? loopEnd : tick
    return Number.isFinite(end) ? { start: Math.round(from.tick), ticks: Math.max(1, Math.round(end - from.tick)), pitch, velocity: from.velocity } : undefined
  }

  /** Keys that are still down. */
  get pitches(): number[] { return [...this.held.keys()] }
}
