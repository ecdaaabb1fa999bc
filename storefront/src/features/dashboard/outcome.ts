/** What became of something the producer asked for. */
export type Outcome = { ok: boolean; /** A sentence for the page. */ message: string | null; /** By field, what to do. */ fields?: Record<string, string> }
