/** A stem's name from its file: without folders, ending and what no file system can store, at most 80 characters. */
export function stemName(originalName: string): string {
  const name = (originalName.normalize("NFC").split(/[\\/]/).at(-1) ?? "").replace(/\.[A-Za-z0-9]{2,5}$/, "")
  const plain = name.replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, " ").replace(/\s+/g, " ").replace(/^[. ]+|[. ]+$/g, "")
  return [...plain].slice(0, 80).join("").trim() || "Stem"
}
