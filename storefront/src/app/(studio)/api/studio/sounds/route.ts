import { listStudioSounds } from "@max-booster/api-contract"
import { answerWith } from "@/features/dashboard/answer"
import { call } from "@/lib/backend"
import { readSession } from "@/lib/session"

/** The recordings that the person may use in his projects. */
export async function GET(request: Request): Promise<Response> {
  const query = listStudioSounds.query.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) return Response.json({ message: "Say which sounds are meant." }, { status: 400 })
  return answerWith(readSession("customer"), (token) => call(listStudioSounds, { token, query: query.data }))
}
