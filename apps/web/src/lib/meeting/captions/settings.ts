import { z } from 'zod'

/** How large the letters of captions may be, from the smallest to the largest. */
export const captionSizes = [1, 2, 3, 4] as const

const settingsSchema = z.object({
  size: z.literal(captionSizes),
  /** A screen reader reads each line aloud. */
  aloud: z.boolean(),
})
export type CaptionSettings = z.infer<typeof settingsSchema>

/** Not aloud by itself: whoever hears the room would hear everything twice. */
export const usualSettings: CaptionSettings = { size: 2, aloud: false }

const name = 'alongside-captions'

/** How somebody chose to read captions on this device. */
export function rememberedSettings(): CaptionSettings {
  try {
    return settingsSchema.safeParse(JSON.parse(localStorage.getItem(name) ?? 'null')).data ?? usualSettings
  } catch {
    return usualSettings
  }
}

export function rememberSettings(settings: CaptionSettings): void {
  try {
    localStorage.setItem(name, JSON.stringify(settings))
  } catch {
    // It holds for this page.
  }
}
