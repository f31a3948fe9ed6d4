/** How many bytes a connection may still send: a bucket that fills with time. Counting bytes lets a long journal through. */
export interface Allowance {
  left: number
  at: number
}

const secondsHeld = 30
const bytesPerFrame = 100

export function fullAllowance(maxBytesPerSecond: number, at: number): Allowance {
  return { left: maxBytesPerSecond * secondsHeld, at }
}

/** Takes a frame of `bytes` off; says whether it was still allowed. */
export function spend(allowance: Allowance, bytes: number, at: number, maxBytesPerSecond: number): boolean {
  const seconds = Math.max(0, at - allowance.at) / 1000
  allowance.left = Math.min(allowance.left + seconds * maxBytesPerSecond, maxBytesPerSecond * secondsHeld)
  allowance.left -= bytes + bytesPerFrame
  allowance.at = at
  return allowance.left >= 0
}
