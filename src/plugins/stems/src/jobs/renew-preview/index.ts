import { RECORDINGS, renewPreview, type RecordingsDoor, type VoiceTagsDoor } from "@max-booster/extension-api"
import { handleJob, sweepWorkFolders, withWorkFolder } from "@max-booster/jobs"
import { fetchSource } from "../../ingest/fetch-source"
import { teller } from "../../ingest/tell"
import { renewPreview as renew } from "../../renew-preview"

/** A preview made again, because the shop's tag has changed; does nothing when it has that tag or a later one. */
export default handleJob(renewPreview, async ({ data: { recording_id, revision }, container, signal, progress }) => {
  const recordings = container.resolve<RecordingsDoor & VoiceTagsDoor>(RECORDINGS)
  await sweepWorkFolders()
  const [task, has] = await Promise.all([recordings.ingestTask(recording_id), recordings.previewRevision(recording_id)])
  const source = task?.source
  if (!source || has === null) return { outcome: "gone" }
  if (has >= revision) return { outcome: "superseded" }
  await withWorkFolder(async (folder) => {
    const path = await fetchSource(await recordings.openAsset(source.asset_id), source.checksum, folder, signal)
    await renew({ recordings, task, path, folder, signal, report: (fraction) => { progress(fraction).catch(() => undefined) } })
  })
  await teller(container, task.seller_id, `shop:${task.seller_id}`, { recording_id })("preview.renewed", { ...(await recordings.previewsRenewed(task.seller_id)) })
  return { outcome: "renewed" }
})
