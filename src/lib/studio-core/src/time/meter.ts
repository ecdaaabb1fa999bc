import { QUARTER, type Id, type Meter } from "../records/schema"
import { lastAtOrBefore } from "./tempo"

/** A place as musicians count it: bar and beat from 1, ticks from 0. */
export type BarPosition = { bar: number; beat: number; tick: number }

/** Bars and beats of the timeline. */
export type MeterMap = {
  positionAt(tick: number): BarPosition
  tickOf(position: BarPosition): number
  /** The bar that holds a tick, and the meter it has. */
  barAt(tick: number): { start: number; end: number; beatTicks: number; numerator: number; denominator: number }
}

type Stretch = { tick: number; bar: number; numerator: number; denominator: number; beatTicks: number; barTicks: number }

/** The map of a project's meters. A change within a bar begins a new bar: the one before is short. Where two stand at one tick the last by id counts. */
export function meterMap(meters: readonly (readonly [Id, Meter])[]): MeterMap {
  const sorted = [...meters].sort(([a, x], [b, y]) => x.tick - y.tick || (a < b ? -1 : 1)).map(([, meter]) => meter)
  const counted = sorted.filter(({ tick }, index) => sorted[index + 1]?.tick !== tick)
  if (counted[0]?.tick !== 0) counted.unshift({ tick: 0, numerator: counted[0]?.numerator ?? 4, denominator: counted[0]?.denominator ?? 4 })
  const stretches: Stretch[] = []
  for (const { tick, numerator, denominator } of counted) {
    const last = stretches.at(-1)
    const beatTicks = (4 * QUARTER) / denominator
    stretches.push({ tick, numerator, denominator, beatTicks, barTicks: numerator * beatTicks, bar: last ? last.bar + Math.ceil((tick - last.tick) / last.barTicks) : 1 })
  }
  const stretchAt = (key: "tick" | "bar", value: number) => {
    const index = lastAtOrBefore(stretches, (each) => each[key], value)
    return { stretch: stretches[index] as Stretch, end: stretches[index + 1]?.tick ?? Infinity }
  }
  return {
    positionAt(tick) {
      const { stretch: { tick: from, bar, barTicks, beatTicks } } = stretchAt("tick", tick)
      const bars = Math.floor((tick - from) / barTicks)
      const rest = tick - from - bars * barTicks
      const beats = Math.floor(rest / beatTicks)
      return { bar: bar + bars, beat: beats + 1, tick: rest - beats * beatTicks }
    },
    tickOf({ bar, beat, tick }) {
      const { stretch } = stretchAt("bar", bar)
      return stretch.tick + (bar - stretch.bar) * stretch.barTicks + (beat - 1) * stretch.beatTicks + tick
    },
    barAt(tick) {
      const { stretch, end } = stretchAt("tick", tick)
      const start = stretch.tick + Math.floor((tick - stretch.tick) / stretch.barTicks) * stretch.barTicks
      return { start, end: Math.min(end, start + stretch.barTicks), beatTicks: stretch.beatTicks, numerator: stretch.numerator, denominator: stretch.denominator }
    },
  }
}

/** A tick as text: "5.3.240", bar, beat and tick. */
export function formatPosition(meter: MeterMap, tick: number): string {
  const { bar, beat, tick: rest } = meter.positionAt(Math.round(tick))
  return `${bar}.${beat}.${String(rest).padStart(3, "0")}`
}

/** Reads what a person types: "5", "5.3" or "5.3.240"; undefined when it is none of these. A beat beyond the bar's lies in the bars after it. */
export function parsePosition(meter: MeterMap, text: string): number | undefined {
  const match = /^\s*(\d{1,7})(?:[.:\s](\d{1,5}))?(?:[.:\s](\d{1,6}))?\s*$/.exec(text)
  if (!match) return undefined
  const [bar, beat, tick] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 0)]
  return bar < 1 || beat < 1 ? undefined : meter.tickOf({ bar, beat, tick })
}
