import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** Runs what moves the money of a plan or of a party, one at a time over all processes. */
export function withMoney<T>(container: MedusaContainer, of: { plan: string; party?: string }, work: () => Promise<T>): Promise<T> {
  const keys = [`money:${of.plan}`, ...(of.party === undefined ? [] : [`party:${of.party}`])]
  return container.resolve(Modules.LOCKING).execute(keys, work, { timeout: 30 })
}
