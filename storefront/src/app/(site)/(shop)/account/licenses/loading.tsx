import { Block, RowsSkeleton, Skeleton } from "@/features/dashboard/skeleton"

/** The geometry of the search and of licenses. */
export default function Loading() {
  return <Skeleton><Block className="h-16" /><RowsSkeleton count={4} /></Skeleton>
}
