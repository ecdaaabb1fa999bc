/** Where the worker is in charge. */
export const SCOPE = "/studio/"
/** Caches of `public/studio/sw.js`. */
const CACHES = ["studio-pages", "studio-files"]

/** Forgets the kept pages and files: whoever signs out leaves none of his pages behind. */
export async function forgetOffline(): Promise<void> {
  if ("serviceWorker" in navigator) await (await navigator.serviceWorker.getRegistration(SCOPE))?.unregister()
  if ("caches" in window) await Promise.all(CACHES.map((name) => caches.delete(name)))
}
