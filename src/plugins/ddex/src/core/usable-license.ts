import type { UsableLicense } from "@max-booster/api-contract"
import type { UsedLicense } from "@max-booster/extension-api"

/** A license as its licensee chooses it for a track. */
export const toUsable = ({ id, number, label, beat_title, producer, state, ends_on, terms, caps, prohibited }: UsedLicense): UsableLicense => ({
  id, number, label, beat_title, producer, state, ends_on, credit_line: terms.creditLine.replace("{producer}", () => producer), audio_streams: caps.audioStreams, producer_share: terms.producerShare, content_id: !prohibited.includes("content-id"),
})
