import { existsSync } from "node:fs"
import { join } from "node:path"

import { ADMIN_OUT, ADMIN_STAMP } from "./admin-bundle.mjs"
import { writeWhole } from "./files.mjs"

const MARK = "max-booster-admin-placeholder"

/**
 * Medusa reads the admin's page once, at boot, and the first bundle takes a minute: this page stands in, so that the
 * backend need not wait. It replaces itself by the real one (Medusa serves `/app/index.html` from disk) as soon as that is there.
 */
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Max Booster admin</title><meta name="${MARK}">
<body style="font:16px system-ui;margin:20vh auto;max-width:32rem;padding:0 1rem"><p id="text"></p><script>
const look = async () => {
  const page = await fetch("/app/index.html", { cache: "no-store" }).then((answer) => answer.text()).catch(() => "")
  if (page.includes("<html") && !page.includes("${MARK}")) { document.open(); document.write(page); document.close(); return }
  document.getElementById("text").textContent = "The admin is being bundled for the first time. This page opens it by itself."
  setTimeout(look, 1500)
}
look()
</script></body></html>
`

/**
 * Puts the stand-in where no admin was ever bundled.
 * @returns {Promise<boolean>} whether the stand-in is used
 */
export async function standInForAdmin() {
  if (existsSync(ADMIN_STAMP)) return false
  await writeWhole(join(ADMIN_OUT, "index.html"), PAGE)
  return true
}
