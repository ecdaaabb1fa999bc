import { Compressor } from "../dsp/compressor"
import { Gate } from "../dsp/gate"
import { Limiter } from "../dsp/limiter"
import { Multiband } from "../dsp/multiband"
import { Saturation } from "../dsp/saturation"
import { compressor } from "../effects/compressor"
import { gate } from "../effects/gate"
import { limiter } from "../effects/limiter"
import { multiband } from "../effects/multiband"
import { saturation } from "../effects/saturation"
import { registerKernel } from "./kernel-processor"
import "./meters"
import "./recorder"

registerKernel(compressor, (rate) => new Compressor(rate))
registerKernel(gate, (rate) => new Gate(rate))
registerKernel(limiter, (rate) => new Limiter(rate))
registerKernel(multiband, (rate) => new Multiband(rate))
registerKernel(saturation, () => new Saturation())
