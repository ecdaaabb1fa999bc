export { DEMUXERS } from "./demuxers"
export { boundedFfmpeg, ffprobePath } from "./programs"
export { FfmpegFailure, runFfmpeg, type FfmpegInput, type FfmpegOutput, type FfmpegRun } from "./run"
