import { m } from '#lib/paraglide/messages.js'

/** Places that are called otherwise in another language, or are by now. Browsers know zones by their first name. */
const places: Readonly<Record<string, () => string>> = {
  'Europe/Copenhagen': m.time_copenhagen,
  'America/Godthab': () => 'Nuuk',
  'Atlantic/Faeroe': () => 'Tórshavn',
  'Europe/Kiev': () => 'Kyiv',
  'Asia/Calcutta': () => 'Kolkata',
  'Asia/Katmandu': () => 'Kathmandu',
  'Asia/Rangoon': () => 'Yangon',
  'Asia/Saigon': () => 'Ho Chi Minh City',
}

/** The place that a time zone is called after: "New York". */
export function placeOf(zone: string): string {
  return places[zone]?.() ?? zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
}
