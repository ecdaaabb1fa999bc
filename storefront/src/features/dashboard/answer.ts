import "server-only"
import { BackendError } from "@/lib/backend"

/** Answers with JSON from a call that needs a token, or with why not. */
export async function answerWith(bearer: Promise<string | null | undefined>, work: (token: string) => Promise<unknown>): Promise<Response> {
  const token = await bearer
  if (!token) return Response.json({ message: "Your session has ended. Sign in again." }, { status: 401 })
  try {
    return Response.json(await work(token), { headers: { "cache-control": "no-store" } })
  } catch (error) {
    if (!(error instanceof BackendError)) throw error
    return Response.json({ message: error.message }, { status: error.status || 502 })
  }
}
