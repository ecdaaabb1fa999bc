import type { EffectParam } from "@max-booster/extension-api/effects"
import type { Effects } from "../effects"
import { type InsertRecord, MASTER, type ProjectData, present } from "../records"
import type { InstrumentOf } from "./instrument"
import type { Control } from "./param"
import { RouteNodes } from "./route-nodes"
import { align, heardRoutes, type Route, routesOf } from "./routes"
import { Strip } from "./strip"

/** What a graph is made with. */
export type GraphOptions = {
  effects: Effects
  instrumentOf?: InstrumentOf
  /** The sound of an asset that an insert names, e.g. an impulse response of the user's. */
  impulseOf?(assetId: string): Promise<AudioBuffer>
  /** Nothing will be patched: nodes that change nothing are left out. The sound is the same, bit for bit. */
  isFixed?: boolean
  /** Where the master goes; the context's destination unless said. Null: nowhere. */
  destination?: AudioNode | null
}

/** A parameter that a lane moves: its AudioParams, how values lie between points, and how late the sound comes there, frames. */
export type LaneTarget = { control: Control; scale: EffectParam["scale"]; latency: number }

/** The nodes of a project in a context, live or offline. `update` brings them to another state of the project and touches only what differs. */
export class Graph {
  private inputs: ReadonlyMap<string, number> = new Map()
  private readonly strips = new Map<string, Strip>()
  private readonly routes = new Map<string, { to: Strip; from: Strip; nodes: RouteNodes }>()
  private readonly lanes = new Map<string, Control>()
  private readonly assets = new Map<string, string>()
  private loading: Promise<unknown> = Promise.resolve()

  constructor(private project: ProjectData, readonly context: BaseAudioContext, private readonly options: GraphOptions) {
    this.update(project)
    const { destination = context.destination } = options
    if (destination) this.master.output.connect(destination)
  }

  /** The master's channel; its output is what is heard. */
  get master(): Strip {
    return this.strip(MASTER) as Strip
  }

  strip(trackId: string): Strip | undefined {
    return this.strips.get(trackId)
  }

  /** Resolves once the assets that inserts name are there. */
  get ready(): Promise<unknown> {
    return this.loading
  }

  update(project: ProjectData): void {
    this.project = project
    const tracks = present(project.tracks)
    const inserts = present(project.inserts)
    const moved = (trackId: string) => new Set(present(project.lanes).filter((lane) => lane.trackId === trackId).map(({ target }) => target))
    for (const track of tracks) {
      const strip = this.strips.get(track.id) ?? new Strip(this.context, this.options.isFixed ? { track, moved: moved(track.id) } : undefined)
      this.strips.set(track.id, strip)
      strip.set(track, this.options.instrumentOf)
      const chain = inserts.filter(({ trackId }) => trackId === track.id)
      strip.setInserts(chain, this.options.effects)
      for (const record of chain) this.load(record, strip)
    }
    this.connect(project, tracks.map(({ id }) => id))
    for (const [id, strip] of this.strips) {
      if (tracks.some((track) => track.id === id)) continue
      strip.dispose()
      this.strips.delete(id)
    }
    this.giveToLanes(project)
  }

  /** What a lane moves, or undefined where there is nothing (any more). */
  laneTarget(trackId: string, target: string): LaneTarget | undefined {
    const strip = this.strips.get(trackId)
    const [kind, id, param] = target.split(":")
    const found = (control: Control | undefined, latency: number, scale?: EffectParam["scale"]) => (control && control.targets.length > 0 ? { control, latency, scale } : undefined)
    if (kind === "gain" || kind === "pan" || kind === "mute") return found(strip?.controls[kind], this.latencyAt(trackId))
    if (kind === "send") return found(this.routes.get(`send:${id}`)?.nodes.level, this.latencyAt(trackId))
    const insert = strip?.insert(id ?? "")
    return found(insert?.controls.get(param ?? ""), this.latencyAt(trackId, id), insert?.effect.params[param ?? ""]?.scale)
  }

