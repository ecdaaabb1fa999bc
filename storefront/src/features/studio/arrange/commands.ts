import type { Editor } from "../ui/editor"
import { clipCommands } from "./commands/clip"
import { regionCommands } from "./commands/regions"
import { trackCommands } from "./commands/tracks"
import { transportCommands } from "./commands/transport"
import { recordingCommands } from "../record/commands"
import { viewCommands } from "./commands/view"

/** Where a command is offered in a menu. */
export type Place = "region" | "track" | "ruler"

/** Something that can be done in the studio: keys, menus and the sheet of shortcuts share it. */
export type StudioCommand = {
  id: string
  label: string
  group: "Transport" | "Regions" | "Tracks" | "Clipboard" | "View" | "Mixer" | "Recording"
  /** As a person reads them: "Ctrl D"; several with "or". Left out: there are none. */
  keys?: string
  menus?: readonly Place[]
  /** The browser itself tells of these keys: copy, cut, paste. */
  isNative?: boolean
  /** Why it cannot be done now; undefined when it can. */
  refuse?(editor: Editor): string | undefined
  run(editor: Editor): void
}

/** Every command, in the order of the sheet. */
export const studioCommands: readonly StudioCommand[] = [...transportCommands, ...recordingCommands, ...regionCommands, ...clipCommands, ...trackCommands, ...viewCommands]

/** Those of a menu, in order. */
export const commandsOf = (place: Place): StudioCommand[] => studioCommands.filter(({ menus }) => menus?.includes(place))

const named: Record<string, string> = { Space: " ", Left: "ArrowLeft", Right: "ArrowRight", Up: "ArrowUp", Down: "ArrowDown" }

/** Whether a key press is one of those written, e.g. "Ctrl Shift Z or Ctrl Y". Ctrl is also the Mac's command key. */
export function isPressed(keys: string, event: Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">): boolean {
  return keys.split(" or ").some((way) => {
    const parts = way.split(" ")
    const key = parts.at(-1) ?? ""
    const [hasMod, hasAlt, hasShift] = ["Ctrl", "Alt", "Shift"].map((each) => parts.slice(0, -1).includes(each))
    if (hasMod !== (event.ctrlKey || event.metaKey) || hasAlt !== event.altKey) return false
    const wanted = named[key] ?? key
    const isLetter = /^[A-Z0-9]$/i.test(wanted)
    // Alt and Shift change the letter on some keyboards, the place of the key stays.
    const isSame = event.key.toLowerCase() === wanted.toLowerCase() || (isLetter && (hasAlt || hasShift) && (event.code === `Key${wanted.toUpperCase()}` || event.code === `Digit${wanted}`))
    return isSame && (isLetter || wanted.length > 1 || wanted === " " ? hasShift === event.shiftKey : true)
  })
}

/** Does a command, or says why not. */
export function perform(editor: Editor, command: StudioCommand, refused: (reason: string) => void): void {
  const reason = command.refuse?.(editor)
  if (reason === undefined) command.run(editor)
  else refused(reason)
}
