import { Block, RowsSkeleton, Skeleton } from "@/features/dashboard/skeleton"

/** The geometry of figures and lists. */
export default function Loading() {
  return <Skeleton><div className="grid gap-3 sm:grid-cols-3">{[0, 1, 2].map((each) => <Block key={each} className="h-24" />)}</div><RowsSkeleton count={3} /></Skeleton>
}
