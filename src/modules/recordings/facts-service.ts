import { InjectManager, InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils"
import type { Context } from "@medusajs/framework/types"
import type { AnalysedBy, Analysis, ChangedAnalysis } from "@max-booster/extension-api"
import * as analyses from "./analysis-book"
import { MasteringService } from "./mastering-service"

/** What a producer says of his beat. */
export type Facts = { title: string; genre: string; bpm: number; key: string | null; moods: string[]; description: string }

/** What machines and producers say of recordings; the part of the recordings' service that knows only that. */
export class FactsService extends MasteringService {
  async recordAnalysis(recordingId: string, analysis: Analysis): Promise<void> {
    await this.updateRecordings({ id: recordingId, analysis: analysis as unknown as Record<string, unknown> })
  }

  @InjectManager()
  async analysedBy(@MedusaContext() context: Context = {}): Promise<AnalysedBy[]> {
    return analyses.analysedBy(this.sql_(context))
  }

  @InjectManager()
  async changedAnalyses(@MedusaContext() context: Context = {}): Promise<ChangedAnalysis[]> {
    return analyses.changedAnalyses(this.sql_(context))
  }

  @InjectTransactionManager()
  async askToHearAgain(engines: string, @MedusaContext() context: Context = {}): Promise<number> {
    return analyses.askToHearAgain(this.sql_(context), engines)
  }

  async recordBars(recordingId: string, bars: readonly number[]): Promise<void> {
    await this.updateRecordings({ id: recordingId, peaks: bars as unknown as Record<string, unknown> })
  }

  /** Notes facts that the producer gives before his last word; also while the recording is analysed, so that its genre helps to hear its tempo. */
  async noteFacts(recordingId: string, facts: Partial<Facts>): Promise<void> {
    await this.updateRecordings({ id: recordingId, ...facts })
  }
}
