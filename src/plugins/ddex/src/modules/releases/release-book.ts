import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import type { ReleaseArtwork, ReleaseDocument, ReleaseTarget } from "@max-booster/api-contract"
import { readCover } from "@max-booster/extension-api"
import { enqueue, marks, onKnex, request, rows, type SqlRunner } from "@max-booster/jobs"
import { HANDED_OVER, markRefusal, type MarkedState } from "../../core/status"
import { toDocument, type ReleaseRow, type StatusRow } from "../../core/release-row"
import { historyOf, note, setStatus, type EventRow, type NewEvent } from "./history"
import { inOne, type Knex } from "./sql"

/** As much as a document may hold, characters of JSON: two hundred tracks with all their lyrics fit. */
export const MOST_CHARACTERS = 2_000_000

type Stored = Omit<ReleaseRow, "document"> & { document: unknown }
/** A cover in storage, with what was measured of it. */
export type StoredArtwork = { artwork: ReleaseArtwork; file_id: string }

/** Releases and their history. Whatever a producer did is written down in the transaction that does it; autosaves are not. */
export class ReleaseBook {
  private readonly sql_: SqlRunner

  constructor(private readonly knex_: Knex) {
    this.sql_ = onKnex(knex_)
  }

  /** A shop's releases, the last changed first. */
  async ofSeller(sellerId: string): Promise<ReleaseRow[]> {
    return (await rows<Stored>(this.sql_, "select * from release where seller_id = ? and deleted_at is null order by updated_at desc, id desc limit 1000", [sellerId])).map(toRow)
  }

  /** One release of a shop, or null. */
  async find(id: string, sellerId: string): Promise<ReleaseRow | null> {
    const [row] = await rows<Stored>(this.sql_, "select * from release where id = ? and seller_id = ? and deleted_at is null", [id, sellerId])
    return row ? toRow(row) : null
  }

  async statusesOf(releaseIds: readonly string[]): Promise<StatusRow[]> {
    return releaseIds.length === 0 ? [] : rows<StatusRow>(this.sql_, `select release_id, target, state, source, reason, url, artwork_url, at from release_status where release_id in (${marks(releaseIds)}) and deleted_at is null`, [...releaseIds])
  }

  history(releaseId: string): Promise<EventRow[]> {
    return historyOf(this.sql_, releaseId)
  }

  /** Begins a release. @throws {MedusaError} invalid_data: too large */
  async create(sellerId: string, document: ReleaseDocument, memberId: string): Promise<ReleaseRow> {
    const id = generateEntityId(undefined, "rel")
    return inOne(this.knex_, async (sql) => {
      const [row] = await rows<Stored>(sql, "insert into release (id, seller_id, document) values (?, ?, ?::jsonb) returning *", [id, sellerId, written(document)])
      await note(sql, id, { kind: "created", words: document.tracks.length === 0 ? "Begun" : `Begun with ${document.tracks.length} track${document.tracks.length === 1 ? "" : "s"}`, member_id: memberId })
      return toRow(existing(row, id))
    })
  }

  /**
   * Saves a release as typed, in the place of the revision that it goes on from.
   * @throws {MedusaError} not_allowed, `changed_meanwhile`: another save came first, and stays · invalid_data: too large
   */
  async save(id: string, document: ReleaseDocument, revision: number): Promise<ReleaseRow> {
    const [row] = await rows<Stored>(this.sql_, "update release set document = ?::jsonb, revision = revision + 1, updated_at = now() where id = ? and revision = ? and deleted_at is null returning *", [written(document), id, revision])
    if (!row) throw changedMeanwhile()
    return toRow(row)
  }

  /** Changes a release for its producer, with an event. @param mend the new document of the newest one; null changes nothing */
  async mend(id: string, mend: (document: ReleaseDocument) => ReleaseDocument | null, event: NewEvent): Promise<ReleaseRow> {
    return inOne(this.knex_, async (sql) => {
      const release = await locked(sql, id)
      const document = mend(release.document)
      return document ? rewritten(sql, id, document, event) : release
    })
  }

