import { generateEntityId } from "@medusajs/framework/utils"
import { rows, type SqlRunner } from "@max-booster/jobs"
import { factsOf, read } from "./core/document"
import { lockProject, tellHolders, type Database } from "./sql"
import type { CollaboratorRow, OpenedProject, ProjectRow, Role } from "./types"

/** How long a removed project can be restored. */
export const RESTORABLE_DAYS = 30
/** People that one project may have besides its owner. */
export const MOST_COLLABORATORS = 20

export type ProjectQuery = { q?: string | undefined; removed: boolean; sort: "updated" | "created" | "name"; offset: number; limit: number }
type NewProject = { owner_id: string; request_id?: string | undefined; state: Uint8Array; beat?: { handle: string; recording_id: string } | undefined }

const ORDERS = { updated: "p.updated_at desc, p.id", created: "p.created_at desc, p.id", name: "lower(p.name), p.id" } as const
const ROLE = "case when p.owner_id = ? then 'owner' else c.role end"
const MINE = "from studio_project p left join studio_collaborator c on c.project_id = p.id and c.customer_id = ? and c.accepted_at is not null where p.deleted_at is null"

/** Projects and who may do what in them. */
export class ProjectBook {
  constructor(protected readonly db_: Database) {}

  /** Makes a project of a seeded document; the same wish again gives the same project. */
  async create({ owner_id, request_id, state, beat }: NewProject): Promise<{ id: string; isNew: boolean }> {
    return this.db_.transaction(async (sql) => {
      const id = generateEntityId(undefined, "sprj")
      const { name, sample_rate, bpm, key } = factsOf(read(state))
      const [made] = await rows(sql, `
        insert into studio_project (id, owner_id, request_id, name, sample_rate, bpm, key, beat_handle, beat_recording_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (owner_id, request_id) where request_id is not null and deleted_at is null do nothing returning id`,
      [id, owner_id, request_id ?? null, name, sample_rate, bpm, key, beat?.handle ?? null, beat?.recording_id ?? null])
      if (!made) {
        const [earlier] = await rows<{ id: string }>(sql, "select id from studio_project where owner_id = ? and request_id = ? and deleted_at is null", [owner_id, request_id ?? null])
        return { id: earlier?.id ?? "", isNew: false }
      }
      await sql("insert into studio_document (project_id, state) values (?, ?)", [id, Buffer.from(state)])
      return { id, isNew: true }
    })
  }

  /** A project as somebody may see it, or null: strangers, and all but the owner of a removed one, see nothing. */
  async open(id: string, customerId: string, sql = this.db_.sql): Promise<OpenedProject | null> {
    const [found] = await rows<ProjectRow & { role: Role | null }>(sql, `select p.*, ${ROLE} as role ${MINE} and p.id = ?`, [customerId, customerId, id])
    const { role } = found ?? {}
    return found && role && (!found.removed_at || role === "owner") ? { ...found, role } : null
  }

  /** What somebody owns or takes part in; removed ones are the owner's alone. */
  async list(customerId: string, { q, removed, sort, offset, limit }: ProjectQuery): Promise<{ projects: OpenedProject[]; count: number }> {
    const where = `${MINE} and ${removed ? "p.owner_id = ? and p.removed_at is not null" : "(p.owner_id = ? or c.id is not null) and p.removed_at is null"}${q ? " and strpos(lower(p.name), lower(?)) > 0" : ""}`
    const given = [customerId, customerId, ...(q ? [q] : [])]
    const [[total], projects] = await Promise.all([
      rows<{ count: number }>(this.db_.sql, `select count(*)::int as count ${where}`, given),
      rows<OpenedProject>(this.db_.sql, `select p.*, ${ROLE} as role ${where} order by ${ORDERS[sort]} offset ? limit ?`, [customerId, ...given, offset, limit]),
    ])
    return { projects, count: total?.count ?? 0 }
  }

  /** Puts a project aside, or takes it back; again changes nothing. */
  async setRemoved(id: string, isRemoved: boolean): Promise<void> {
    await this.db_.transaction(async (sql) => {
      await sql(`update studio_project set removed_at = ${isRemoved ? "coalesce(removed_at, now())" : "null"} where id = ?`, [id])
      await tellHolders(sql, id)
    })
  }

  /** Deletes a project at once, as if it had not been made. */
  async discard(id: string): Promise<void> {
    await this.db_.sql("delete from studio_project where id = ?", [id])
  }

  async collaborators(projectId: string): Promise<CollaboratorRow[]> {
    return rows<CollaboratorRow>(this.db_.sql, "select * from studio_collaborator where project_id = ? order by invited_at, id", [projectId])
  }

  /** Asks an address to take part, or gives it another role. @returns null when there are too many */
  async invite(projectId: string, email: string, role: "editor" | "viewer"): Promise<{ collaborator: CollaboratorRow; isNew: boolean } | null> {
    return this.db_.transaction(async (sql) => {
      await lockProject(sql, projectId)
      const there = await rows<CollaboratorRow>(sql, "select * from studio_collaborator where project_id = ?", [projectId])
      const known = there.some((each) => each.email === email)
      if (!known && there.length >= MOST_COLLABORATORS) return null
      const [collaborator] = await rows<CollaboratorRow>(sql, `
        insert into studio_collaborator (id, project_id, email, role) values (?, ?, ?, ?) on conflict (project_id, email) do update set role = excluded.role returning *`,
      [generateEntityId(undefined, "scol"), projectId, email, role])
      await tellHolders(sql, projectId)
      return collaborator ? { collaborator, isNew: !known } : null
    })
  }

  async collaborator(id: string): Promise<CollaboratorRow | null> {
    return (await rows<CollaboratorRow>(this.db_.sql, "select * from studio_collaborator where id = ?", [id]))[0] ?? null
  }

  /** What an address was asked to, or null. */
  async invitation(projectId: string, email: string): Promise<CollaboratorRow | null> {
    return (await rows<CollaboratorRow>(this.db_.sql, "select * from studio_collaborator where project_id = ? and email = ?", [projectId, email]))[0] ?? null
  }

  /** Binds an invitation to the person that it was for; again changes nothing. */
  async accept(id: string, customerId: string): Promise<void> {
    await this.db_.sql("update studio_collaborator set customer_id = ?, accepted_at = coalesce(accepted_at, now()) where id = ? and (customer_id is null or customer_id = ?)", [customerId, id, customerId])
  }

  /** Ends somebody's part; whoever has the document open is shut out. */
  async dismiss(projectId: string, collaboratorId: string): Promise<void> {
    await this.db_.transaction(async (sql) => {
      await sql("delete from studio_collaborator where id = ? and project_id = ?", [collaboratorId, projectId])
      await tellHolders(sql, projectId)
    })
  }

  /** Deletes projects that were removed too long ago to be restored, with all that hangs on them but files. */
  async purge(now: Date, sql: SqlRunner): Promise<void> {
    await sql("delete from studio_project where removed_at < ?", [new Date(now.getTime() - RESTORABLE_DAYS * 24 * 3_600_000).toISOString()])
  }
}
