import { exportStudioProject } from "@max-booster/api-contract"
import { forward } from "@/features/dashboard/bridge"
import { readSession } from "@/lib/session"

/** The project as one file. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params
  const as = exportStudioProject.query.shape.as.catch("zip").parse(new URL(request.url).searchParams.get("as") ?? undefined)
  return forward(request, `/store/studio/projects/${encodeURIComponent(id)}/export?as=${as}`, { take: [], give: ["content-disposition", "cache-control"], bearer: readSession("customer") })
}
