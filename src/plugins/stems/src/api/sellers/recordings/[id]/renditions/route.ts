import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"
import type { requestRendition } from "@max-booster/api-contract"
import { renditions } from "../../../../../renditions"
import { doorOf, ownReadyRecording, ownRecording } from "../../../../caller"
import { toRenditionView } from "../../../../rendition-view"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { recording } = await ownRecording(req, req.params["id"] ?? "")
  res.json({ renditions: (await doorOf(req).findRenditions({ recordingId: recording.id })).map((each) => toRenditionView(each, Date.now())) })
}

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof requestRendition.body>>, res: MedusaResponse) {
  const { seller, recording } = await ownReadyRecording(req, req.params["id"] ?? "")
  const { kind, spec } = req.validatedBody
  const id = await doorOf(req).requestRendition({ recording_id: recording.id, seller_id: seller.id, kind, spec: checkedSpec(kind, spec) })
  const [made] = await doorOf(req).findRenditions({ id })
  res.json({ rendition: made && toRenditionView(made, Date.now()) })
}

function checkedSpec(kind: string, spec: unknown): unknown {
  const rendition = renditions.find((each) => each.kind === kind)
  if (!rendition) throw new MedusaError(MedusaError.Types.INVALID_DATA, `Nothing here makes “${kind}”. Choose among ${renditions.map((each) => each.kind).join(", ")}.`, "unknown_kind")
  const parsed = rendition.spec.safeParse(spec)
  if (!parsed.success) throw new MedusaError(MedusaError.Types.INVALID_DATA, z.prettifyError(parsed.error), "invalid")
  return parsed.data
}
