import { studioTicket } from "@max-booster/api-contract"
import { answerWith } from "@/features/dashboard/answer"
import { call } from "@/lib/backend"
import { readSession } from "@/lib/session"

/** A ticket for the project's document. */
export async function POST(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params
  return answerWith(readSession("customer"), (token) => call(studioTicket, { token, params: { id } }))
}
