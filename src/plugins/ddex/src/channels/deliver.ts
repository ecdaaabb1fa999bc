import { createWriteStream } from "node:fs"
import { mkdir } from "node:fs/promises"
import { dirname, join, normalize, sep } from "node:path"
import { pipeline } from "node:stream/promises"
import { RELEASES, type ChannelTools, type ReleasePackage } from "@max-booster/extension-api"
import { fetchStored, PermanentFailure, sumsOf, withWorkFolder, type Resolver } from "@max-booster/jobs"
import yauzl from "yauzl"
import type { ExportRow } from "../core/export-row"
import type { ReleasesService } from "../modules/releases"
import { openPackage } from "../pack/run"
import { setUpChannels } from "."

type Run = { signal: AbortSignal; isLast: boolean; progress(fraction: number): Promise<void> }

/** One try of a hand-over. Tried again from what has arrived already. */
export async function runDelivery(id: string, container: Resolver, run: Run): Promise<{ outcome: string }> {
  const { exports: book } = container.resolve<ReleasesService>(RELEASES)
  const delivery = await book.delivery(id)
  const [row] = delivery ? await book.find({ id: delivery.export_id }) : []
  if (!delivery || !row || (delivery.state !== "waiting" && delivery.state !== "working")) return { outcome: "superseded" }
  const found = setUpChannels().find(({ channel }) => channel.id === delivery.channel)
  try {
    const { hand } = found?.channel ?? {}
    if (!found || !hand) throw new PermanentFailure(`The channel “${delivery.channel}” is not set up here any more.`)
    await book.tell(id, "working", "On its way")
    const tools: ChannelTools = {
      signal: run.signal, log: (words) => { console.warn(words) },
      report: (fraction) => {
        run.progress(fraction).catch(() => undefined)
        book.tell(id, "working", `${Math.round(fraction * 100)}% is there`).catch(() => undefined)
      },
    }
    await withWorkFolder(async (folder) => { await hand.send(await unpacked(container, row, folder, run.signal), found.settings, tools) })
    await book.sent(id, row, new Date())
    return { outcome: "sent" }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    if (run.isLast || error instanceof PermanentFailure) await book.tell(id, "failed", words)
    else await book.tell(id, "working", `It did not work yet, and is tried again: ${words}`)
    throw error
  }
}

/** Looks for what recipients said, channel by channel: one that does not answer keeps nothing from the others. */
export async function runAcknowledgements(container: Resolver, signal: AbortSignal): Promise<{ read: number }> {
  const { exports: book } = container.resolve<ReleasesService>(RELEASES)
  const open = await book.unanswered()
  if (open.length === 0) return { read: 0 }
  let read = 0
  for (const { channel, settings } of setUpChannels()) {
    const mine = open.filter((each) => each.channel === channel.id)
    if (mine.length === 0 || !channel.hand?.acknowledgements) continue
    try {
      const answers = await channel.hand.acknowledgements(mine.map(({ batch }) => batch), settings, { signal, report: () => undefined, log: (words) => { console.warn(words) } })
      for (const answer of answers) {
        for (const { delivery_id } of mine.filter(({ batch }) => batch === answer.batch)) await book.answered(delivery_id, answer)
        read++
      }
    } catch (error) {
      console.warn(`Answers of ${channel.label} were not read: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return { read }
}

async function unpacked(container: Resolver, row: ExportRow, folder: string, signal: AbortSignal): Promise<ReleasePackage> {
  if (row.file_id === null || row.checksum === null) throw new PermanentFailure("This package was never finished. Make another.")
  const path = join(folder, "package.zip")
  await fetchStored(await openPackage(container, row.file_id), row.checksum, path, signal)
  const into = join(folder, "files")
  const files: { path: string; file: string; size: number; sha256: string }[] = []
  const zip = await yauzl.openPromise(path)
  for await (const entry of zip.eachEntry()) {
    const file = join(into, normalize(entry.fileName))
    if (!file.startsWith(into + sep)) throw new PermanentFailure(`The package holds ${entry.fileName}, which leads out of it.`)
    await mkdir(dirname(file), { recursive: true })
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file), { signal })
    const { size, sha256 } = await sumsOf(file, signal)
    files.push({ path: entry.fileName, file, size, sha256 })
  }
  return { batch: row.batch, release_id: row.release_id, target: row.target, message_id: row.message_id ?? row.batch, files }
}
