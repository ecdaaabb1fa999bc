import { listStudioSoundFiles } from "@max-booster/api-contract"
import { answerWith } from "@/features/dashboard/answer"
import { call } from "@/lib/backend"
import { readSession } from "@/lib/session"

/** The files of one of them, at addresses of this hour. */
export async function GET(_request: Request, { params }: { params: Promise<{ recording: string }> }): Promise<Response> {
  const { recording } = await params
  return answerWith(readSession("customer"), (token) => call(listStudioSoundFiles, { token, params: { recording_id: recording } }))
}
