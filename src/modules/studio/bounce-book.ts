import { generateEntityId } from "@medusajs/framework/utils"
import { rows, type SqlRunner } from "@max-booster/jobs"
import type { Database } from "./sql"
import type { BounceFile, BounceKind, BounceRow } from "./types"

export type BounceWish = { project_id: string; version_id: string; kind: BounceKind; format: string; name: string; author_id: string; request_id?: string | undefined }

/** What was rendered of versions: files that the project holds, and the recordings that they became. */
export class BounceBook {
  constructor(protected readonly db_: Database) {}

  /** Begins a bounce; the same wish again gives the same one. */
  async begin({ project_id, version_id, kind, format, name, author_id, request_id }: BounceWish): Promise<string> {
    const [made] = await rows<{ id: string }>(this.db_.sql, `
      insert into studio_bounce (id, project_id, version_id, request_id, kind, format, name, author_id) values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (project_id, request_id) do update set request_id = excluded.request_id returning id`,
    [generateEntityId(undefined, "sbnc"), project_id, version_id, request_id ?? null, kind, format, name, author_id])
    return made?.id ?? ""
  }

  /** Adds a file that the project holds, or puts another in the place of one with its name. @returns false when the project does not hold it */
  async add(bounce: Pick<BounceRow, "id" | "project_id">, { name, hash, role, position }: Pick<BounceFile, "name" | "hash" | "role" | "position">): Promise<boolean> {
    const added = await rows(this.db_.sql, `
      insert into studio_bounce_file (bounce_id, name, hash, role, position) select ?, ?, hash, ?, ? from studio_hold where project_id = ? and hash = ?
      on conflict (bounce_id, name) do update set hash = excluded.hash, role = excluded.role, position = excluded.position returning name`,
    [bounce.id, name, role, position, bounce.project_id, hash])
    return added.length > 0
  }

  async find(projectId: string, id: string): Promise<(BounceRow & { files: BounceFile[] }) | null> {
    return (await this.withFiles_("project_id = ? and id = ?", [projectId, id]))[0] ?? null
  }

  async list(projectId: string): Promise<(BounceRow & { files: BounceFile[] })[]> {
    return this.withFiles_("project_id = ?", [projectId])
  }

  /** Says which recording a bounce became. */
  async publish(id: string, recordingId: string, sql: SqlRunner = this.db_.sql): Promise<void> {
    await sql("update studio_bounce set recording_id = ? where id = ?", [recordingId, id])
  }

  protected async withFiles_(where: string, given: unknown[]): Promise<(BounceRow & { files: BounceFile[] })[]> {
    return rows(this.db_.sql, `
      select s.id, s.project_id, s.version_id, s.kind, s.format, s.name, s.author_id, s.recording_id, s.created_at,
        coalesce((select json_agg(json_build_object('name', f.name, 'hash', f.hash, 'role', f.role, 'position', f.position, 'size', b.size, 'mime_type', b.mime_type) order by f.position, f.name)
          from studio_bounce_file f join studio_binary b on b.hash = f.hash where f.bounce_id = s.id), '[]'::json) as files
      from studio_bounce s where ${where} order by s.created_at desc, s.id desc`, given)
  }
}