  /** Tells every effect that the transport starts, and the tempo there. */
  start(time: number, bpm: number): void {
    this.follow(bpm, time)
    for (const { inserts } of this.strips.values()) for (const { insert } of inserts) insert.instance.start?.(time)
  }

  /** Tells every effect the tempo from a time of the context on. */
  follow(bpm: number, time: number): void {
    for (const { inserts } of this.strips.values()) for (const { insert } of inserts) insert.instance.follow?.(bpm, time)
  }

  dispose(): void {
    for (const { nodes } of this.routes.values()) nodes.dispose()
    for (const strip of this.strips.values()) strip.dispose()
    this.routes.clear()
    this.strips.clear()
  }

  /** Frames by which a track lies behind what is played: after its fader, or before one of its inserts. */
  latencyAt(trackId: string, insertId?: string): number {
    const inserts = this.strips.get(trackId)?.inserts ?? []
    const end = insertId === undefined ? inserts.length : inserts.findIndex(({ id }) => id === insertId)
    return inserts.slice(0, end).reduce((sum, { insert }) => sum + insert.latency, this.inputs.get(trackId) ?? 0)
  }

  private connect(project: ProjectData, trackIds: readonly string[]): void {
    const wanted = routesOf(project)
    const heard = heardRoutes(project, wanted)
    const chains = new Map([...this.strips].map(([id, { inserts }]) => [id, inserts.map((each) => ({ id: each.id, latency: each.insert.latency }))]))
    const { inputs, routes: waits } = align(trackIds, wanted.filter((route) => this.listens(route)), chains)
    this.inputs = inputs
    for (const [id, { nodes, from, to }] of this.routes) {
      const route = wanted.find((each) => each.id === id)
      if (route && this.strips.get(route.from) === from && this.strips.get(route.to) === to) continue
      nodes.dispose()
      this.routes.delete(id)
    }
    for (const route of wanted) {
      const [from, to] = [this.strips.get(route.from), this.strips.get(route.to)]
      if (!from || !to) continue
      const send = route.kind === "send" ? project.sends[route.id.slice("send:".length)] : undefined
      const nodes = this.routes.get(route.id)?.nodes ?? new RouteNodes(this.context, route, this.options.isFixed ?? false, send)
      this.routes.set(route.id, { nodes, from, to })
      nodes.set(route, from, to, waits.get(route.id) ?? 0, route.kind === "side" || heard.has(route.id), send)
    }
    for (const [id, strip] of this.strips) strip.wait(inputs.get(id) ?? 0)
  }

  /** A side-chain into an effect that has none counts for nothing. */
  private listens({ to, insertId }: Route): boolean {
    return insertId === undefined || Boolean(this.strips.get(to)?.insert(insertId)?.instance.sidechain)
  }

  private giveToLanes(project: ProjectData): void {
    const withPoints = new Set(present(project.points).map(({ laneId }) => laneId))
    const active = new Map(present(project.lanes).filter(({ id, mode }) => mode === "read" && withPoints.has(id)).flatMap(({ id, trackId, target }) => {
      const found = this.laneTarget(trackId, target)
      return found ? [[id, found.control] as const] : []
    }))
    for (const [id, control] of this.lanes) if (active.get(id) !== control) control.automate(false)
    this.lanes.clear()
    for (const [id, control] of active) {
      control.automate(true)
      this.lanes.set(id, control)
    }
  }

  private load({ id, assetId = "" }: InsertRecord & { id: string }, strip: Strip): void {
    const { impulseOf } = this.options
    if ((this.assets.get(id) ?? "") === assetId || !impulseOf) return
    this.assets.set(id, assetId)
    const use = async () => {
      const buffer = assetId ? await impulseOf(assetId) : null
      if (this.assets.get(id) === assetId) strip.insert(id)?.instance.useAsset?.(buffer)
    }
    this.loading = Promise.all([this.loading, use()])
  }
}

/** Builds the nodes of a project; see `Graph`. The processors must be loaded before (`loadWorklets`). */
export const buildGraph = (project: ProjectData, context: BaseAudioContext, options: GraphOptions): Graph => new Graph(project, context, options)
