import { LIVE, type Live } from "@max-booster/extension-api"
import type { Resolver } from "@max-booster/jobs"

/** Whom a job tells how it goes: the producer's open pages, about one thing. */
export type Teller = (kind: string, data: Record<string, unknown>) => Promise<void>

/** Live notices are a comfort: pages read the same from the row, so a missed one fails nothing. */
export const teller = (container: Resolver, sellerId: string, topic: string, about: Record<string, unknown>): Teller => (kind, data) =>
  container.resolve<Live>(LIVE).publish({ audience: { actor: "seller", id: sellerId }, topic, kind, data: { ...about, ...data } }).catch(warnUntold)

export const warnUntold = (error: unknown): void => { console.warn(`Progress was not told: ${error instanceof Error ? error.message : String(error)}`) }
