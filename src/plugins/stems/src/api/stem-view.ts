import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { StemView } from "@max-booster/api-contract"
import { RECORDINGS, type RecordingsDoor, type StemsDoor } from "@max-booster/extension-api"
import { isFitting } from "../core/stem-form"

type Scoped = Pick<AuthenticatedMedusaRequest, "scope">

/** The stems of a recording as their producer sees them. */
export async function stemViews({ scope }: Scoped, recordingId: string): Promise<StemView[]> {
  const recordings = scope.resolve<RecordingsDoor & StemsDoor>(RECORDINGS)
  const [stems, task, assets] = await Promise.all([recordings.stemsOf(recordingId), recordings.ingestTask(recordingId), recordings.assetsOf(recordingId)])
  const length = task?.sound?.facts.durationMs ?? 0
  return stems.map(({ id, name, role, original_name, state, problem_code, problem_message, facts }) => ({
    id, name, role, original_name, state, problem: problem_message ? { code: problem_code ?? "unknown", message: problem_message } : null,
    facts: facts && { codec: facts.codec, sample_rate: facts.sampleRate, channels: facts.channels, bit_depth: facts.bitDepth, duration_ms: facts.durationMs },
    off_ms: facts && facts.durationMs - length, lag_ms: facts?.lagMs ?? null, fits: facts !== null && isFitting(facts, length),
    preview_url: assets.find(({ kind, variant }) => kind === "stem-preview" && variant === id)?.url ?? null,
  }))
}