  /** Gives a release its cover. @returns the file that it takes the place of, or null */
  async keepArtwork(id: string, { artwork, file_id }: StoredArtwork, event: NewEvent): Promise<{ release: ReleaseRow; replaced: string | null }> {
    return inOne(this.knex_, async (sql) => {
      const { artwork_file_id } = await locked(sql, id)
      // The revision counts saves of the document: a cover that comes while one types is no reason to refuse what is typed.
      const [row] = await rows<Stored>(sql, "update release set artwork = ?::jsonb, artwork_file_id = ?, updated_at = now() where id = ? returning *", [JSON.stringify(artwork), file_id, id])
      await note(sql, id, event)
      await enqueue(sql, request(readCover, { release_id: id, checksum: artwork.checksum }))
      return { release: toRow(existing(row, id)), replaced: artwork_file_id }
    })
  }

  /** A cover that was not read yet, if a release still has it. @returns its file, or null */
  async coverToRead(id: string, checksum: string): Promise<string | null> {
    const [row] = await rows<{ file_id: string | null }>(this.sql_, "select artwork_file_id as file_id from release where id = ? and artwork ->> 'checksum' = ? and artwork -> 'words' is null and deleted_at is null", [id, checksum])
    return row?.file_id ?? null
  }

  /** Keeps what was read on a cover, if the release still has it. @param words null: it could not be read */
  async keepWords(id: string, checksum: string, words: readonly string[] | null): Promise<void> {
    await this.sql_("update release set artwork = artwork || jsonb_build_object('words', ?::jsonb) where id = ? and artwork ->> 'checksum' = ?", [JSON.stringify(words), id, checksum])
  }

  /** What a producer knows of a target. @throws {MedusaError} not_allowed: it cannot be so */
  async mark(id: string, { target, state, reason, url }: { target: ReleaseTarget; state: MarkedState; reason: string | null; url: string | null }, by: { member_id: string; at: Date }): Promise<void> {
    await inOne(this.knex_, async (sql) => {
      const { document } = await locked(sql, id)
      const before = await statusAt(sql, id, target)
      if (!before && !document.targets.includes(target)) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Choose this target for the release first.", "not_a_target")
      const refusal = markRefusal(before ?? "draft", { target, state, reason })
      if (refusal) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, refusal.words, refusal.code)
      await setStatus(sql, id, { target, state, source: "hand", reason, url, artwork_url: null }, by)
    })
  }

  /** Keeps what readiness says of targets that do not have the release yet; nothing is written when it says what it said before. */
  async judge(id: string, judged: readonly { target: ReleaseTarget; is_ready: boolean }[], at: Date): Promise<void> {
    const known = new Map((await this.statusesOf([id])).map(({ target, state }) => [target, state]))
    const isNews = ({ target, is_ready }: { target: ReleaseTarget; is_ready: boolean }, state = known.get(target) ?? "draft") => (is_ready ? state === "draft" : state === "ready")
    if (!judged.some((each) => isNews(each))) return
    await inOne(this.knex_, async (sql) => {
      await locked(sql, id)
      for (const each of judged) {
        const { target, is_ready } = each
        if (isNews(each, (await statusAt(sql, id, target)) ?? "draft")) await setStatus(sql, id, { target, state: is_ready ? "ready" : "draft", source: "product", reason: null, url: null, artwork_url: null }, { member_id: null, at })
      }
    })
  }

  /** Releases that were handed over to a target and are not live there yet, the longest waiting first. */
  async awaitedAt(target: ReleaseTarget): Promise<ReleaseRow[]> {
    return (await rows<Stored>(this.sql_, `
      select r.* from release r join release_status s on s.release_id = r.id and s.deleted_at is null
      where s.target = ? and s.state in ('exported', 'submitted', 'in_review') and r.deleted_at is null order by s.at limit 200`, [target])).map(toRow)
  }

  /** Keeps that a target sells a release. @returns whether that is news */
  async foundLive(id: string, target: ReleaseTarget, { url, artwork_url }: { url: string; artwork_url: string | null }, at: Date): Promise<boolean> {
    return inOne(this.knex_, async (sql) => {
      await locked(sql, id)
      const [known] = await rows<StatusRow>(sql, "select state, url from release_status where release_id = ? and target = ? and deleted_at is null", [id, target])
      if (known?.state === "live" && known.url === url) return false
      await setStatus(sql, id, { target, state: "live", source: "lookup", reason: null, url, artwork_url }, { member_id: null, at })
      return true
    })
  }

  /** Writes down what happened to a release. */
  async note(id: string, event: NewEvent): Promise<void> {
    await note(this.sql_, id, event)
  }

  /** Removes a release; its history stays. @throws {MedusaError} not_allowed: it was handed over @returns the file of its cover, or null */
  async remove(id: string, memberId: string): Promise<string | null> {
    return inOne(this.knex_, async (sql) => {
      const { artwork_file_id } = await locked(sql, id)
      const [given] = await rows<{ target: string }>(sql, `
        select target from release_status where release_id = ? and state in (${marks(HANDED_OVER)}) and deleted_at is null
        union all select e.target from release_delivery d join release_export e on e.id = d.export_id where e.release_id = ? and d.state <> 'failed' and d.deleted_at is null limit 1`, [id, ...HANDED_OVER, id])
      if (given) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This release was handed over already: stores may have it. Take it down instead; its codes and its history stay.", "handed_over")
      await sql("update release set deleted_at = now(), updated_at = now() where id = ?", [id])
      await note(sql, id, { kind: "deleted", words: "Deleted", member_id: memberId })
      return artwork_file_id
    })
  }
}

