import type Stripe from "stripe"
import { z } from "zod"
import { isLocal } from "../../shared/http"
import { invalid, missing } from "../http/errors"
import { expansion, flag, mergeMetadata, metadata, paging, text, url } from "../http/params"
import { pageOf } from "../http/lists"
import { route, type Call } from "../http/routes"
import { newId } from "../ids"
import { PLATFORM, type StoredEndpoint } from "../store/kinds"

const enabledEvents = z.array(text).min(1)
const create = z.strictObject({
  ...expansion,
  api_version: text.optional(),
  connect: flag.optional(),
  description: z.string().optional(),
  enabled_events: enabledEvents,
  metadata: metadata.optional(),
  url,
})
const update = z.strictObject({
  ...expansion,
  description: z.string().optional(),
  disabled: flag.optional(),
  enabled_events: enabledEvents.optional(),
  metadata: metadata.optional(),
  url: url.optional(),
})

/** Webhook endpoints, beside those of the settings: create (tells the secret, once), update, get, list, delete. */
export const webhookEndpointRoutes = [
  route("POST", "/v1/webhook_endpoints", create, (call) => {
    const { params } = call
    checkAddress(params.url)
    const shown: Stripe.WebhookEndpoint = {
      id: newId("we"),
      object: "webhook_endpoint",
      api_version: params.api_version ?? null,
      application: null,
      created: call.now,
      description: params.description || null,
      enabled_events: params.enabled_events,
      livemode: false,
      metadata: mergeMetadata({}, params.metadata),
      status: "enabled",
      url: params.url,
    }
    const secret = newId("whsec", 32)
    call.store.put("webhook_endpoint", PLATFORM, { id: shown.id, shown, secret, connect: params.connect ?? false })
    return { ...shown, secret }
  }),
  route("POST", "/v1/webhook_endpoints/:id", update, (call) => {
    const { params } = call
    const endpoint = endpointOf(call)
    if (params.url !== undefined) checkAddress(params.url)
    const { shown } = endpoint
    const changed = {
      ...shown,
      description: params.description === undefined ? shown.description : params.description || null,
      enabled_events: params.enabled_events ?? shown.enabled_events,
      metadata: mergeMetadata(shown.metadata, params.metadata),
      status: params.disabled === undefined ? shown.status : params.disabled ? "disabled" : "enabled",
      url: params.url ?? shown.url,
    }
    return call.store.put("webhook_endpoint", PLATFORM, { ...endpoint, shown: changed }).shown
  }),
  route("GET", "/v1/webhook_endpoints/:id", z.strictObject(expansion), (call) => endpointOf(call).shown),
  route("GET", "/v1/webhook_endpoints", z.strictObject(paging), (call) =>
    pageOf(call.store.list("webhook_endpoint").map(({ shown }) => shown), "/v1/webhook_endpoints", call.params),
  ),
  route("DELETE", "/v1/webhook_endpoints/:id", z.strictObject({}), (call) => {
    const { id } = endpointOf(call)
    for (const delivery of call.store.list("delivery")) if (delivery.endpoint === id) call.store.delete("delivery", delivery.id)
    call.store.delete("webhook_endpoint", id)
    return { id, object: "webhook_endpoint", deleted: true }
  }),
]

function endpointOf(call: Call<unknown>): StoredEndpoint {
  const endpoint = call.store.get("webhook_endpoint", call.path.id ?? "")
  if (endpoint === undefined) throw missing("webhook endpoint", call.path.id ?? "")
  return endpoint
}

function checkAddress(address: string): void {
  if (isLocal(new URL(address).host)) return
  throw invalid("Invalid URL: the local emulator delivers to this machine only (127.0.0.1 or localhost).", { code: "url_invalid", param: "url" })
}
