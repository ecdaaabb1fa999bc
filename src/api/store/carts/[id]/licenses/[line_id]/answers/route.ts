import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { answerQuestions } from "../../../../../../../workflows/purchase/answer-questions"

export async function POST(req: MedusaRequest<{ answers: Record<string, unknown> }>, res: MedusaResponse) {
  const { id = "", line_id = "" } = req.params
  res.json(await answerQuestions(req.scope, { cart_id: id, line_id, answers: req.validatedBody.answers }))
}
