import { customerTicket, sellerTicket } from "@max-booster/api-contract"
import { answerWith } from "@/features/dashboard/answer"
import { sellerBearer } from "@/features/dashboard/session"
import { call } from "@/lib/backend"
import { readSession } from "@/lib/session"

/** A ticket for the live connection: the producer's, or with `?as=customer` the buyer's. */
export function POST(request: Request): Promise<Response> {
  const asCustomer = new URL(request.url).searchParams.get("as") === "customer"
  return answerWith(asCustomer ? readSession("customer") : sellerBearer(), (token) => (asCustomer ? call(customerTicket, { token }) : call(sellerTicket, { token })))
}
