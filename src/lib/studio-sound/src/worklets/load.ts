const loaded = new WeakMap<BaseAudioContext, Promise<void>>()

/**
 * Makes the package's processors known to a context, once.
 * @param url where the built file of the package (`@max-booster/studio-sound/worklets.js`) is served
 */
export function loadWorklets(context: BaseAudioContext, url: string | URL): Promise<void> {
  const known = loaded.get(context) ?? context.audioWorklet.addModule(url)
  loaded.set(context, known)
  return known
}
