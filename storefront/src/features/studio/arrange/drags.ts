import { duplicateRegions, endOf, formatPosition, moveRegions, ratioOf, setFades, setRegions, slipRegions, spokenDb, stretchRegion, trimEnd, trimStart, type Entry, type Id, type Project, type Session, type Verdict } from "@max-booster/studio-core"
import type { Row } from "../view/geometry"
import type { Zone } from "./zones"

/** Where a drag is: the tick under the pointer, and how far it has gone down, px and rows. */
export type Place = { tick: number; dy: number; rows: number }

/** What a drag shows: a line at a tick, and a value in words. */
export type Hint = { tick?: number; text: string }

/** Something that is dragged; `move` is called with each place, and all of it is one step of the history. */
export type Drag = { label: string; move(place: Place): Hint | undefined }

/** What a drag works on. */
export type Grip = {
  session: Session
  region: Entry<"regions">
  /** What is selected, the region among it. */
  ids: readonly Id[]
  rows: readonly Row[]
  from: Place
  /** The nearest line of the grid. */
  snap: (tick: number) => number
  dbPerPx: number
}

const seconds = (value: number) => `${value.toFixed(value < 1 ? 3 : 2)} s`
const at = (project: Project, tick: number): Hint => ({ tick, text: formatPosition(project.meter, tick) })

/** The drag of a part of a region. @param isAlt duplicates what is moved, and stretches at the end */
export function dragOf(zone: Zone | "slip", isAlt: boolean, grip: Grip): Drag {
  if (zone === "body") return isAlt ? duplicating(grip) : moving(grip, grip.ids, "Move")
  if (zone === "end" && isAlt && grip.region.kind === "audio") return edge("Stretch region", grip, (tick) => stretchRegion(grip.region.id, tick), "end")
  if (zone === "end") return edge("Trim region", grip, (tick) => trimEnd(grip.region.id, tick), "end")
  if (zone === "start") return edge("Trim region", grip, (tick) => trimStart(grip.region.id, tick), "start")
  if (zone === "loop") return looping(grip)
  if (zone === "gain") return gaining(grip)
  if (zone === "slip") return slipping(grip)
  return fading(zone, grip)
}

function moving({ session, region, rows, from, snap }: Grip, ids: readonly Id[], verb: string): Drag {
  const { project } = session
  // Copies of what was taken hold of stand where it stood.
  const [lead = region.id] = ids.includes(region.id) ? [region.id] : ids.filter((id) => { const each = project.get("regions", id); return each?.start === region.start && each.trackId === region.trackId })
  const origins = new Map(ids.flatMap((id) => { const each = project.get("regions", id); return each ? [[id, each.trackId] as const] : [] }))
  return {
    label: `${verb} ${ids.length === 1 ? "region" : `${ids.length} regions`}`,
    move(place) {
      const now = project.get("regions", lead)
      if (!now) return undefined
      const tick = snap(region.start + place.tick - from.tick)
      const onto: Record<Id, Id> = {}
      for (const [id, origin] of origins) {
        const current = project.get("regions", id)?.trackId
        const index = rows.findIndex(({ track }) => track.id === origin)
        const target = rows[Math.max(0, Math.min(rows.length - 1, index + place.rows))]?.track.id
        if (current !== undefined && target !== undefined) onto[current] = target
      }
      const by = tick - now.start
      const moved = session.run(moveRegions(ids, { by, onto }))
      if (!moved.done && by !== 0) session.run(moveRegions(ids, { by }))
      return at(project, project.get("regions", lead)?.start ?? tick)
    },
  }
}

function duplicating(grip: Grip): Drag {
  let drag: Drag | undefined
  return {
    label: `Duplicate ${grip.ids.length === 1 ? "region" : `${grip.ids.length} regions`}`,
    move(place) {
      if (!drag) {
        const made = grip.session.run(duplicateRegions(grip.ids, 0))
        drag = moving(grip, made.done ? made.created.filter((id) => grip.session.project.get("regions", id)) : grip.ids, "Duplicate")
      }
      return drag.move(place)
    },
  }
}

