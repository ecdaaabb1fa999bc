import { createHash } from "node:crypto"
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib"
import { generateEntityId } from "@medusajs/framework/utils"
import { marks, rows, type SqlRunner } from "@max-booster/jobs"
import { become, canonical, parse, read } from "./core/document"
import { versionsToForget, type Thinnable } from "./core/thin"
import type { DocumentBook } from "./document-book"
import { lockProject, type Database } from "./sql"
import type { VersionReason, VersionRow } from "./types"

/** What a version is made of, and for. `branch`: the line that it begins or goes on. */
export type VersionWish = { project_id: string; author_id: string | null; reason: VersionReason; name?: string | undefined; branch?: string | undefined; second_parent_id?: string | undefined }

/** Saved states of projects, as in Git: each has a snapshot named by its hash, and parents. */
export class VersionBook {
  constructor(protected readonly db_: Database, protected readonly documents_: DocumentBook) {}

  /** Saves what the stored document says. When nothing has changed since the last version, that one is the answer, and takes the name. @returns null when the project is gone */
  async save(wish: VersionWish, within?: SqlRunner): Promise<{ version: VersionRow; isNew: boolean } | null> {
    if (!within) return this.db_.transaction((sql) => this.save(wish, sql))
    await lockProject(within, wish.project_id)
    const [project] = await rows<{ branch: string; head_id: string | null }>(within, "select branch, head_id from studio_project where id = ?", [wish.project_id])
    const stored = await this.documents_.load(wish.project_id, within)
    if (!project || !stored) return null
    const text = canonical(read(stored.state))
    const hash = createHash("sha256").update(text).digest("hex")
    const head = project.head_id ? await this.find(wish.project_id, project.head_id, within) : null
    const branch = wish.branch ?? project.branch
    if (head?.hash === hash && head.branch === branch && !wish.second_parent_id) return { version: wish.name ? await this.rename_(within, head, wish.name) : head, isNew: false }
    const packed = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
    // Updated, so that nobody deletes it as one that no version names.
    await within("insert into studio_snapshot (hash, packed, bytes) values (?, ?, ?) on conflict (hash) do update set bytes = excluded.bytes", [hash, packed, Buffer.byteLength(text)])
    const [version] = await rows<VersionRow>(within, `
      insert into studio_version (id, project_id, hash, parent_id, second_parent_id, branch, name, reason, author_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning *`,
    [generateEntityId(undefined, "sver"), wish.project_id, hash, head?.id ?? null, wish.second_parent_id ?? null, branch, wish.name ?? null, wish.reason, wish.author_id])
    if (!version) return null
    await this.stand(wish.project_id, version, within)
    return { version, isNew: true }
  }

  /** Makes the document say what a version says, as edits on top; what it said before is saved first. @returns the version that it then is */
  async restore(version: VersionRow, authorId: string): Promise<VersionRow> {
    const restored = await this.goTo_(version, authorId, (sql) => this.save({ project_id: version.project_id, author_id: authorId, reason: "restore", name: version.name ? `Restored: ${version.name}`.slice(0, 120) : undefined }, sql))
    return restored?.version ?? version
  }

  /** Makes the document go on from a version on a line of its own. */
  async branch(version: VersionRow, authorId: string, branch: string): Promise<VersionRow> {
    await this.goTo_(version, authorId, (sql) => this.stand(version.project_id, { id: version.id, branch }, sql))
    return version
  }

  protected goTo_<T>({ project_id, hash }: VersionRow, authorId: string, then: (sql: SqlRunner) => Promise<T>): Promise<T> {
    return this.db_.transaction(async (sql) => {
      await this.save({ project_id, author_id: authorId, reason: "automatic" }, sql)
      const wanted = parse(await this.textOf(hash))
      await this.documents_.change(project_id, (state) => become(state, wanted), sql)
      return then(sql)
    })
  }

  /** Says which version the document was last, and on which line it goes on. */
  async stand(projectId: string, { id, branch }: Pick<VersionRow, "id" | "branch">, sql: SqlRunner): Promise<void> {
    await sql("update studio_project set head_id = ?, branch = ? where id = ?", [id, branch, projectId])
  }

  protected async rename_(sql: SqlRunner, version: VersionRow, name: string): Promise<VersionRow> {
    await sql("update studio_version set name = ? where id = ?", [name, version.id])
    return { ...version, name }
  }

  async find(projectId: string, id: string, sql = this.db_.sql): Promise<VersionRow | null> {
    return (await rows<VersionRow>(sql, "select * from studio_version where project_id = ? and id = ?", [projectId, id]))[0] ?? null
  }

  /** All versions of a project, newest first: with their parents, a graph. */
  async list(projectId: string): Promise<VersionRow[]> {
    return rows<VersionRow>(this.db_.sql, "select * from studio_version where project_id = ? order by created_at desc, id desc", [projectId])
  }

  /** The text of a snapshot. @throws {Error} when there is none */
  async textOf(hash: string): Promise<string> {
    const [found] = await rows<{ packed: Buffer }>(this.db_.sql, "select packed from studio_snapshot where hash = ?", [hash])
    if (!found) throw new Error(`There is no snapshot ${hash}`)
    return brotliDecompressSync(found.packed).toString()
  }

  /** Forgets automatic versions that are too many; those that came from them hang on what those came from. @returns how many went */
  async thin(projectId: string, now: Date): Promise<number> {
    return this.db_.transaction(async (sql) => {
      await lockProject(sql, projectId)
      const versions = await rows<Thinnable>(sql, `
        select v.id, v.branch, v.created_at, v.reason <> 'automatic' or v.name is not null or p.head_id = v.id or exists (select 1 from studio_bounce b where b.version_id = v.id) as is_kept
        from studio_version v join studio_project p on p.id = v.project_id where v.project_id = ?`, [projectId])
      const ids = versionsToForget(versions, now)
      for (const id of ids) {
        for (const parent of ["parent_id", "second_parent_id"]) await sql(`update studio_version set ${parent} = (select parent_id from studio_version where id = ?) where project_id = ? and ${parent} = ?`, [id, projectId, id])
        await sql("delete from studio_version where id = ?", [id])
      }
      return ids.length
    })
  }

  /** Projects with automatic versions that are older than a day. */
  async toThin(now: Date): Promise<string[]> {
    const found = await rows<{ project_id: string }>(this.db_.sql, "select distinct project_id from studio_version where reason = 'automatic' and name is null and created_at < ?", [new Date(now.getTime() - 24 * 3_600_000).toISOString()])
    return found.map(({ project_id }) => project_id)
  }

  /** Deletes snapshots that no version names. */
  async purge(sql: SqlRunner): Promise<void> {
    const orphans = await rows<{ hash: string }>(sql, "select hash from studio_snapshot s where not exists (select 1 from studio_version v where v.hash = s.hash) for update skip locked")
    if (orphans.length > 0) await sql(`delete from studio_snapshot where hash in (${marks(orphans)})`, orphans.map(({ hash }) => hash))
  }
}
