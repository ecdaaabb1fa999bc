/** What went wrong with an input or a recording: what happened, what it means, what to do. */
export function troubleOf(error: unknown): string {
  const name = error instanceof DOMException || error instanceof Error ? error.name : ""
  return words[name] ?? `The input could not be used: ${error instanceof Error && error.message ? error.message : "the browser did not say why"}. Unplug it, plug it in again, and try once more.`
}

const words: Record<string, string> = {
  NotAllowedError: "The browser does not let this page hear the microphone. Press the lock or camera sign beside the address, allow the microphone, and press “Use the microphone” again. If nothing is asked there, allow the browser itself in the system's privacy settings.",
  SecurityError: "The browser does not let this page hear the microphone: the page must be opened by https or on this computer itself.",
  NotFoundError: "There is no microphone or interface. Plug one in, and press “Use the microphone” again.",
  OverconstrainedError: "The input that was chosen is not there any more. Plug it in, or choose another.",
  NotReadableError: "The input is there but gives no sound: another program holds it, or its driver failed. Close other programs that record, and try again.",
  AbortError: "The input stopped while it was being opened. Try again.",
  NotSupportedError: "This browser cannot record at the project's sample rate from this input. Set the device to the project's rate in the system's sound settings, and try again.",
  QuotaExceededError: "There is no room left on this device: the recording was ended, and what had been recorded by then is kept. Free some space before you go on.",
  TypeError: "This browser gives pages no microphone here: open the studio by https, in a browser that can record.",
}

/** What ended a recording by itself; what was recorded until then is kept. */
export const endings = {
  unplugged: "The input was unplugged or switched off: the recording was ended. What had been recorded until then is kept.",
  suspended: "The browser or the system stopped the sound, so the recording was ended. What had been recorded until then is kept. Press play to go on.",
  rateChanged: "The input changed its sample rate, so the recording was ended. What had been recorded until then is kept. Measure the delay again before you go on.",
  tooShort: "Nothing was recorded: it was stopped before the music began.",
  /** @param words why it ended, which say that what was recorded is kept */
  nothing: (words: string) => `${words} That was before anything had been recorded.`,
} as const
