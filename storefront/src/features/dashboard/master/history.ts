/** What was edited, with ways back and forth. `mark` names the gesture that the present came from: a drag is one step. */
export type History<Value> = { readonly past: readonly Value[]; readonly present: Value; readonly future: readonly Value[]; readonly mark: string | null }

export const begin = <Value>(present: Value): History<Value> => ({ past: [], present, future: [], mark: null })

/** Steps that are kept. */
const MOST = 100

/** The next value; with the mark of the last edit it takes that one's place. */
export function edit<Value>({ past, present, mark: last }: History<Value>, next: Value, mark: string | null = null): History<Value> {
  return { past: mark !== null && mark === last ? past : [...past, present].slice(-MOST), present: next, future: [], mark }
}

export function undo<Value>(history: History<Value>): History<Value> {
  const { past, present, future } = history
  const before = past.at(-1)
  return before === undefined ? history : { past: past.slice(0, -1), present: before, future: [present, ...future], mark: null }
}

export function redo<Value>(history: History<Value>): History<Value> {
  const { past, present, future: [next, ...rest] } = history
  return next === undefined ? history : { past: [...past, present], present: next, future: rest, mark: null }
}
