import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { ConversionSpec } from "@max-booster/api-contract"
import { RenditionRefusal, type AudioFormat } from "@max-booster/extension-api"
import { CONVERSION_LINK, conversionName, type ConversionLink } from "../../../../conversion"
import { ownReadyRecording } from "../../../../caller"
import { linkTo } from "../../../../rendition-view"
import { formatFor } from "../../../../../renditions/convert"

const HOUR = 3_600_000

export async function POST(req: AuthenticatedMedusaRequest<ConversionSpec>, res: MedusaResponse) {
  const { seller, recording } = await ownReadyRecording(req, req.params["id"] ?? "")
  const format = known(req.validatedBody)
  const filename = await conversionName(req, recording.id, seller.name, format)
  res.json({ filename, url: linkTo("conversions", CONVERSION_LINK, { recording: recording.id, seller: seller.id, spec: req.validatedBody } satisfies ConversionLink, Date.now() + HOUR) })
}

function known({ format, ...choice }: ConversionSpec): AudioFormat {
  try {
    return formatFor(format, choice)
  } catch (error) {
    throw error instanceof RenditionRefusal ? new MedusaError(MedusaError.Types.INVALID_DATA, error.message, error.code) : error
  }
}
