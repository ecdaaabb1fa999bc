import type { WriteMode } from "../state"

/** A value at a place, as a hand had it. */
export type Written = { tick: number; value: number }

/** What was written by one pass of a control, in order of ticks. */
export type Pass = { key: string; values: Written[] }

/** A pass that goes on; `reached` is the place up to which its last value stands. */
type Open = { values: Written[]; isHeld: boolean; reached: number }

/** A hand that rests this long, ticks, has left the value there; a shorter pause lies on the way to the next. */
const REST_TICKS = 360

/**
 * Passes of controls over the timeline while it plays: begun by a move, ended by letting go (touch), or by the end of playing (latch, write).
 * Where the place jumps back, as in a cycle, what was written ends, and a pass that goes on begins anew.
 */
export class Passes {
  private readonly open = new Map<string, Open>()

  get isWriting(): boolean { return this.open.size > 0 }

  /** The value that a control is held at; undefined where nothing writes it. */
  valueOf(key: string): number | undefined {
    return this.open.get(key)?.values.at(-1)?.value
  }

  /** A control is moved to a value. */
  move(key: string, tick: number, value: number, isHeld = true): Pass[] {
    const pass = this.open.get(key)
    if (!pass) {
      this.open.set(key, { values: [{ tick, value }], isHeld, reached: tick })
      return []
    }
    pass.isHeld ||= isHeld
    const ended = this.goOn(key, pass, tick)
    const last = pass.values.at(-1)
    if (last && tick - last.tick > REST_TICKS && pass.reached > last.tick) pass.values.push({ tick: Math.min(tick, pass.reached), value: last.value })
    pass.values.push({ tick, value })
    pass.reached = tick
    return ended
  }

  /** The place has come to a tick; whatever is written stays as it is. @returns what ended because the place jumped back */
  reach(tick: number): Pass[] {
    return [...this.open].flatMap(([key, pass]) => {
      const value = pass.values.at(-1)?.value
      const ended = this.goOn(key, pass, tick)
      if (ended.length > 0 && value !== undefined) pass.values.push({ tick, value })
      pass.reached = tick
      return ended
    })
  }

  /** A control is let go. */
  release(key: string, tick: number, mode: WriteMode): Pass[] {
    const pass = this.open.get(key)
    if (!pass) return []
    pass.isHeld = false
    return mode === "touch" || mode === "read" ? this.end(key, tick) : []
  }

  /** Playing ends at a tick. */
  stop(tick: number): Pass[] {
    return [...this.open.keys()].flatMap((key) => this.end(key, tick))
  }

  private end(key: string, tick: number): Pass[] {
    const pass = this.open.get(key)
    const last = pass?.values.at(-1)
    this.open.delete(key)
    if (!pass || !last) return []
    if (tick > last.tick) pass.values.push({ tick, value: last.value })
    return [{ key, values: pass.values }]
  }

  private goOn(key: string, pass: Open, tick: number): Pass[] {
    const last = pass.values.at(-1)
    if (!last || tick >= Math.max(last.tick, pass.reached)) return []
    const ended = { key, values: pass.reached > last.tick ? [...pass.values, { tick: pass.reached, value: last.value }] : pass.values }
    pass.reached = tick
    pass.values = []
    return [ended]
  }
}
