/** The twelve pitch classes, spelled as producers write keys. */
export const tonics = ["C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"] as const
export type Tonic = (typeof tonics)[number]
export type Mode = "major" | "minor"

/** A key as stored and sent: "A minor", "F# major". */
export type KeyName = `${Tonic} ${Mode}`

/** All 24 keys, for schemas and menus. */
export const keyNames = (["major", "minor"] as const).flatMap((mode) => tonics.map((t) => `${t} ${mode}` as KeyName)) as [KeyName, ...KeyName[]]

const ENHARMONIC: Record<string, Tonic> = { Db: "C#", "D#": "Eb", Gb: "F#", "G#": "Ab", "A#": "Bb" }
const MAJOR_CAMELOT = [8, 3, 10, 5, 12, 7, 2, 9, 4, 11, 6, 1]

/** Reads a key from a detector or a person ("g#", "minor"), or undefined. */
export function parseKey(tonic: string, mode: string): KeyName | undefined {
  const spelled = tonic.charAt(0).toUpperCase() + tonic.slice(1).toLowerCase()
  const name = `${ENHARMONIC[spelled] ?? spelled} ${mode.toLowerCase()}`
  return keyNames.find((k) => k === name)
}

/** Position on the Camelot wheel, e.g. "A minor" -> "8A", "C major" -> "8B". */
export function camelotOf(key: KeyName): string {
  const { pitch, mode } = split(key)
  const major = mode === "major" ? pitch : (pitch + 3) % 12
  return `${MAJOR_CAMELOT[major]}${mode === "major" ? "B" : "A"}`
}

/** The relative key: the same notes, the other mode ("A minor" -> "C major"). */
export function relativeOf(key: KeyName): KeyName {
  const { pitch, mode } = split(key)
  return mode === "major" ? `${tonicAt(pitch + 9)} minor` : `${tonicAt(pitch + 3)} major`
}

function split(key: KeyName): { pitch: number; mode: Mode } {
  const [tonic, mode] = key.split(" ") as [Tonic, Mode]
  return { pitch: tonics.indexOf(tonic), mode }
}

const tonicAt = (pitch: number): Tonic => tonics[pitch % 12] ?? "C"
