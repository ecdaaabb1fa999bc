/** A value of a form-encoded request: every leaf is text. */
export type FormValue = string | FormValue[] | FormTree
export interface FormTree {
  [key: string]: FormValue
}

/**
 * Parses Stripe's form encoding: `a[b][0][c]=x` becomes `{ a: { b: [{ c: "x" }] } }`.
 * A body with the same key twice keeps the last, as Stripe does.
 */
export function parseForm(encoded: string): FormTree {
  const root = emptyTree()
  for (const [key, value] of new URLSearchParams(encoded)) set(root, pathOf(key), value)
  return listify(root) as FormTree
}

function pathOf(key: string): string[] {
  const open = key.indexOf("[")
  if (open === -1) return [key]
  const rest = [...key.slice(open).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? "")
  return [key.slice(0, open), ...rest]
}

function set(tree: FormTree, [head = "", ...rest]: string[], value: string): void {
  const key = head === "" ? String(Object.keys(tree).length) : head
  if (rest.length === 0) {
    tree[key] = value
    return
  }
  const existing = tree[key]
  const child = typeof existing === "object" && !Array.isArray(existing) ? existing : emptyTree()
  tree[key] = child
  set(child, rest, value)
}

/** Objects whose keys are exactly 0…n-1 are arrays. */
function listify(value: FormValue): FormValue {
  if (typeof value === "string" || Array.isArray(value)) return value
  const keys = Object.keys(value)
  for (const key of keys) value[key] = listify(value[key] ?? "")
  const isList = keys.length > 0 && keys.every((_, index) => value[String(index)] !== undefined)
  return isList ? keys.map((_, index) => value[String(index)] ?? "") : value
}

function emptyTree(): FormTree {
  return Object.create(null) as FormTree
}
