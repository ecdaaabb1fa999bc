import { Block, RowsSkeleton, Skeleton } from "@/features/dashboard/skeleton"

/** The geometry of a beat's videos. */
export default function Loading() {
  return <Skeleton><Block className="h-[34rem]" /><RowsSkeleton count={2} /></Skeleton>
}
