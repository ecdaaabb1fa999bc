import { execFileSync, spawn, type ChildProcess } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Client } from "pg"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { enqueue, migrateJobs, openBoard, request, startWorker, type JobBoard, type JobRequest, type JobsConfig, type RunningWorker } from ".."
import { handlers, job, type Done } from "./suite-jobs"

const databaseUrl = process.env["TEST_DATABASE_URL"] ?? ""
const hasRedis = has("redis-server")

function has(program: string): boolean {
  try { execFileSync("which", [program]); return true } catch { return false }
}

/** The same suite on both stores: what a handler and its caller may rely on. */
function suite(name: string, open: () => Promise<JobsConfig>): void {
  describe(`jobs on ${name}`, () => {
    let config: JobsConfig
    let client: Client
    let board: JobBoard
    let worker: RunningWorker | undefined
    let done: Done[]
    let state: { mended: boolean; aborted: string[] }
    const sql = (text: string, params: unknown[]) => { let n = 0; return client.query(text.replace(/\?/g, () => `$${++n}`), params) }
    const ask = (...requests: JobRequest[]) => enqueue(sql, ...requests)
    const of = (tag: string) => done.filter((each) => each.tag === tag)
    const work = async () => {
      worker = await startWorker({ config, handlers: handlers((each) => { done.push(each) }, state), container: { resolve: () => { throw new Error("nothing here") } }, log: { info: () => undefined, error: () => undefined } })
    }
    const failed = (tag: string) => expect.poll(async () => (await board.list("failed")).find(({ data }) => (data as { tag: string }).tag === tag), { timeout: 10_000 })

    beforeAll(async () => {
      config = await open()
      await migrateJobs(config)
      client = new Client({ connectionString: databaseUrl })
      await client.connect()
      board = openBoard(config)
    })
    beforeEach(async () => {
      done = []
      state = { mended: false, aborted: [] }
      await work()
    })
    afterEach(async () => { await worker?.close(); worker = undefined })
    afterAll(async () => { await board.close(); await client.end() })

    it("run once after their transaction commits, and never when it is rolled back", async () => {
      await client.query("begin")
      await ask(request(job.note, { tag: "committed" }))
      await client.query("commit")
      await client.query("begin")
      await ask(request(job.note, { tag: "rolled back" }))
      await client.query("rollback")
      await ask(request(job.note, { tag: "last" }))
      await expect.poll(() => of("last").length, { timeout: 5_000 }).toBe(1)
      expect(of("committed")).toHaveLength(1)
      expect(of("rolled back")).toHaveLength(0)
    })

    it("run once for a key, however often they are asked for, and each time without one", async () => {
      const key = `key:${Math.random()}`
      for (let n = 0; n < 3; n++) await ask(request(job.note, { tag: "keyed" }, { key }), request(job.note, { tag: "free" }))
      await expect.poll(() => of("free").length, { timeout: 5_000 }).toBe(3)
      expect(of("keyed")).toHaveLength(1)
    })

    it("refuse data that does not fit, when they are asked for", async () => {
      await expect(ask(request(job.note, { tag: 1 } as never))).rejects.toThrow()
    })

    it("wait as long as they are told to", async () => {
      const asked = Date.now()
      await ask(request(job.note, { tag: "later" }, { delayMs: 1_200 }))
      await expect.poll(() => of("later").length, { timeout: 5_000 }).toBe(1)
      expect((of("later")[0]?.at ?? 0) - asked).toBeGreaterThanOrEqual(1_200)
    })

    it("are tried again after a pause that grows, and count their tries", async () => {
      await ask(request(job.flaky, { tag: "flaky" }))
      await expect.poll(() => of("flaky").length, { timeout: 10_000 }).toBe(3)
      const [first, second, third] = of("flaky")
      expect([first?.attempt, second?.attempt, third?.attempt]).toEqual([1, 2, 3])
      expect((third?.at ?? 0) - (second?.at ?? 0)).toBeGreaterThanOrEqual(95)
      await expect.poll(async () => (await board.list("completed")).find(({ name: of_ }) => of_ === "test.flaky")?.progress, { timeout: 5_000 }).toBe(0.5)
    })

    it("that no retry mends are shown at once with their reason, and run again at a press of a button", async () => {
      await ask(request(job.hopeless, { tag: "hopeless" }))
      await failed("hopeless").toMatchObject({ reason: "the file is gone", attempts: 1, queue: "notify" })
      expect(of("hopeless")).toHaveLength(1)
      state.mended = true
      const [shown] = await board.list("failed")
      expect(await board.retry("notify", shown?.id ?? "")).toBe(true)
      await expect.poll(() => of("hopeless").length, { timeout: 5_000 }).toBe(2)
      await failed("hopeless").toBeUndefined()
      expect(await board.retry("notify", shown?.id ?? "")).toBe(false)
    })

    it("wait for those that they come after, also when one of them is mended by hand", async () => {
      const parts = (...tags: string[]) => tags.map((tag) => request(job.part, { tag }))
      await ask(request(job.whole, { tag: "whole" }, { after: parts("first", "second") }), request(job.whole, { tag: "late" }, { after: parts("third", "broken") }))
      await expect.poll(() => of("whole").length, { timeout: 5_000 }).toBe(1)
      expect(done.findIndex(({ tag }) => tag === "whole")).toBeGreaterThan(Math.max(...["first", "second"].map((part) => done.findIndex(({ tag }) => tag === part))))
      await failed("broken").toMatchObject({ reason: "a part fails", log: [expect.stringContaining("try 1: a part fails")] })
      expect(of("late")).toHaveLength(0)
      state.mended = true
      const [shown] = await board.list("failed")
      expect(await board.retry("audio", shown?.id ?? "")).toBe(true)
      await expect.poll(() => of("late").length, { timeout: 5_000 }).toBe(1)
      expect(of("third")).toHaveLength(1)
    })

    it("sent twice with those that they come after run once", async () => {
      const tag = `twice ${Math.random()}`
      await ask(request(job.whole, { tag }, { after: [request(job.part, { tag: `${tag} part` })] }))
      await expect.poll(() => of(tag).length, { timeout: 5_000 }).toBe(1)
      await client.query("update jobs.outbox set dispatched_at = null where data->>'tag' = $1", [tag])
      await ask(request(job.note, { tag: `${tag} after` }))
      await expect.poll(() => of(`${tag} after`).length, { timeout: 5_000 }).toBe(1)
      expect([of(tag).length, of(`${tag} part`).length]).toEqual([1, 1])
    })

    it("with a lower priority number go first", async () => {
      await worker?.close()
      await client.query("begin")
      for (const [tag, priority] of [["c", 30], ["a", 1], ["b", 20], ["d", 40]] as const) await ask(request(job.turn, { tag: `turn ${tag}` }, { priority }))
      await client.query("commit")
      worker = await startWorker({ config, handlers: handlers((each) => { done.push(each) }, state), container: { resolve: () => { throw new Error("nothing here") } }, log: { info: () => undefined, error: () => undefined }, concurrency: { renditions: 1 } })
      await expect.poll(() => done.filter(({ name: what }) => what === "turn").length, { timeout: 5_000 }).toBe(4)
      expect(done.filter(({ name: what }) => what === "turn").map(({ tag }) => tag)).toEqual(["turn a", "turn b", "turn c", "turn d"])
    })

    it("say why they failed, also when what was thrown is no error", async () => {
      await ask(request(job.odd, { tag: "odd" }))
      await failed("odd").toMatchObject({ reason: "a plain object" })
    })

    it("end at their time limit, and their signal aborts what they started", async () => {
      await ask(request(job.slow, { tag: "slow" }))
      await failed("slow").toMatchObject({ reason: "test.slow took longer than 0.3 s" })
      expect(state.aborted).toEqual(["slow"])
    })

    it("of a killed worker are taken over by another one", async () => {
      await worker?.close()
      const first = await aProcess(config)
      await ask(request(job.long, { tag: "taken over", ms: 1_500 }))
      await expect.poll(() => first.said.some(({ name: what }) => what === "long"), { timeout: 10_000 }).toBe(true)
      first.child.kill("SIGKILL")
      await work()
      await expect.poll(() => of("taken over").map(({ name: what }) => what), { timeout: 30_000 }).toEqual(["long", "long done"])
      expect(first.said.some(({ name: what }) => what === "long done")).toBe(false)
    })
  })
}

