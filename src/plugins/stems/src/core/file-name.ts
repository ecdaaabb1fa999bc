import { parse } from "node:path/posix"

const LONGEST = 80

/**
 * A name for a made file that every system can store: the upload's name without folders, control characters and reserved signs.
 * @param extension without a dot
 */
export function fileName(originalName: string, extension: string): string {
  const { name } = parse(originalName.normalize("NFC").replaceAll("\\", "/"))
  const plain = name.replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, " ").replace(/\s+/g, " ").replace(/^[. ]+|[. ]+$/g, "")
  return `${[...plain].slice(0, LONGEST).join("").trim() || "recording"}.${extension}`
}
