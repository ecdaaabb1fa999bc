import { existsSync } from "node:fs"
import { join } from "node:path"
import { shopFolder } from "./ready"
import { until } from "./until"

/** Milliseconds to give a hook that waits for the seed. */
export const SEED_MS = 620_000

/** Waits until the seed has filled the shop: it does not survive a backend that is killed under it. */
export const theSeedIsOver = (): Promise<boolean> => until("the seed to end", () => Promise.resolve(existsSync(join(shopFolder, "stamps", "seed"))), { seconds: 600, everyMs: 1_000 })
