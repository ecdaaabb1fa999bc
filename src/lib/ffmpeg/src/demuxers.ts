/** Demuxers that may open an upload. A protocol whitelist alone lets a playlist or an ffconcat script read other files. */
export const DEMUXERS = "wav,w64,mp3,flac,ogg,mov,aiff,aac"
