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
  private readonly open: Control | undefined
  private way: DelayedWay | undefined
  private readonly nodes: AudioNode[]
  private tap: AudioNode | undefined

  /** @param isFixed nothing will be patched: nodes that change nothing are left out */
  constructor(private readonly context: BaseAudioContext, { kind }: Route, private readonly isFixed: boolean, send: SendRecord | undefined) {
    const gate = isFixed ? undefined : new GainNode(context)
    const level = kind === "send" ? new GainNode(context) : undefined
    const panner = kind === "send" && !(isFixed && send?.pan === 0) ? new StereoPannerNode(context) : undefined
    this.nodes = [gate, level, panner].filter((node) => node !== undefined)
    for (const [at, node] of this.nodes.entries()) this.nodes[at - 1]?.connect(node)
    this.open = gate && new Control(context, [{ target: gate.gain }])
    this.level = level && new Control(context, [{ target: level.gain, map: toAmplitude }])
    this.pan = panner && new Control(context, [{ target: panner.pan }])
  }

  /** Leads it from one strip to another; what is as it was is not touched. */
  set({ kind, insertId }: Route, from: Strip, to: Strip, waitFrames: number, isHeard: boolean, send: SendRecord | undefined): void {
    this.open?.set(isHeard ? 1 : 0)
    if (send) {
      this.level?.set(send.gainDb)
      this.pan?.set(send.pan)
    }
    const tap = kind === "side" || send?.pre ? from.pre : from.output
    if (tap !== this.tap) {
      this.untap()
      if (this.nodes[0]) tap.connect(this.nodes[0])
      this.way = new DelayedWay(this.context, this.nodes.at(-1) ?? tap)
      this.tap = tap
    }
    const side = insertId === undefined ? undefined : to.insert(insertId)?.instance.sidechain
    if ((this.isFixed && !isHeard) || (kind === "side" && !side)) this.way?.dispose()
    else if (side) this.way?.lead(side.node, waitFrames, side.input)
    else this.way?.lead(to.head, waitFrames)
  }

  dispose(): void {
    this.untap()
    for (const node of this.nodes) node.disconnect()
  }

  private untap(): void {
    this.way?.dispose()
    if (this.tap && this.nodes[0]) this.tap.disconnect(this.nodes[0])
  }
}
