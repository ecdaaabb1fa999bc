import { createHash, randomUUID } from "node:crypto"
import { once } from "node:events"
import { createReadStream } from "node:fs"
import type { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { IFileModuleService } from "@medusajs/framework/types"
import { removeFiles } from "@max-booster/extension-api"
import { enqueue, marks, request, rows, type SqlRunner } from "@max-booster/jobs"
import type { Database } from "./sql"
import type { BinaryRow } from "./types"

/** A file that has arrived; `hash` is what its sender says it is. */
export type ArrivedFile = { path: string; hash: string; name: string; mime_type: string }

const SHOWN = "b.hash, b.size::float8 as size, b.mime_type, b.file_id, h.name"

/** Files by their hash, stored once, and which project holds which. Knowing a hash opens nothing: every question names a project. */
export class BinaryBook {
  constructor(protected readonly db_: Database, protected readonly files_: () => IFileModuleService) {}

  /** Of these, the ones that a project does not hold: also those that others have sent. */
  async missing(projectId: string, hashes: readonly string[]): Promise<string[]> {
    if (hashes.length === 0) return []
    const held = await rows<{ hash: string }>(this.db_.sql, `select hash from studio_hold where project_id = ? and hash in (${marks(hashes)})`, [projectId, ...hashes])
    const there = new Set(held.map(({ hash }) => hash))
    return [...new Set(hashes)].filter((hash) => !there.has(hash))
  }

  /** A file that a project holds, or null. */
  async find(projectId: string, hash: string): Promise<BinaryRow | null> {
    return (await rows<BinaryRow>(this.db_.sql, `select ${SHOWN} from studio_hold h join studio_binary b on b.hash = h.hash where h.project_id = ? and h.hash = ?`, [projectId, hash]))[0] ?? null
  }

  async list(projectId: string): Promise<BinaryRow[]> {
    return rows<BinaryRow>(this.db_.sql, `select ${SHOWN} from studio_hold h join studio_binary b on b.hash = h.hash where h.project_id = ? order by h.hash`, [projectId])
  }

  /** Streams a stored file. @throws when it is gone from storage */
  async read({ file_id }: Pick<BinaryRow, "file_id">): Promise<Readable> {
    const stream = await this.files_().getDownloadStream(file_id)
    // A file that is gone must reject here: as an event that nobody hears yet it would end the process.
    await once(stream, "readable")
    return stream
  }

  /** Takes a file in and gives it to a project; one that is stored already is stored once. @returns false when it is not what its sender says */
  async take(projectId: string, { path, hash, name, mime_type }: ArrivedFile): Promise<boolean> {
    const { sum, size } = await hashFile(path)
    if (sum !== hash) return false
    if (await this.hold_(projectId, hash, name)) return true
    const { writeStream, promise } = await this.files_().getUploadStream({ filename: `studio-${randomUUID()}`, mimeType: mime_type, access: "private" })
    await pipeline(createReadStream(path), writeStream)
    const { key } = await promise
    const isFirst = await this.db_.transaction(async (sql) => {
      // Updated, so that nobody deletes it as one that no project holds.
      const [stored] = await rows<{ file_id: string }>(sql, "insert into studio_binary (hash, size, mime_type, file_id) values (?, ?, ?, ?) on conflict (hash) do update set size = excluded.size returning file_id", [hash, size, mime_type, key])
      await holdIn(sql, projectId, hash, name)
      return stored?.file_id === key
    })
    if (!isFirst) await this.files_().deleteFiles([key])
    return true
  }

  protected async hold_(projectId: string, hash: string, name: string): Promise<boolean> {
    return (await holdIn(this.db_.sql, projectId, hash, name)) || (await this.find(projectId, hash)) !== null
  }

  /** Gives a project what another one holds. */
  async share(fromProjectId: string, toProjectId: string): Promise<void> {
    await this.db_.sql("insert into studio_hold (project_id, hash, name) select ?, hash, name from studio_hold where project_id = ? on conflict do nothing", [toProjectId, fromProjectId])
  }

  /** Forgets files that no project holds any more, and asks that they are removed from storage. */
  async purge(sql: SqlRunner): Promise<void> {
    // Whoever takes one of these in at this moment holds its row.
    const orphans = await rows<{ hash: string }>(sql, "select hash from studio_binary b where not exists (select 1 from studio_hold h where h.hash = b.hash) for update skip locked")
    if (orphans.length === 0) return
    const gone = await rows<{ file_id: string }>(sql, `delete from studio_binary b where hash in (${marks(orphans)}) and not exists (select 1 from studio_hold h where h.hash = b.hash) returning file_id`, orphans.map(({ hash }) => hash))
    await enqueue(sql, request(removeFiles, { keys: gone.map(({ file_id }) => file_id) }))
  }
}

const holdIn = async (sql: SqlRunner, projectId: string, hash: string, name: string): Promise<boolean> =>
  (await rows(sql, "insert into studio_hold (project_id, hash, name) select ?, hash, ? from studio_binary where hash = ? for share on conflict do nothing returning hash", [projectId, name, hash])).length > 0

/** SHA-256 in hex, and size in bytes, of a file on the disk. */
export async function hashFile(path: string): Promise<{ sum: string; size: number }> {
  const hash = createHash("sha256")
  let size = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) { hash.update(chunk); size += chunk.length }
  return { sum: hash.digest("hex"), size }
}
