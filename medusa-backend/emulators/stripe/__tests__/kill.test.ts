import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import * as path from "node:path"
import { buildSync } from "esbuild"
import { afterEach, describe, expect, it } from "vitest"
import { aSession, aStateFile, pay, sdkFor, sumOfBooks, until } from "../testing/harness"

const PORT = 21_150
let running: ChildProcess | undefined
afterEach(() => void running?.kill("SIGKILL"))

async function start(program: string, env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program], { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] })
  running = child
  const healthy = () => fetch(`http://127.0.0.1:${PORT}/health`).then(({ ok }) => ok, () => false)
  await until(healthy, "the emulator to answer")
  return child
}

describe("the emulator's process", () => {
  it("loses nothing that it answered when it is killed", async () => {
    const stateFile = aStateFile()
    const program = path.join(path.dirname(stateFile), "main.js")
    buildSync({ entryPoints: [path.join(__dirname, "..", "main.ts")], bundle: true, platform: "node", outfile: program, logLevel: "silent" })
    const env = { PORT: String(PORT), STRIPE_EMULATOR_STATE: stateFile }
    const stripe = sdkFor(PORT)
    const paid: string[] = []
    for (const kills of [0, 1, 2]) {
      const child = await start(program, env)
      const buyers = Array.from({ length: 8 }, async () => {
        for (;;) {
          const session = await aSession(stripe)
          await pay(session)
          paid.push(session.id)
        }
      })
      const ended = Promise.allSettled(buyers)
      await until(() => paid.length >= 12 * (kills + 1), "some payments")
      child.kill("SIGKILL")
      await Promise.all([once(child, "exit"), ended])
    }
    await start(program, env)
    for (const id of paid) expect((await stripe.checkout.sessions.retrieve(id)).payment_status).toBe("paid")
    expect(await sumOfBooks(`http://127.0.0.1:${PORT}`)).toEqual({ usd: 0 })
  }, 40_000)

  it("says in one sentence why it does not start", async () => {
    const program = path.join(path.dirname(aStateFile()), "main.js")
    buildSync({ entryPoints: [path.join(__dirname, "..", "main.ts")], bundle: true, platform: "node", outfile: program, logLevel: "silent" })
    const refusals: [Record<string, string>, RegExp][] = [
      [{ PORT: "21151", HOST: "0.0.0.0" }, /HOST is 0\.0\.0\.0.*HOST=127\.0\.0\.1/],
      [{ PORT: "" }, /PORT is "".*Set PORT/],
      [{ PORT: "21151", STRIPE_WEBHOOK_URL: "http://127.0.0.1:1" }, /STRIPE_WEBHOOK_URL and STRIPE_WEBHOOK_SECRET go together/],
    ]
    for (const [env, reason] of refusals) {
      const child = spawn(process.execPath, [program], { env: { PATH: process.env.PATH, ...env }, stdio: ["ignore", "ignore", "pipe"] })
      let said = ""
      child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()))
      const [code] = (await once(child, "close")) as [number]
      expect([code, said]).toEqual([1, expect.stringMatching(reason)])
    }
  }, 20_000)
})
