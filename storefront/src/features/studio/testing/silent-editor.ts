import type { Session } from "@max-booster/studio-core"
import type { Exchange } from "../audio/exchange"
import type { Library } from "../audio/library"
import type { Sync } from "../project/sync"
import { Editor } from "../ui/editor"

/** An editor without sound, sounds and a shop, for tests of what people do in it. */
export const aSilentEditor = (session: Session): Editor =>
  new Editor({ id: "ana", name: "Ana" }, session, {} as Library, {} as Sync, {} as Exchange, () => Promise.reject(new Error("Silent here.")))
