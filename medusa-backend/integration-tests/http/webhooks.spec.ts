import { describeWebhooks } from "../support/webhooks"

// The others are in ../faults/webhooks.spec.ts.
describeWebhooks([["never arrives", "drop_event"], ["arrives twice at once", "duplicate_event"]])
