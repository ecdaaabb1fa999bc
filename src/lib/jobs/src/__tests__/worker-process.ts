import { startWorker } from ".."
import { handlers } from "./suite-jobs"

/** A worker in a process of its own, which a test may kill: prints what its handlers do, a JSON line each. */
void startWorker({
  config: { databaseUrl: process.env["TEST_DATABASE_URL"] ?? "", redisUrl: process.env["TEST_REDIS_URL"] || undefined },
  handlers: handlers((done) => { process.stdout.write(`${JSON.stringify(done)}\n`) }, { mended: false, aborted: [] }),
  container: { resolve: () => { throw new Error("nothing here") } },
  log: { info: () => undefined, error: (text) => { process.stderr.write(`${text}\n`) } },
}).then(() => { process.stdout.write("ready\n") })
