import { describeWebhooks } from "../support/webhooks"

// The others are in ../faults/webhooks.spec.ts.
describeWebhooks([["arrives twice at once", "duplicate_event"]])
