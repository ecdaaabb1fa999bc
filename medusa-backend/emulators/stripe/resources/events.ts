import { z } from "zod"
import { expansion, paging, text } from "../http/params"
import { pageOf } from "../http/lists"
import { route } from "../http/routes"
import { find } from "./find"

const list = z.strictObject({ ...paging, type: text.optional(), types: z.array(text).optional() })

/** Events: get, list; those of a connected account by `Stripe-Account`. */
export const eventRoutes = [
  route("GET", "/v1/events/:id", z.strictObject(expansion), (call) => find(call, "event", call.path.id ?? "")),
  route("GET", "/v1/events", list, (call) => {
    const { type, types = type === undefined ? undefined : [type] } = call.params
    const events = call.store.list("event", call.owner)
    return pageOf(events.filter((one) => types === undefined || types.includes(one.type)), "/v1/events", call.params)
  }),
]
