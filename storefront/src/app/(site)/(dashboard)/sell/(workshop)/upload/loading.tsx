import { Block, Skeleton } from "@/features/dashboard/skeleton"

/** The geometry of the upload page. */
export default function Loading() {
  return <Skeleton><Block className="h-72" /><Block className="h-48" /></Skeleton>
}
