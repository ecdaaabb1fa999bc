import { sendDownload } from "@/features/account/send-download"

type Context = { params: Promise<{ month: string; kind: string }> }

/** A month of a collaborator's shares as CSV or PDF. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { month, kind } = await params
  const page = `/account/shares/${encodeURIComponent(month)}`
  return sendDownload(`/store/account/statements/${encodeURIComponent(month)}/${encodeURIComponent(kind)}${new URL(request.url).search}`, { page, instead: page })
}
