/** The geometry of an account page. */
export default function Loading() {
  return <div role="status" aria-label="Loading" className="grid gap-6"><div className="h-10 w-56 animate-pulse rounded-lg bg-line/50" /><div className="h-32 animate-pulse rounded-xl bg-line/50" /><div className="h-32 animate-pulse rounded-xl bg-line/50" /></div>
}
