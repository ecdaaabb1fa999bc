import { Block, RowsSkeleton, Skeleton } from "@/features/dashboard/skeleton"

/** The geometry of a beat's stems. */
export default function Loading() {
  return <Skeleton><Block className="h-80" /><RowsSkeleton count={3} /></Skeleton>
}
