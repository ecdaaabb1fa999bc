import { describeWebhooks } from "../support/webhooks"
import { useUndisturbed } from "../support/undisturbed"

describeWebhooks(useUndisturbed(), [
  ["never arrives", "drop_event"],
  ["arrives late", "delay_event", { delayMs: 3_000 }], ["arrives after the next", "reorder_event"],
  ["is signed by somebody else at first", "forge_event"], ["was signed an hour ago at first", "stale_event"], ["has a changed byte at first", "tamper_event"],
])
