/** The header that names a download (RFC 6266): an ASCII name for old clients and the true one. `inline` lets a page show or play it. */
export function contentDisposition(filename: string, way: "attachment" | "inline" = "attachment"): string {
  const ascii = filename.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^\x20-\x7e]/g, "_").replace(/["\\%]/g, "_")
  const encoded = encodeURIComponent(filename).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${way}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
