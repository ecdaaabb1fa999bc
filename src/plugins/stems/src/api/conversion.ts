import type { MedusaRequest } from "@medusajs/framework/http"
import type { ConversionSpec } from "@max-booster/api-contract"
import type { AudioFormat } from "@max-booster/extension-api"
import { fileName } from "../core/file-name"
import { doorOf } from "./caller"

/** What a link to a conversion says. */
export type ConversionLink = { recording: string; seller: string; spec: ConversionSpec }
export const CONVERSION_LINK = "conversion"

/** A converted file's name for people. */
export async function conversionName(req: Pick<MedusaRequest, "scope">, recordingId: string, artist: string, { extension }: AudioFormat): Promise<string> {
  const subject = await doorOf(req).renditionSubject(recordingId)
  return fileName(`${artist} - ${subject?.title ?? ""}.x`, extension)
}
