/** What an element may hold, told once: types, writing and reading come from it. */
export type Leaf<A extends string = string> = { readonly attributes: readonly A[] }
export type Branch<A extends string = string, C extends Children = Children> = { readonly attributes: readonly A[]; readonly children: C }
export type Shape = Leaf | Branch
type Times = "one" | "maybe" | "many"
export type Slot<S extends Shape = Shape, T extends Times = Times> = { readonly shape: S; readonly times: T }
/** In the order in which they stand. */
export type Children = { readonly [name: string]: Slot }

type Attributes<A extends string> = { readonly [K in A as `@${K}`]?: string }
type Named<C extends Children, T extends Times> = { [K in keyof C]: C[K] extends Slot<Shape, T> ? K : never }[keyof C]
type Inside<S> = S extends Slot<infer V> ? Value<V> : never
type Fields<C extends Children> =
  & { readonly [K in Named<C, "one">]: Inside<C[K]> }
  & { readonly [K in Named<C, "maybe">]?: Inside<C[K]> | undefined }
  & { readonly [K in Named<C, "many">]?: readonly Inside<C[K]>[] | undefined }

/** The value of a shape: a text is a string or, with attributes (`@Name`), an object whose text is `#`. */
export type Value<S> =
  S extends Branch<infer A, infer C> ? Attributes<A> & Fields<C>
    : S extends Leaf<infer A> ? [A] extends [never] ? string : string | ({ readonly "#": string } & Attributes<A>)
      : never

/** An element of text. */
export const leaf = <const A extends string = never>(...attributes: A[]): Leaf<A> => ({ attributes })
/** An element of elements. */
export const branch = <C extends Children, const A extends string = never>(children: C, ...attributes: A[]): Branch<A, C> => ({ attributes, children })

export const one = <S extends Shape>(shape: S): Slot<S, "one"> => ({ shape, times: "one" })
export const maybe = <S extends Shape>(shape: S): Slot<S, "maybe"> => ({ shape, times: "maybe" })
export const many = <S extends Shape>(shape: S): Slot<S, "many"> => ({ shape, times: "many" })

/** Whether a shape holds elements. */
export const isBranch = (shape: Shape): shape is Branch => "children" in shape
