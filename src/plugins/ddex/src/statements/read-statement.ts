import { createHash } from "node:crypto"
import type { Readable } from "node:stream"
import type { IFileModuleService } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { ROYALTIES } from "@max-booster/extension-api"
import type { Resolver } from "@max-booster/jobs"
import { faultOf, headText } from "../core/statements/columns"
import type { Encoding } from "../core/statements/encoding"
import type { LineProblem } from "../core/statements/line"
import { sameOf, Summing } from "../core/statements/sums"
import { lineReader } from "../core/statements/to-line"
import type { RoyaltiesService } from "../modules/royalties"
import { lookAtHead, type Head } from "./look-at-head"
import { rowsOf } from "./rows-of"

type Run = { container: Resolver; signal: AbortSignal; isLast: boolean; data: { statement_id: string; round: number }; progress(fraction: number): Promise<void> }

const HEAD_BYTES = 65_536
const KEPT_PROBLEMS = 100
/** Sums that are held before they are stored; rows between two looks at whether somebody has cancelled. */
const MOST_SUMS = 20_000
const ROWS_A_LOOK = 50_000

/** Reads a statement's file into sums. It begins anew when it is tried again, and ends when the statement is removed or read otherwise. */
export async function readStatement(run: Run): Promise<void> {
  const { statement_id: id, round } = run.data
  try {
    await read(run)
  } catch (error) {
    if (!run.isLast || run.signal.aborted) throw error
    await run.container.resolve<RoyaltiesService>(ROYALTIES).fail(id, round, (error as Error).message)
  }
}

async function read({ container, signal, data: { statement_id: id, round }, progress }: Run): Promise<void> {
  const royalties = container.resolve<RoyaltiesService>(ROYALTIES)
  const files = container.resolve<IFileModuleService>(Modules.FILE)
  const statement = await royalties.find(id)
  if (statement?.state !== "reading" || statement.round !== round) return
  const encoding = statement.encoding as Encoding
  const head = await headOf(await files.getDownloadStream(statement.file_id), encoding)
  const fingerprint = createHash("sha256").update(headText(head.columns)).digest("hex")
  const known = statement.reading ? null : await royalties.remembered(statement.seller_id, fingerprint)
  const reading = statement.reading ?? (known && faultOf({ ...known.reading, mapping: known.reading.columns }, head.columns) === null ? known.reading : head.guess)
  const fault = faultOf({ ...reading, mapping: reading.columns }, head.columns)
  const isOn = await royalties.begin(id, round, { delimiter: head.delimiter, columns: head.columns, fingerprint, reading, preview: head.preview, fault, source: statement.source || known?.source || head.source || "Other" })
  if (!isOn) return
  if (fault !== null) return royalties.finish(id, round, { lines: 0, problems: [], problem_count: 0 })

  const toLine = lineReader(head.columns, { mapping: reading.columns, comma: reading.decimal_comma, currency: reading.currency, store: reading.store, period: reading.period })
  const summing = new Summing()
  const store = (bytes: number) => royalties.addSums(id, round, summing.take().map((sum) => ({ ...sum, same: createHash("sha256").update(sameOf(sum)).digest("base64url") })), Math.min(1, bytes / Math.max(1, statement.size)))
  const problems: LineProblem[] = []
  let [rows, lines, problem_count] = [0, 0, 0]
  for await (const { cells, line, bytes } of rowsOf(await files.getDownloadStream(statement.file_id), encoding, head.delimiter)) {
    signal.throwIfAborted()
    rows += 1
    if (rows <= head.head) continue
    const found = toLine(cells, line)
    if (found && "line" in found) {
      summing.add(found.line)
      lines += 1
    } else if (found) {
      problem_count += 1
      if (problems.length < KEPT_PROBLEMS) problems.push(found.problem)
    }
    if (summing.size >= MOST_SUMS || rows % ROWS_A_LOOK === 0) {
      if (!(await store(bytes))) return
      await progress(Math.min(1, bytes / Math.max(1, statement.size)))
    }
  }
  if (await store(statement.size)) await royalties.finish(id, round, { lines, problems, problem_count })
}

async function headOf(file: Readable, encoding: Encoding): Promise<Head> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of file as AsyncIterable<Buffer>) {
    parts.push(part)
    bytes += part.length
    if (bytes >= HEAD_BYTES) break
  }
  file.destroy()
  return lookAtHead(new TextDecoder(encoding).decode(Buffer.concat(parts), { stream: true }), bytes < HEAD_BYTES)
}
