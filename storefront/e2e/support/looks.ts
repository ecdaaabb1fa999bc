import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { expect, it } from "vitest"
import { axeFaults } from "./axe"
import type { Visitor } from "./browser"

const looks = [[390, "light"], [768, "dark"], [1440, "light"]] as const

/** Tests of a page at three widths, by day or by night: no axe violation, nothing wider than the window. PICTURES names a folder that keeps what was seen. */
export function looksRight(name: string, path: () => string, page: () => Visitor["page"]): void {
  it.each(looks)(`${name} at %i px, %s`, async (width, colorScheme) => {
    await page().emulateMedia({ colorScheme, reducedMotion: "reduce" })
    await page().setViewportSize({ width, height: 900 })
    await page().goto(path())
    await page().locator("#content h1").first().waitFor()
    await keepPicture(name, width, colorScheme)
    expect(await axeFaults(page())).toEqual([])
    expect(await page().evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  })

  async function keepPicture(of: string, width: number, scheme: string): Promise<void> {
    const folder = process.env["PICTURES"]
    if (!folder) return
    await mkdir(folder, { recursive: true })
    await page().evaluate(() => Promise.all([...document.images].map((image) => { image.loading = "eager"; return image.decode().catch(() => undefined) })))
    await page().screenshot({ path: join(folder, `${of}-${width}-${scheme}.png`), fullPage: true })
  }
}
