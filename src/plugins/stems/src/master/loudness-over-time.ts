/** Loudness through a file, LUFS: momentary over 0.4 s and short-term over 3 s (EBU Tech 3341); null where nothing is heard. */
export type LoudnessOverTime = { stepMs: number; momentary: (number | null)[]; shortTerm: (number | null)[] }

/** Momentary loudness ten times a second, LUFS, from what `ebur128=metadata=1,ametadata=print` wrote. */
export const readBlocks = (log: string): number[] => valuesOf(log, "M")

const valuesOf = (log: string, key: "M" | "S") => [...log.matchAll(new RegExp(`lavfi\\.r128\\.${key}=(\\S+)`, "g"))].map(([, value]) => Number(value))

/** Points of a curve on a page. */
const POINTS = 300
/** The ebur128 filter speaks ten times a second. */
const FRAME_MS = 100
/** What is quieter is drawn as silence. */
const FLOOR_LUFS = -70

/** The course of loudness for a page: at most 300 points, the loudest value of each span. */
export function readLoudnessOverTime(log: string): LoudnessOverTime {
  const [momentary, shortTerm] = [readBlocks(log), valuesOf(log, "S")]
  const span = Math.max(1, Math.ceil(momentary.length / POINTS))
  return { stepMs: span * FRAME_MS, momentary: loudest(momentary, span), shortTerm: loudest(shortTerm, span) }
}

function loudest(values: readonly number[], span: number): (number | null)[] {
  return Array.from({ length: Math.ceil(values.length / span) }, (_, index) => {
    const most = Math.max(...values.slice(index * span, (index + 1) * span))
    return most > FLOOR_LUFS ? Math.round(most * 10) / 10 : null
  })
}
