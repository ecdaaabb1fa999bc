import { Compressor } from "../dsp/compressor"
import { Echo } from "../dsp/echo"
import { Gate } from "../dsp/gate"
import { Limiter } from "../dsp/limiter"
import { ModulatedDelay } from "../dsp/modulated-delay"
import { Multiband } from "../dsp/multiband"
import { Saturation } from "../dsp/saturation"
import { modulatedDelay } from "../effects/chorus"
import { compressor } from "../effects/compressor"
import { echo } from "../effects/delay"
import { gate } from "../effects/gate"
import { limiter } from "../effects/limiter"
import { multiband } from "../effects/multiband"
import { saturation } from "../effects/saturation"
import { registerKernel } from "./kernel-processor"
import "./meters"
import "./recorder"

registerKernel(compressor, (rate) => new Compressor(rate))
registerKernel(echo, (rate) => new Echo(rate))
registerKernel(gate, (rate) => new Gate(rate))
registerKernel(limiter, (rate) => new Limiter(rate))
registerKernel(modulatedDelay, (rate) => new ModulatedDelay(rate))
registerKernel(multiband, (rate) => new Multiband(rate))
registerKernel(saturation, () => new Saturation())