/** The newest of a release, which nobody changes until this transaction ends. @throws {MedusaError} not_found */
export async function locked(sql: SqlRunner, id: string): Promise<ReleaseRow> {
  const [row] = await rows<Stored>(sql, "select * from release where id = ? and deleted_at is null for update", [id])
  return toRow(existing(row, id))
}

/** Writes the document of a locked release, with the event that says why. */
export async function rewritten(sql: SqlRunner, id: string, document: ReleaseDocument, event: NewEvent): Promise<ReleaseRow> {
  const [row] = await rows<Stored>(sql, "update release set document = ?::jsonb, revision = revision + 1, updated_at = now() where id = ? returning *", [written(document), id])
  await note(sql, id, event)
  return toRow(existing(row, id))
}

async function statusAt(sql: SqlRunner, id: string, target: ReleaseTarget): Promise<StatusRow["state"] | null> {
  const [row] = await rows<Pick<StatusRow, "state">>(sql, "select state from release_status where release_id = ? and target = ? and deleted_at is null", [id, target])
  return row?.state ?? null
}

function written(document: ReleaseDocument): string {
  // PostgreSQL's jsonb refuses U+0000; pasted text has it now and then.
  const json = JSON.stringify(document).replaceAll("\\u0000", "")
  if (json.length > MOST_CHARACTERS) throw new MedusaError(MedusaError.Types.INVALID_DATA, `This release holds ${(json.length / 1_000_000).toFixed(1)} million characters; ${MOST_CHARACTERS / 1_000_000} million fit. Shorten lyrics, or divide it into volumes.`, "too_large")
  return json
}

function existing<Row>(row: Row | undefined, id: string): Row {
  if (!row) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no release ${id} of yours. It may have been removed.`)
  return row
}

const toRow = ({ document, ...row }: Stored): ReleaseRow => ({ ...row, document: toDocument(document) })
const changedMeanwhile = () => new MedusaError(MedusaError.Types.NOT_ALLOWED, "This release was saved elsewhere meanwhile, in another window or by another person. Nothing of yours is lost: take the newer one, or keep yours.", "changed_meanwhile")
