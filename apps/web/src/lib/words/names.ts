import type {
  Capacity,
  GuestStanding,
  Header,
  MemberView,
  NameShown,
  Office,
  Permission,
  Rung,
} from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'
import { listOf } from './list-of.ts'

type Words<Key extends string> = Readonly<Record<Key, () => string>>

const capacityWords: Words<Capacity> = {
  usesServices: m.capacity_usesServices,
  unpaidCarer: m.capacity_unpaidCarer,
  layPartner: m.capacity_layPartner,
  youngPerson: m.capacity_youngPerson,
  frontlineStaff: m.capacity_frontlineStaff,
  clinician: m.capacity_clinician,
  commissioner: m.capacity_commissioner,
  electedMember: m.capacity_electedMember,
  facilitator: m.capacity_facilitator,
  observer: m.capacity_observer,
}

const officeWords: Words<Office> = {
  organiser: m.office_organiser,
  chair: m.office_chair,
  facilitator: m.office_facilitator,
  noteTaker: m.office_noteTaker,
  captioner: m.office_captioner,
}

const permissionWords: Words<Permission> = {
  read: m.permission_read,
  comment: m.permission_comment,
  suggest: m.permission_suggest,
  edit: m.permission_edit,
  own: m.permission_own,
}

const nameShownWords: Words<NameShown> = {
  fullName: m.nameShown_fullName,
  firstName: m.nameShown_firstName,
  capacityOnly: m.nameShown_capacityOnly,
}

const rungWords: Words<Rung> = {
  told: m.rung_told,
  asked: m.rung_asked,
  involved: m.rung_involved,
  designedTogether: m.rung_designedTogether,
  doneTogether: m.rung_doneTogether,
}

const statusWords: Words<Header['status']> = {
  draft: m.documentStatus_draft,
  agreed: m.documentStatus_agreed,
  underReview: m.documentStatus_underReview,
}

const confidentialityWords: Words<Header['confidentiality']> = {
  space: m.confidentiality_space,
  named: m.confidentiality_named,
  public: m.confidentiality_public,
}

/** In what capacity someone speaks, in words. */
export const capacityName = (capacity: Capacity): string => capacityWords[capacity]()
/** Those of several capacities who are counted together. */
export const groupName = (capacities: readonly Capacity[]): string => listOf(capacities.map(capacityName))
export const officeName = (office: Office): string => officeWords[office]()
export const permissionName = (permission: Permission): string => permissionWords[permission]()
export const nameShownName = (shown: NameShown): string => nameShownWords[shown]()
export const rungName = (rung: Rung): string => rungWords[rung]()
export const statusName = (status: Header['status']): string => statusWords[status]()
export const confidentialityName = (who: Header['confidentiality']): string => confidentialityWords[who]()

/** In what capacity someone speaks; of a guest that they are one, and whether they only say so. */
export function capacityShown(person: {
  readonly capacity: Capacity
  readonly guest?: GuestStanding | null | undefined
}): string {
  const capacity = capacityName(person.capacity)
  if (!person.guest) return capacity
  return (person.guest === 'says' ? m.guest_says : m.guest_confirmed)({ capacity })
}

/** A name with the mark of whoever is no member, where it stands without a capacity. */
export function nameMarked(person: {
  readonly name: string | null
  readonly capacity: Capacity
  readonly guest?: GuestStanding | null | undefined
}): string {
  return person.guest ? m.guest_mark({ name: personName(person) }) : personName(person)
}

/** What to call the member of an id, who may have left; someone, where the reader may not know of them. */
export function memberName(members: readonly MemberView[], id: string | null): string {
  const member = members.find(({ person }) => person === id)
  return member === undefined ? m.hearing_someone() : personName(member)
}

/** What to call a person: their name as they chose, or the capacity where that is all they show. */
export function personName(person: { name: string | null; capacity: Capacity }): string {
  return person.name ?? capacityName(person.capacity)
}
