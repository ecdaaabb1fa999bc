import { percentile, runBeside, withShop } from "./lib.mjs"

export const about = "Settling an order of 20 sellers with 5 collaborators each, against inserting the same rows with one statement a table."

const TIMES = 30

/**
 * @param {(line: string) => void} tell
 * @returns {Promise<import("./run.mjs").Measurement[]>}
 */
export default function split(tell) {
  return withShop(tell, async (shop) => {
    const { ours, limit } = await runBeside(shop, "settle-split", String(TIMES))
    return [50, 95].map((percent) => {
      const [mine, peer] = [percentile(ours, percent), percentile(limit, percent)]
      return { metric: `one order, p${percent}`, unit: "ms", ours: Math.round(mine * 100) / 100, peer: Math.round(peer * 100) / 100, peerName: "the same rows, one INSERT a table, in one transaction", ratio: Math.round((mine / peer) * 100) / 100, n: TIMES }
    })
  })
}
