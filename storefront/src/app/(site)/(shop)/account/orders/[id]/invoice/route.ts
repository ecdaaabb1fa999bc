import { sendDownload } from "@/features/account/send-download"

type Context = { params: Promise<{ id: string }> }

/** The invoice of the owner's order as PDF; what stands in the way leads back to the order's page. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const id = encodeURIComponent((await params).id)
  const page = `/account/orders/${id}`
  return sendDownload(`/store/purchases/${id}/invoice`, { page, instead: `${page}?missing=invoice` })
}
