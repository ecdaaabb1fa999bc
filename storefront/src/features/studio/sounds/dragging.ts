import type { Editor } from "../ui/editor"
import { bringSound } from "./bring"
import { fromDragged, toDragged, type Wanted } from "./shelf"

const TYPE = "application/x-max-booster-recording"
/** While something is dragged only its types can be read. */
const COUNT = "application/x-max-booster-count-"

/** Has a drag hold a sound of so many files. */
export function holdSound(drag: DataTransfer, wanted: Wanted, count: number): void {
  drag.setData(TYPE, toDragged(wanted))
  drag.setData(`${COUNT}${count}`, "sounds")
  drag.effectAllowed = "copy"
}

/** How many sounds a drag holds. */
export function countOf({ items, types }: DataTransfer): number {
  const named = types.find((type) => type.startsWith(COUNT))
  return named ? Number(named.slice(COUNT.length)) : items.length
}

/** Whether a drag holds sounds that go onto tracks of their own, wherever it ends. */
export const holdsStems = (drag: DataTransfer): boolean => drag.types.includes(TYPE) && countOf(drag) > 1

/** Brings what a drag holds of the shop's sounds. @returns false when it holds none of them */
export function dropHeld(editor: Editor, drag: DataTransfer, at: number, trackId: string | null): boolean {
  const wanted = fromDragged(drag.getData(TYPE))
  if (wanted) void bringSound(editor, wanted, at, trackId)
  return wanted !== null
}
