import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { RECORDINGS, type AnalysesDoor } from "@max-booster/extension-api"
import { enginesHere } from "../../../listen"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json(await overview(req))
}

export async function POST(req: MedusaRequest, res: MedusaResponse) {
  const asked = await req.scope.resolve<AnalysesDoor>(RECORDINGS).askToHearAgain(await enginesHere())
  res.json({ asked, ...(await overview(req)) })
}

async function overview({ scope }: MedusaRequest) {
  const recordings = scope.resolve<AnalysesDoor>(RECORDINGS)
  const [engines_here, groups, changed] = await Promise.all([enginesHere(), recordings.analysedBy(), recordings.changedAnalyses()])
  return {
    engines_here, groups,
    changed: changed.map(({ before: { bpm, key, engine, engineVersion }, ...each }) => ({ ...each, before: { bpm, key, engine: `${engine} ${engineVersion}` } })),
  }
}
