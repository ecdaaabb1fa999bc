import { Block, Skeleton } from "@/features/dashboard/skeleton"

/** The geometry of three panels. */
export default function Loading() {
  return <Skeleton><Block className="h-56" /><Block className="h-40" /><Block className="h-96" /></Skeleton>
}
