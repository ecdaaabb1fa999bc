import { model } from "@medusajs/framework/utils"
import { Recording } from "./recording"

/** A stored file of a recording; one of each kind and variant. */
export const Asset = model.define("asset", {
  id: model.id({ prefix: "ast" }).primaryKey(),
  kind: model.enum(["source", "wav", "mp3", "stems", "stems-upload", "stem", "stem-upload", "stem-preview", "preview", "peaks", "artwork", "reference"]),
  variant: model.text().default(""),
  filename: model.text(),
  mime_type: model.text(),
  /** Bytes; exact up to 2^53. */
  size: model.float(),
  /** SHA-256, hex. */
  checksum: model.text(),
  /** Key in Medusa's file module. */
  file_id: model.text(),
  /** For public kinds only. */
  url: model.text().nullable(),
  recording: model.belongsTo(() => Recording, { mappedBy: "assets" }),
}).indexes([{ on: ["recording_id", "kind", "variant"], unique: true, where: "deleted_at IS NULL" }])
