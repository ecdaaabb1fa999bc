import { describeDisturbances } from "../support/disturbed"

/** More than there are events of a kind: all of them are disturbed. */
const ALL = 1_000

describeDisturbances("when an event %s:", [
  ["never arrives", "drop_event"], ["arrives twice at once", "duplicate_event"], ["arrives late", "delay_event", { delayMs: 3_000 }], ["arrives after the next", "reorder_event"],
  ["is signed by somebody else at first", "forge_event"], ["was signed an hour ago at first", "stale_event"], ["has a changed byte at first", "tamper_event"],
], ({ events }) => events, ALL)
