import { RowsSkeleton, Skeleton } from "@/features/dashboard/skeleton"

export default function Loading() {
  return <Skeleton><RowsSkeleton count={4} /></Skeleton>
}
