import type { Settings, WebhookTarget } from "../settings"
import type { Owner } from "../store/kinds"
import type { Store } from "../store/store"

/** Who hears of an event: the address of the settings, and endpoints made by the API that ask for its type. */
export function listenersOf({ store, settings }: { store: Store; settings: Settings }, type: string, account: Owner | undefined): string[] {
  const configured = account === undefined ? "platform" : "connect"
  const made = store
    .list("webhook_endpoint")
    .reverse()
    .filter(({ connect, shown }) => connect === (account !== undefined) && shown.status === "enabled")
    .filter(({ shown }) => shown.enabled_events.some((asked) => asked === "*" || asked === type))
  return [...(settings.webhooks[configured] === undefined ? [] : [configured]), ...made.map(({ id }) => id)]
}

/** Where a delivery goes; undefined: that endpoint is gone. */
export function targetOf({ store, settings }: { store: Store; settings: Settings }, endpoint: string): WebhookTarget | undefined {
  if (endpoint === "platform" || endpoint === "connect") return settings.webhooks[endpoint]
  const made = store.get("webhook_endpoint", endpoint)
  return made && { url: made.shown.url, secret: made.secret }
}
