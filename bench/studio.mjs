import { withShop } from "./lib.mjs"

export const about = "The studio: offline renders against plain Web Audio and Tone.js, the editor's main-thread work while scrolling and zooming, a project of 10,000 regions, the scripts of the page."

/** Parts of the studio that are measured. @type {Record<string, (shop: import("./lib.mjs").Shop, tell: (line: string) => void) => Promise<import("./run.mjs").Measurement[]>>} */
const parts = {
  sound: async (_shop, tell) => (await import("./studio-sound.mjs")).default(tell),
  editor: async (shop, tell) => (await import("./studio/editor.mjs")).measureEditor(shop, tell),
}

/**
 * `npm run bench -- studio --json`; with READY_JSON against a shop that runs already, with PART=editor one part alone.
 * @param {(line: string) => void} tell
 * @returns {Promise<import("./run.mjs").Measurement[]>}
 */
export default async function studio(tell) {
  const chosen = process.env.PART ? [process.env.PART] : Object.keys(parts)
  return withShop(tell, async (shop) => {
    const results = []
    for (const name of chosen) {
      const part = parts[name]
      if (!part) throw new Error(`There is no part "${name}": choose among ${Object.keys(parts).join(", ")}.`)
      results.push(...(await part(shop, tell)))
    }
    return results
  })
}
