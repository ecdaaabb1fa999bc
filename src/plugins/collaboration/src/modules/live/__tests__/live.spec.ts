import { resolve } from "node:path"
import { setTimeout } from "node:timers/promises"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { expect, it } from "vitest"
import type LiveService from "../service"

const audience = { actor: "seller", id: "sel_1" } as const
const notice = (kind: string, id: string = audience.id) => ({ audience: { ...audience, id }, topic: "recording:rec_1", kind, data: {} })

moduleIntegrationTestRunner<LiveService>({
  moduleName: "live", resolve: resolve(__dirname, ".."), pathToMigrations: resolve(__dirname, "../migrations"),
  testSuite: ({ service, MikroOrmWrapper }) => {
    it("notices of one person are numbered in the order in which they can be read: a later one waits for one that is still being written", async () => {
      let [second, other]: Promise<unknown>[] = []
      const isDone: string[] = []
      await MikroOrmWrapper.forkManager().transactional(async (transactionManager) => {
        await service.publish(notice("first"), { transactionManager } as never)
        second = service.publish(notice("second")).then(() => isDone.push("second"))
        other = service.publish(notice("other", "sel_2")).then(() => isDone.push("other"))
        await other
        await setTimeout(200)
        expect(isDone).toEqual(["other"])
      })
      await second
      expect((await service.after(audience, 0)).map(({ kind }) => kind)).toEqual(["first", "second"])
    })
  },
})
