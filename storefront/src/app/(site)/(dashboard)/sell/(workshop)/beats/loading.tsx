import { Block, RowsSkeleton, Skeleton } from "@/features/dashboard/skeleton"

/** The geometry of the list of beats. */
export default function Loading() {
  return <Skeleton><Block className="h-28" /><RowsSkeleton /></Skeleton>
}
