/** Container key of the live door (plugin `collaboration`). */
export const LIVE = "live"

/** Who receives a notice: one login's customer side or seller side. */
export type Audience = { actor: "customer" | "seller"; id: string }

/** A fact for a person's open pages: kept, numbered, and sent over the WebSocket; a client that was away asks for those after its last number. */
export type Notice = {
  audience: Audience
  /** What it is about, e.g. `recording:rec_1`, `order:order_1`. */
  topic: string
  /** e.g. `recording.progress`, `recording.ready`, `sale.made`, `license.issued`. */
  kind: string
  data: Record<string, unknown>
}

/** The live door. */
export interface Live {
  /** Stores a notice and sends it to every open page of its audience, from any process. Never throws for a missing listener. */
  publish(notice: Notice): Promise<void>
}
