import { open } from "node:fs/promises"
import { posix } from "node:path"
import { GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { defineChannel, type Acknowledgement, type ChannelTools } from "@max-booster/extension-api"
import { z } from "zod"
import { ANSWER_FOLDERS, isAnswerTo, readAcknowledgement } from "../core/acknowledgement"

const settings = z.object({
  bucket: z.string(), prefix: z.string().default(""), region: z.string().default("us-east-1"),
  endpoint: z.url("RELEASE_S3_ENDPOINT needs an address such as https://s3.example.com").optional(),
  accessKeyId: z.string("RELEASE_S3_ACCESS_KEY_ID is missing"), secretAccessKey: z.string("RELEASE_S3_SECRET_ACCESS_KEY is missing"),
})
type Settings = z.output<typeof settings>

/** Puts batches into a partner's bucket, at S3 or at what speaks its protocol: DDEX cloud-based storage, batched. */
export const s3 = defineChannel({
  id: "s3", label: "S3 drop", settings,
  read: (env) => (env["RELEASE_S3_BUCKET"]
    ? {
        bucket: env["RELEASE_S3_BUCKET"], prefix: env["RELEASE_S3_PREFIX"], region: env["RELEASE_S3_REGION"], endpoint: env["RELEASE_S3_ENDPOINT"],
        accessKeyId: env["RELEASE_S3_ACCESS_KEY_ID"], secretAccessKey: env["RELEASE_S3_SECRET_ACCESS_KEY"],
      }
    : null),
  hand: {
    send: (packed, to, tools) => connected(to, async (client) => {
      const whole = packed.files.reduce((sum, { size }) => sum + size, 0)
      let sent = 0
      for (const { path, file, size, sha256 } of packed.files) {
        const object = { Bucket: to.bucket, Key: posix.join(to.prefix, path) }
        if (!(await isThere(client, object, sha256, tools))) {
          // Opened before it is sent: of a stream that cannot be opened the client waits for the first byte.
          const source = await open(file)
          await client.send(new PutObjectCommand({ ...object, Body: source.createReadStream(), ContentLength: size, Metadata: { sha256 } }), { abortSignal: tools.signal }).finally(() => source.close())
        }
        sent += size
        tools.report(sent / whole)
      }
    }),
    acknowledgements: (batches, from, { signal }) => connected(from, async (client) => {
      const answers: Acknowledgement[] = []
      for (const batch of batches) {
        for (const folder of ANSWER_FOLDERS(batch)) {
          const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: from.bucket, Prefix: posix.join(from.prefix, folder, `ACK_${batch}`) }), { abortSignal: signal })
          for (const { Key, LastModified } of Contents) {
            if (!Key || !isAnswerTo(batch, posix.basename(Key))) continue
            const { Body } = await client.send(new GetObjectCommand({ Bucket: from.bucket, Key }), { abortSignal: signal })
            const answer = readAcknowledgement(batch, (await Body?.transformToString()) ?? "", (LastModified ?? new Date(0)).toISOString())
            if (answer) answers.push(answer)
          }
        }
      }
      return answers
    }),
  },
})

async function isThere(client: S3Client, object: { Bucket: string; Key: string }, sha256: string, { signal }: ChannelTools): Promise<boolean> {
  try {
    return (await client.send(new HeadObjectCommand(object), { abortSignal: signal })).Metadata?.["sha256"] === sha256
  } catch (error) {
    if ((error as { name?: string }).name === "NotFound") return false
    throw error
  }
}

async function connected<Result>({ region, endpoint, accessKeyId, secretAccessKey }: Settings, work: (client: S3Client) => Promise<Result>): Promise<Result> {
  const client = new S3Client({
    region, credentials: { accessKeyId, secretAccessKey }, requestChecksumCalculation: "WHEN_REQUIRED",
    ...(endpoint && { endpoint, forcePathStyle: true }),
  })
  try {
    return await work(client)
  } finally {
    client.destroy()
  }
}
