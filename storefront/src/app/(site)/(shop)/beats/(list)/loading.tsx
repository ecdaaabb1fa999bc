/** The grid's geometry while beats load. */
export default function Loading() {
  return (
    <div role="status" aria-label="Loading beats" className="mx-auto grid max-w-7xl gap-8 px-4 py-8 md:px-6 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <div className="h-96 animate-pulse rounded-xl bg-line/50" />
      <div className="grid grid-cols-2 gap-x-4 gap-y-8 pt-16 sm:gap-x-6 md:grid-cols-3 lg:grid-cols-4">
        {Array.from({ length: 8 }, (_, i) => <div key={i} className="grid gap-3"><div className="aspect-square animate-pulse rounded-lg bg-line/50" /><div className="h-8 animate-pulse rounded bg-line/50" /><div className="h-12 animate-pulse rounded bg-line/50" /></div>)}
      </div>
    </div>
  )
}
