import { spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { chromium, type BrowserContext } from "playwright-core"

const ARGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--remote-debugging-port=0", "about:blank"]

/** A browser with a profile of its own on the disk, that can be killed as a crash or a power cut would do, and started again. */
export async function killableBrowser(): Promise<{ start(): Promise<BrowserContext>; kill(): Promise<void>; remove(): Promise<void> }> {
  const profile = await mkdtemp(join(tmpdir(), "e2e-killable-"))
  let child: ReturnType<typeof spawn> | undefined
  const kill = async () => {
    const running = child
    child = undefined
    if (running?.pid === undefined) return
    const over = new Promise((resolve) => { running.once("exit", resolve) })
    process.kill(-running.pid, "SIGKILL") // its whole group: all of the browser's processes at once
    await over
  }
  return {
    async start() {
      const started = spawn(process.env["CHROMIUM_PATH"] || "/usr/bin/chromium", [`--user-data-dir=${profile}`, ...ARGS], { detached: true, stdio: ["ignore", "ignore", "pipe"] })
      child = started
      const address = await new Promise<string>((resolve, reject) => {
        let said = ""
        started.stderr.on("data", (part: Buffer) => {
          said += part.toString()
          const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
          if (found) resolve(found)
        })
        started.once("exit", () => { reject(new Error(`The browser ended: ${said}`)) })
      })
      const [context] = (await chromium.connectOverCDP(address)).contexts()
      if (!context) throw new Error("The browser has no window")
      context.setDefaultTimeout(20_000)
      return context
    },
    kill,
    async remove() {
      await kill()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
