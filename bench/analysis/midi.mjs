/** @typedef {{ channel: number, note: number, velocity: number, beat: number, beats: number }} Note */

const TICKS = 480

/**
 * A Standard MIDI File of one track.
 * @param {{ bpm: number, programs: readonly { channel: number, program: number, volume: number, pan: number }[], notes: readonly Note[] }} song
 */
export function encodeMidi({ bpm, programs, notes }) {
  const tempo = Math.round(60_000_000 / bpm)
  const start = [0x00, 0xff, 0x51, 0x03, (tempo >> 16) & 255, (tempo >> 8) & 255, tempo & 255]
  for (const { channel, program, volume, pan } of programs) {
    if (channel !== 9) start.push(0x00, 0xc0 | channel, program)
    start.push(0x00, 0xb0 | channel, 7, volume, 0x00, 0xb0 | channel, 10, pan)
  }
  const events = notes.flatMap(({ channel, note, velocity, beat, beats }) => [
    { tick: Math.round(beat * TICKS), order: 1, bytes: [0x90 | channel, note, Math.max(1, Math.min(127, Math.round(velocity)))] },
    { tick: Math.round((beat + beats) * TICKS), order: 0, bytes: [0x80 | channel, note, 0] },
  ]).sort((a, b) => a.tick - b.tick || a.order - b.order)
  let last = 0
  const body = events.flatMap(({ tick, bytes }) => { const delta = tick - last; last = tick; return [...variableLength(delta), ...bytes] })
  const track = Buffer.from([...start, ...body, 0x00, 0xff, 0x2f, 0x00])
  const header = Buffer.from([0x4d, 0x54, 0x68, 0x64, 0, 0, 0, 6, 0, 0, 0, 1, TICKS >> 8, TICKS & 255, 0x4d, 0x54, 0x72, 0x6b, 0, 0, 0, 0])
  header.writeUInt32BE(track.length, 18)
  return Buffer.concat([header, track])
}

function variableLength(/** @type {number} */ value) {
  const bytes = [value & 127]
  for (let rest = value >> 7; rest > 0; rest >>= 7) bytes.unshift((rest & 127) | 128)
  return bytes
}
