import { rows, type SqlRunner } from "@max-booster/jobs"
import { factsOf, merge, read } from "./core/document"
import { lockProject, tellHolders, type Database } from "./sql"

type Stored = { state: Uint8Array; revision: number }

/** The one document of each project: its Yjs state. */
export class DocumentBook {
  constructor(protected readonly db_: Database) {}

  /** A project's document, or null. */
  async load(projectId: string, sql = this.db_.sql): Promise<Stored | null> {
    const [found] = await rows<{ state: Buffer; revision: number }>(sql, "select state, revision from studio_document where project_id = ?", [projectId])
    return found ? { revision: found.revision, state: new Uint8Array(found.state) } : null
  }

  /** Stores what somebody holds, together with what others stored meanwhile. @returns the whole, and its revision; null when the project is gone */
  async store(projectId: string, state: Uint8Array): Promise<Stored | null> {
    return this.change(projectId, (stored) => merge(stored, state))
  }

  /**
   * Changes a document by forward edits, one change at a time; whoever holds it open gets the outcome.
   * @param edit gives the new state, which holds all of the old one
   */
  async change(projectId: string, edit: (state: Uint8Array) => Uint8Array, within?: SqlRunner): Promise<Stored | null> {
    if (!within) return this.db_.transaction((sql) => this.change(projectId, edit, sql))
    await lockProject(within, projectId)
    const stored = await this.load(projectId, within)
    if (!stored) return null
    const state = edit(stored.state)
    if (Buffer.compare(state, stored.state) === 0) return stored
    const revision = stored.revision + 1
    await within("update studio_document set state = ?, revision = ?, updated_at = now() where project_id = ?", [Buffer.from(state), revision, projectId])
    const { name, sample_rate, bpm, key } = factsOf(read(state))
    await within("update studio_project set name = ?, sample_rate = ?, bpm = ?, key = ?, updated_at = now() where id = ?", [name, sample_rate, bpm, key, projectId])
    await tellHolders(within, projectId, revision)
    return { state, revision }
  }
}
