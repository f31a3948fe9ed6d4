import { capacities, type Capacity } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'
import { capacityName } from '#lib/words/names.ts'

const hints: Partial<Record<Capacity, () => string>> = {
  usesServices: m.capacity_usesServicesHint,
  unpaidCarer: m.capacity_unpaidCarerHint,
  layPartner: m.capacity_layPartnerHint,
  frontlineStaff: m.capacity_frontlineStaffHint,
  commissioner: m.capacity_commissionerHint,
  observer: m.capacity_observerHint,
}

/** All capacities as choices of a form, with a few words where the name alone does not tell. */
export function capacityChoices(among: readonly Capacity[] = capacities) {
  return among.map((value) => {
    const hint = hints[value]?.()
    return { value, label: capacityName(value), ...(hint === undefined ? {} : { hint }) }
  })
}
