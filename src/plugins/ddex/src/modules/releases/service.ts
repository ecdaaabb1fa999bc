import { MedusaService } from "@medusajs/framework/utils"
import { ReleaseDelivery, ReleaseExport } from "./models/export"
import { CodeSource, RecordingIsrc, ReleaseGtin } from "./models/identifiers"
import { Release, ReleaseEvent, ReleaseStatus } from "./models/release"

/** Releases, identifiers, packages and what became of them: stores and retrieves; core decides. */
export default class ReleasesService extends MedusaService({ Release, ReleaseStatus, ReleaseEvent, CodeSource, RecordingIsrc, ReleaseGtin, ReleaseExport, ReleaseDelivery }) {}
