import { setParams, setSends, setTracks, type Command, type Entry, type Id, type Lane, type Project } from "@max-booster/studio-core"
import { builtInEffects, type AnyAudioEffect } from "@max-booster/studio-sound"
import { levelSpec, muteSpec, panSpec, type Spec } from "./spec"

/** What a control moves, as lanes name it: "gain", "pan", "mute", "send:ID", "insert:ID:PARAM". */
export type Target = Lane["target"]

/** The effect of a record; undefined where this studio does not have it. */
export const effectOf = ({ effect }: { effect: string }): AnyAudioEffect | undefined => builtInEffects.get(effect)

/** A parameter's name as people read it. */
const labelOf = (name: string) => name.replace(/([a-z])([A-Z0-9])/g, "$1 $2").replace(/^./, (first) => first.toUpperCase())

/** An effect's parameter as a control; undefined where it has none of this name. */
export function paramSpec(effect: AnyAudioEffect, name: string): Spec | undefined {
  const param = effect.params[name]
  return param && { ...param, label: param.label ?? labelOf(name) }
}

/** The control of a target; undefined where there is nothing (any more). */
export function specOf(project: Project, target: Target): Spec | undefined {
  const [kind, id = "", name = ""] = target.split(":")
  if (kind === "gain") return levelSpec("Volume")
  if (kind === "pan") return panSpec
  if (kind === "mute") return muteSpec
  if (kind === "send") {
    const send = project.get("sends", id)
    return send && levelSpec(`Send to ${project.get("tracks", send.busId)?.name ?? "a bus"}`)
  }
  const insert = project.get("inserts", id)
  const effect = insert && effectOf(insert)
  return effect && paramSpec(effect, name)
}

/** Where a control stands in the project, whatever a lane does. */
export function valueIn(project: Project, trackId: Id, target: Target): number {
  const [kind, id = "", name = ""] = target.split(":")
  const track = project.get("tracks", trackId)
  if (kind === "gain") return track?.gainDb ?? 0
  if (kind === "pan") return track?.pan ?? 0
  if (kind === "mute") return track?.mute ? 1 : 0
  if (kind === "send") return project.get("sends", id)?.gainDb ?? 0
  return project.get("inserts", id)?.[`p:${name}`] ?? specOf(project, target)?.default ?? 0
}

/** Puts a control somewhere. */
export function setTarget(trackId: Id, target: Target, value: number): Command {
  const [kind, id = "", name = ""] = target.split(":")
  if (kind === "gain") return setTracks([trackId], { gainDb: value })
  if (kind === "pan") return setTracks([trackId], { pan: value })
  if (kind === "mute") return setTracks([trackId], { mute: value >= 0.5 })
  if (kind === "send") return setSends([id], { gainDb: value })
  return setParams(id, { [name]: value })
}

/** What of a track a lane can move, with the name of each, in the order of the channel. */
export function targetsOf(project: Project, trackId: Id, inserts: readonly Entry<"inserts">[]): { target: Target; label: string }[] {
  return [
    ...["gain", "pan", "mute"].map((target) => ({ target, label: specOf(project, target)?.label ?? target })),
    ...project.of("sends", "trackId", trackId).map(({ id }) => ({ target: `send:${id}`, label: specOf(project, `send:${id}`)?.label ?? "Send" })),
    ...inserts.flatMap((insert) => {
      const effect = effectOf(insert)
      return Object.entries(effect?.params ?? {}).filter(([, { choices, automatable }]) => !choices && automatable !== false)
        .map(([name]) => ({ target: `insert:${insert.id}:${name}`, label: `${effect?.label ?? insert.effect}: ${(effect && paramSpec(effect, name)?.label) ?? name}` }))
    }),
  ]
}

/** The lane of a target that acts: it is read, and has points. */
export function laneOf(project: Project, trackId: Id, target: Target): Entry<"lanes"> | undefined {
  return project.of("lanes", "trackId", trackId).find((lane) => lane.target === target && lane.mode === "read" && project.of("points", "laneId", lane.id).length > 0)
}
