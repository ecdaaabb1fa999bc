import { Block, Skeleton } from "@/features/dashboard/skeleton"

/** The geometry of the editor: a line with what is saved, then its parts beside their index. */
export default function Loading() {
  return <Skeleton><Block className="h-12" /><div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_13rem]"><div className="grid gap-6"><Block className="h-[34rem]" /><Block className="h-72" /><Block className="h-64" /></div><Block className="hidden h-96 xl:block" /></div></Skeleton>
}
