import { deepEqual, equal, ok, rejects } from "node:assert/strict"
import { createHash } from "node:crypto"
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Channel, ChannelTools, ReleasePackage } from "@max-booster/extension-api"
import { setUpChannels } from "../channels"

/** A place to deliver to, as a channel's test gives it. */
export type DropPlace = {
  env: Readonly<Record<string, string>>
  /** What arrived, by path: its bytes. */
  arrived(): Promise<ReadonlyMap<string, Buffer>>
  /** Puts a half of a file there, as a line that broke would leave it. */
  leaveHalf(path: string, bytes: Buffer): Promise<void>
  /** Puts an answer of the recipient there. */
  answer(path: string, xml: string): Promise<void>
}

const tools = (signal = new AbortController().signal, report: (fraction: number) => void = () => undefined): ChannelTools => ({ signal, report, log: () => undefined })

/** A runner of tests, such as Vitest. */
export type Runner = { describe(name: string, tests: () => void): void; it(name: string, test: () => Promise<void> | void): void }

/** What every channel that carries packages owes; call it in a test file of its own. */
export function testChannel(channel: Channel, place: () => DropPlace, { describe, it }: Runner): void {
  const setUp = () => {
    const [found] = setUpChannels(place().env, [channel])
    if (!found?.channel.hand) throw new Error(`${channel.id} is not set up by what its test gives as environment`)
    return { hand: found.channel.hand, settings: found.settings }
  }

  describe(`the channel ${channel.label}`, () => {
    it("is not set up where nothing names it", () => {
      equal(channel.read({}), null)
    })

    it("puts every file where it belongs, whole, and says how far it is", async () => {
      await withPackage("20261126220000001", async (packed, bytes) => {
        const seen: number[] = []
        const { hand, settings } = setUp()
        await hand.send(packed, settings, tools(undefined, (fraction) => seen.push(fraction)))
        const there = await place().arrived()
        for (const { path } of packed.files) ok(there.get(path)?.equals(bytes.get(path) ?? Buffer.alloc(0)), path)
        equal(seen.at(-1), 1)
        deepEqual([...seen].sort((a, b) => a - b), seen)
      })
    })

    it("goes on where a broken line left off, and sends the same batch once", async () => {
      await withPackage("20261126220000002", async (packed, bytes) => {
        const { hand, settings } = setUp()
        const [first] = packed.files
        if (first) await place().leaveHalf(first.path, (bytes.get(first.path) ?? Buffer.alloc(0)).subarray(0, 10))
        await hand.send(packed, settings, tools())
        await hand.send(packed, settings, tools())
        const there = await place().arrived()
        deepEqual([...there.keys()].filter((path) => path.startsWith(packed.batch) && !path.includes("ACK_")).sort(), packed.files.map(({ path }) => path).sort())
        for (const { path } of packed.files) equal(there.get(path)?.length, bytes.get(path)?.length, path)
      })
    })

    it("fails when a file is not there any more, and does not close the batch", async () => {
      await withPackage("20261126220000003", async (packed) => {
        const { hand, settings } = setUp()
        const [first] = packed.files
        if (first) await rm(first.file)
        await rejects(hand.send(packed, settings, tools()))
        deepEqual([...(await place().arrived()).keys()].filter((path) => path.includes("BatchComplete_20261126220000003")), [])
      })
    })

    it("stops when it is told to", async () => {
      await withPackage("20261126220000004", async (packed) => {
        const { hand, settings } = setUp()
        await rejects(hand.send(packed, settings, tools(AbortSignal.abort(new Error("given up")))))
      })
    })

    it("reads back what the recipient said of its batches, and of no others", async () => {
      const { hand, settings } = setUp()
      if (!hand.acknowledgements) return
      const answer = (status: string) => `<?xml version="1.0"?><a:FtpAcknowledgementMessage xmlns:a="http://ddex.net/xml/ern-c/16"><FileStatus>${status}</FileStatus></a:FtpAcknowledgementMessage>`
      await place().answer("20261126220000005/ACK_20261126220000005.xml", answer("FileOK"))
      await place().answer("acknowledgements/ACK_20261126220000006.xml", answer("HashSumError"))
      await place().answer("20261126220000007/ACK_20261126220000007.xml", answer("FileOK"))
      const answers = await hand.acknowledgements(["20261126220000005", "20261126220000006", "20261126220000008"], settings, tools())
      deepEqual(answers.map(({ batch, verdict }) => [batch, verdict]).sort(), [["20261126220000005", "accepted"], ["20261126220000006", "rejected"]])
    })
  })
}

async function withPackage(batch: string, work: (packed: ReleasePackage, bytes: ReadonlyMap<string, Buffer>) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "channel-"))
  const bytes = new Map<string, Buffer>([
    [`${batch}/0724384260927/resources/0724384260927_1_1.wav`, Buffer.alloc(300_000, 7)],
    [`${batch}/0724384260927/0724384260927.xml`, Buffer.from("<NewReleaseMessage/>")],
    [`${batch}/BatchComplete_${batch}.xml`, Buffer.from("<BatchComplete/>")],
  ])
  const files = await Promise.all([...bytes].map(async ([path, content], at) => {
    const file = join(folder, String(at))
    await writeFile(file, content)
    return { path, file, size: (await stat(file)).size, sha256: createHash("sha256").update(content).digest("hex") }
  }))
  try {
    await work({ batch, release_id: "rel_1", target: "generic-ern", message_id: `${batch}-1`, files }, bytes)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
