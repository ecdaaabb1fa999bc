import { toAmplitude } from "@max-booster/mastering/decibels"
import type { SendRecord } from "../records"
import { DelayedWay } from "./delayed-way"
import { Control } from "./param"
import type { Route } from "./routes"
import type { Strip } from "./strip"

/** The nodes of a route: whether it is heard; level and pan of a send; the wait for parallel paths. */
export class RouteNodes {
  readonly level: Control | undefined
  private readonly pan: Control | undefined
  private readonly gate: GainNode
  private readonly open: Control
  private readonly way: DelayedWay
  private readonly nodes: AudioNode[]
  private tap: AudioNode | undefined

  constructor(context: BaseAudioContext, { kind }: Route) {
    this.gate = new GainNode(context)
    this.open = new Control(context, [{ target: this.gate.gain }])
    this.nodes = [this.gate]
    let last: AudioNode = this.gate
    if (kind === "send") {
      const level = new GainNode(context)
      const panner = new StereoPannerNode(context)
      last = this.gate.connect(level).connect(panner)
      this.nodes.push(level, panner)
      this.level = new Control(context, [{ target: level.gain, map: toAmplitude }])
      this.pan = new Control(context, [{ target: panner.pan }])
    }
    this.way = new DelayedWay(context, last)
  }

  /** Leads it from one strip to another; what is as it was is not touched. */
  set({ kind, insertId }: Route, from: Strip, to: Strip, waitFrames: number, isHeard: boolean, send: SendRecord | undefined): void {
    this.open.set(isHeard ? 1 : 0)
    if (send) {
      this.level?.set(send.gainDb)
      this.pan?.set(send.pan)
    }
    const tap = kind === "side" || send?.pre ? from.pre : from.output
    if (tap !== this.tap) {
      this.tap?.disconnect(this.gate)
      tap.connect(this.gate)
      this.tap = tap
    }
    const side = insertId === undefined ? undefined : to.insert(insertId)?.instance.sidechain
    if (kind !== "side") this.way.lead(to.head, waitFrames)
    else if (side) this.way.lead(side.node, waitFrames, side.input)
    else this.way.dispose()
  }

  dispose(): void {
    this.tap?.disconnect(this.gate)
    this.way.dispose()
    for (const node of this.nodes) node.disconnect()
  }
}
