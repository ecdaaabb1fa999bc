import { missingBinaries } from "@max-booster/api-contract"
import { answerWith } from "@/features/dashboard/answer"
import { call } from "@/lib/backend"
import { readSession } from "@/lib/session"

/** Which of these sounds the project does not have yet. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params
  const body = missingBinaries.body.safeParse(await request.json().catch(() => null))
  if (!body.success) return Response.json({ message: "Say which sounds are meant." }, { status: 400 })
  return answerWith(readSession("customer"), (token) => call(missingBinaries, { token, params: { id }, body: body.data }))
}
