import { customerNotices, sellerNotices } from "@max-booster/api-contract"
import { answerWith } from "@/features/dashboard/answer"
import { sellerBearer } from "@/features/dashboard/session"
import { call } from "@/lib/backend"
import { readSession } from "@/lib/session"

/** Notices after a number: the producer's, or with `as=customer` the buyer's. */
export function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const query = { after: searchParams.get("after") ?? "0" }
  const asCustomer = searchParams.get("as") === "customer"
  return answerWith(asCustomer ? readSession("customer") : sellerBearer(), (token) => (asCustomer ? call(customerNotices, { token, query }) : call(sellerNotices, { token, query })))
}
