import type { Readable } from "node:stream"
import { InjectManager, MedusaContext } from "@medusajs/framework/utils"
import type { Context } from "@medusajs/framework/types"
import { RELEASE_WAV } from "@max-booster/api-contract"
import type { ReleaseRecording, StoredRendition } from "@max-booster/extension-api"
import { marks, rows } from "@max-booster/jobs"
import { toReleaseRecording } from "./core/for-release"
import type { RecordingRow } from "./core/rows"
import { FactsService } from "./facts-service"

const NEWEST = "select distinct on (recording_id) * from rendition where deleted_at is null and kind = ?"

/** What releases ask of recordings; the part of the recordings' service that knows only that. */
export class ReleaseService extends FactsService {
  @InjectManager()
  async releaseRecordings(ids: readonly string[], @MedusaContext() context: Context = {}): Promise<Map<string, Omit<ReleaseRecording, "writers">>> {
    if (ids.length === 0) return new Map()
    const [recordings, mended] = await Promise.all([
      this.listRecordings({ id: [...ids] }, { relations: ["assets"], take: ids.length }, context) as unknown as Promise<RecordingRow[]>,
      rows<StoredRendition>(this.sql_(context), `${NEWEST} and state = 'ready' and recording_id in (${marks(ids)}) order by recording_id, created_at desc, id desc`, [RELEASE_WAV, ...ids]),
    ])
    const mendedOf = new Map(mended.map((each) => [each.recording_id, each]))
    return new Map(recordings.map((row) => [row.id, toReleaseRecording(row, mendedOf.get(row.id))]))
  }

  @InjectManager()
  async mendingsOf(recordingIds: readonly string[], @MedusaContext() context: Context = {}): Promise<StoredRendition[]> {
    return recordingIds.length === 0 ? [] : rows(this.sql_(context), `${NEWEST} and recording_id in (${marks(recordingIds)}) order by recording_id, created_at desc, id desc`, [RELEASE_WAV, ...recordingIds])
  }

  @InjectManager()
  async recordingNames(sellerId: string, @MedusaContext() context: Context = {}): Promise<{ id: string; title: string; original_name: string }[]> {
    return rows(this.sql_(context), "select id, title, original_name from recording where seller_id = ? and deleted_at is null", [sellerId])
  }
}
