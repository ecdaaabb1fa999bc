import { readFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { ready, shopFolder } from "./ready"
import { until } from "./until"

/** Kills a part of the shop without a word; the launcher starts it again. @returns when another process stands in its place */
export async function kill(part: "backend" | "worker"): Promise<{ isBack: () => Promise<unknown> }> {
  await untilPatient(part)
  const pid = pidOf(part)
  process.kill(pid, "SIGKILL")
  return {
    isBack: () => until(`the ${part} to come back`, async () => {
      if (pidOf(part) === pid) return false
      return part === "worker" || (await fetch(`${ready.backend}/ready`)).ok
    }, { seconds: 180 }),
  }
}

const kills = new Map<string, number[]>()

/** The launcher leaves a part alone that ends six times within a minute: a test that kills faster waits. */
async function untilPatient(part: string): Promise<void> {
  const recent = (kills.get(part) ?? []).filter((at) => Date.now() - at < 61_000)
  const [first] = recent
  if (first !== undefined && recent.length >= 4) await sleep(Math.max(0, first + 61_000 - Date.now()))
  kills.set(part, [...recent, Date.now()])
}

/** Does something while a part stands still, so that it cannot come first; it may be killed meanwhile. Keep it short: others wait. */
export async function whileAsleep<T>(part: "backend" | "worker" | "mail", work: () => Promise<T>): Promise<T> {
  const pid = pidOf(part)
  process.kill(pid, "SIGSTOP")
  try {
    return await work()
  } finally {
    wake(pid)
  }
}

function wake(pid: number): void {
  try {
    process.kill(pid, "SIGCONT")
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error
  }
}

/** The process in which a part runs now. */
export const pidOf = (part: string): number => (JSON.parse(readFileSync(join(shopFolder, "pids", `${part}.json`), "utf8")) as { pid: number }).pid
