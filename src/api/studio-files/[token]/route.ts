import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { linkedBinary } from "../../../workflows/studio/binaries"
import { linkedDeliverable } from "../../../workflows/studio/deliverables"
import { sendBinary } from "../../send-binary"

/** A file by its signed address: one of a project, or one that a license gives. */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const token = req.params["token"] ?? ""
  const now = new Date()
  res.set("access-control-allow-origin", "*")
  await sendBinary(req, res, (await linkedDeliverable(req.scope, token, now)) ?? (await linkedBinary(req.scope, token, now)))
}
