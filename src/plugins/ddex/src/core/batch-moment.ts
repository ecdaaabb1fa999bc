const named = (at: Date) => at.toISOString().replace(/\D/g, "").slice(0, 17)
const momentOf = (batch: string) => Date.parse(batch.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})$/, "$1-$2-$3T$4:$5:$6.$7Z"))

/** The name of the next batch: its moment, or a millisecond after the last one when that is later. Batches are read in their order. */
export function nextBatch(at: Date, last: string | null): string {
  return last !== null && last >= named(at) ? named(new Date(momentOf(last) + 1)) : named(at)
}