suite("PostgreSQL", () => Promise.resolve({ databaseUrl }))

describe.skipIf(!hasRedis)("with a Redis server", () => {
  let server: ChildProcess | undefined
  let folder = ""
  const port = freePort()
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "jobs-redis-"))
    server = spawn("redis-server", ["--port", String(await port), "--save", "", "--dir", folder], { stdio: "ignore" })
  })
  afterAll(() => {
    server?.kill()
    rmSync(folder, { recursive: true, force: true })
  })
  suite("Redis", async () => ({ databaseUrl, redisUrl: `redis://localhost:${await port}` }))
})

/** A worker that can be killed, with what it said. */
async function aProcess({ redisUrl }: JobsConfig): Promise<{ child: ChildProcess; said: Done[] }> {
  const hook = join(process.cwd(), "medusa-backend/launch/lib/ts-hook.cjs")
  const child = spawn(process.execPath, ["-r", hook, join(__dirname, "worker-process.ts")], { env: { ...process.env, NODE_OPTIONS: "", TEST_REDIS_URL: redisUrl ?? "" }, stdio: ["ignore", "pipe", "pipe"] })
  const said: Done[] = []
  let words = ""
  child.stderr.on("data", (text: Buffer) => { words += text.toString() })
  await new Promise<void>((resolve, reject) => {
    child.on("exit", () => { reject(new Error(`The worker ended: ${words}`)) })
    child.stdout.on("data", (text: Buffer) => {
      for (const line of text.toString().trim().split("\n")) {
        if (line === "ready") resolve()
        else said.push(JSON.parse(line) as Done)
      }
    })
  })
  return { child, said }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number }
      server.close(() => { resolve(port) })
    })
  })
}
