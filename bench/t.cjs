const run=require("@max-booster/stems/ffmpeg/run"); const o=run.runFfmpeg
const cp=require("child_process")
Object.defineProperty(require.cache[require.resolve("@max-booster/stems/ffmpeg/run")].exports,"x",{value:1})
const { makePreview } = require("@max-booster/stems/ffmpeg/preview"); const { measure } = require("@max-booster/stems/ffmpeg/measure")
const s=new AbortController().signal
;(async()=>{
 const path=process.argv[2]; const d=+process.argv[3]
 const {loudness}=await measure(path,2,"/tmp/s-pre/p",s); console.log(loudness)
 const r0=process.resourceUsage(); const t=performance.now(); await makePreview({path,durationMs:d*1000,channels:2,loudness},"/tmp/s-pre/p",s,(f)=>process.stdout.write(f.toFixed(2)+"@"+(performance.now()-t|0)+" ")); console.log("\n", performance.now()-t|0)
})()
