/** What became of something that a person asked for. */
export type Outcome = { ok: boolean; /** A sentence for the page. */ message: string | null; /** Stable, for programs. */ code?: string | null; /** By field, what to do. */ fields?: Record<string, string> }
