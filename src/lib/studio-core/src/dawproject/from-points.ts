import { HOLD } from "../automation"
import { QUARTER, type Id, type Lane, type Point } from "../records/schema"
import { type TempoMap } from "../time/tempo"
import { type Unit } from "./from-clips"
import { type Aim } from "./from-tracks"
import { type Left } from "./left"
import { child, isTrue, numberIn, Refusal, textOf, type Read } from "./parse"

/** A straight way on a linear scale is a curve in dB: beyond so many dB it gets points between. */
const STRAIGHT_DB = 3
const STEPS = 16
const MOST_POINTS = 200_000

/** Reads automation of what stands in the mixer and in effects of this studio. */
export class PointReader {
  readonly lanes: Record<Id, Partial<Lane>> = {}
  readonly points: Record<Id, Partial<Point>> = {}
  private laneCount = 0
  private count = 0

  constructor(private readonly tempo: TempoMap, private readonly aims: ReadonlyMap<string, Aim>, private readonly left: Left) {}

  read(element: Read, unit: Unit, trackName: string): void {
    const aim = this.aims.get(textOf(child(element, "Target"), "parameter"))
    if (!aim) { this.left.add("automation of what is not here", trackName); return }
    const laneId = `l${(this.laneCount += 1)}`
    const valueUnit = textOf(element, "unit")
    const given = element.children.flatMap((each) => {
      const [time, value] = [numberIn(each, "time"), each.name === "BoolPoint" ? Number(isTrue(each, "value")) : numberIn(each, "value")]
      return time === undefined || value === undefined ? [] : [{ tick: ticksOf(time, unit, this.tempo), value, isHeld: textOf(each, "interpolation") !== "linear" }]
    }).sort((a, b) => a.tick - b.tick)
    if (given.length === 0) return
    this.lanes[laneId] = { trackId: aim.trackId, target: aim.target, mode: "read" }
    const add = (tick: number, value: number, curve: number) => {
      if ((this.count += 1) > MOST_POINTS) throw new Refusal("This DAWproject holds more automation than a project can.")
      this.points[inTurn("p", this.count)] = { laneId, tick: Math.round(tick), value, curve }
    }
    for (const [index, { tick, value, isHeld }] of given.entries()) {
      const [next, here] = [given[index + 1], aim.toValue(value, valueUnit)]
      add(tick, here, isHeld && aim.target !== "mute" ? HOLD : 0)
      if (!next || isHeld || !aim.isGain || valueUnit === "decibel" || Math.abs(aim.toValue(next.value, valueUnit) - here) <= STRAIGHT_DB) continue
      for (let step = 1; step < STEPS; step += 1) add(tick + ((next.tick - tick) * step) / STEPS, aim.toValue(value + ((next.value - value) * step) / STEPS, valueUnit), 0)
    }
  }
}

/** An id that sorts by its number: of two points at one tick the later one counts. */
export const inTurn = (letter: string, count: number): Id => letter + String(count).padStart(7, "0")

/** The tick of a time on the timeline. */
export const ticksOf = (time: number, unit: Unit, tempo: TempoMap): number => (unit === "beats" ? time * QUARTER : tempo.ticksAt(time))
