import { describe, expect, it } from "vitest"
import { seedBeats } from "../../src/seed/catalog"
import { query } from "../support/database"
import { until } from "../support/until"

type Row = { title: string; lufs: number; peak: number; stems: string; tiers: string }

/** Beats of the demonstration shop as they stand in the database, whichever are on sale by now. */
const onSale = () => query<Row>(
  `select r.title, (jsonb_path_query_first(r.analysis, '$.loudnessLufs'))::float as lufs, (jsonb_path_query_first(r.analysis, '$.truePeakDbtp'))::float as peak, r.stems_state as stems
   from recording r join listing l on l.recording_id = r.id
   where l.state = 'published' and r.original_name = any($1)`, [seedBeats.map(({ slug }) => `${slug}.wav`)])

describe("the demonstration shop", () => {
  it("ends with every beat on sale once, at -14 LUFS within one and unclipped, and with the stems that the catalog promises", async () => {
    const withStems = seedBeats.filter(({ stems }) => stems).length
    const rows = await until("the seed", async () => {
      const all = await onSale()
      return all.length >= seedBeats.length && all.filter(({ stems }) => stems === "ready").length >= withStems && all
    }, { seconds: 420, everyMs: 2_000 })
    expect(rows.map(({ title }) => title).sort()).toEqual(seedBeats.map(({ title }) => title).sort())
    for (const { title, lufs, peak } of rows) {
      expect(Math.abs(lufs + 14), title).toBeLessThan(1)
      expect(peak, title).toBeLessThan(0)
    }
  }, 450_000)
})
