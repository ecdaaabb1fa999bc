import { RowsSkeleton, Skeleton } from "@/features/dashboard/skeleton"

/** The geometry of the list. */
export default function Loading() {
  return <Skeleton><RowsSkeleton count={3} /></Skeleton>
}
