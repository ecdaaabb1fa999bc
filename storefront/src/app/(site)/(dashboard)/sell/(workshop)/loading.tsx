/** The geometry of a workshop page. */
export default function Loading() {
  return <div role="status" aria-label="Loading" className="grid gap-6"><div className="h-10 w-56 animate-pulse rounded-lg bg-line/50" /><div className="h-40 animate-pulse rounded-xl bg-line/50" /><div className="h-64 animate-pulse rounded-xl bg-line/50" /></div>
}