function edge(label: string, { session, region, from, snap }: Grip, command: (tick: number) => Parameters<Session["run"]>[0], which: "start" | "end"): Drag {
  const { project } = session
  const began = which === "start" ? region.start : endOf(region, project.tempo)
  return {
    label,
    move(place) {
      const tick = snap(began + place.tick - from.tick)
      const verdict = session.run(command(tick))
      const now = project.get("regions", region.id)
      if (!now) return undefined
      const shown = which === "start" ? now.start : Math.round(endOf(now, project.tempo))
      return { tick: shown, text: hasWords(verdict) ? verdict.reason : `${formatPosition(project.meter, shown)}${label.startsWith("Stretch") ? ` · ${Math.round(ratioOf(now, project.tempo) * 100)}% speed` : ""}` }
    },
  }
}

/** "That is how it is already" is no news while dragging. */
const hasWords = (verdict: Verdict): verdict is Verdict & { done: false } => !verdict.done && !verdict.reason.startsWith("That is how")

function looping({ session, region, from, snap }: Grip): Drag {
  const { project } = session
  const [began, round] = [endOf(region, project.tempo), region.loopTicks > 0 ? region.loopTicks : region.ticks]
  return {
    label: "Loop region",
    move(place) {
      const tick = Math.max(region.start + 1, snap(began + place.tick - from.tick))
      if (region.kind === "notes") {
        session.run(setRegions([region.id], { loopTicks: tick - region.start > round ? round : 0 }))
        session.run(trimEnd(region.id, tick))
        return { tick, text: `${((tick - region.start) / round).toFixed(2)} ×` }
      }
      const heard = (project.tempo.secondsAt(tick) - project.tempo.secondsAt(region.start)) * ratioOf(region, project.tempo)
      const loops = Math.max(1, heard / region.length)
      session.run(setRegions([region.id], { loops: Math.abs(loops - Math.round(loops)) < 0.02 ? Math.round(loops) : loops }))
      return { tick, text: `${loops.toFixed(2)} ×` }
    },
  }
}

function gaining({ session, region, ids, from, dbPerPx }: Grip): Drag {
  const before = new Map(ids.flatMap((id) => { const each = session.project.get("regions", id); return each ? [[id, each.gainDb] as const] : [] }))
  return {
    label: ids.length === 1 ? "Change gain of region" : `Change gain of ${ids.length} regions`,
    move(place) {
      const by = Math.round((from.dy - place.dy) * dbPerPx * 2) / 2
      for (const [id, gainDb] of before) session.run(setRegions([id], { gainDb: Math.min(24, Math.max(-144, gainDb + by)) }))
      return { text: spokenDb(session.project.get("regions", region.id)?.gainDb ?? 0) }
    },
  }
}

function slipping({ session, region, ids, from }: Grip): Drag {
  const { tempo } = session.project
  let before = 0
  return {
    label: "Slip region",
    move(place) {
      const whole = tempo.secondsAt(region.start + Math.max(-region.start, place.tick - from.tick)) - tempo.secondsAt(region.start)
      const verdict = session.run(slipRegions(ids, whole - before))
      if (verdict.done) before = whole
      return { text: region.kind === "audio" ? `begins at ${seconds(session.project.get("regions", region.id)?.offset ?? 0)}` : seconds(whole) }
    },
  }
}

/** Along: how long; up and down: how bent. */
function fading(which: "fadeIn" | "fadeOut", { session, region, from }: Grip): Drag {
  const { project } = session
  const { secondsAt } = project.tempo
  const [edgeTick, sign, curve] = which === "fadeIn" ? [region.start, 1, region.fadeInCurve] : [endOf(region, project.tempo), -1, region.fadeOutCurve]
  return {
    label: which === "fadeIn" ? "Change fade-in" : "Change fade-out",
    move(place) {
      const long = Math.max(0, sign * (secondsAt(Math.max(0, edgeTick + place.tick - from.tick)) - secondsAt(edgeTick)) + region[which])
      const bent = Math.abs(place.dy - from.dy) < 12 ? curve : Math.min(1, Math.max(-1, Math.round((curve + (from.dy - place.dy) / 80) * 20) / 20))
      session.run(setFades([region.id], which === "fadeIn" ? { fadeIn: long, fadeInCurve: bent } : { fadeOut: long, fadeOutCurve: bent }))
      const now = project.get("regions", region.id)
      return { text: `${which === "fadeIn" ? "Fade-in" : "Fade-out"} ${seconds(now?.[which] ?? 0)}${bent === 0 ? "" : ` · curve ${Math.round(bent * 100)}`}` }
    },
  }
}
