export { boot, Booted, killProcess, makeDataDir, startProcess } from './testing/boot.ts'
export { Device, OurClient, type OurClientOptions } from './testing/our-client.ts'
export { openRaw, PlainClient, RawClient } from './testing/plain-client.ts'
export { seedBoard, type SeededBoard, type SeededPerson } from './testing/seed-board.ts'
