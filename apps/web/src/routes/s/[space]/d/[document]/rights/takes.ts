import { permissions, type DocumentView, type Grantee, type Permission } from '@alongside/protocol'
import { follow, nothing } from './choice.ts'
import { granteeKey } from './grantee-key.ts'

/** What is chosen for somebody: a permission, nothing, or what counts for them otherwise. */
export type Choice = Permission | typeof follow | typeof nothing

type Rights = Pick<DocumentView, 'grants' | 'people'> & {
  readonly sections: readonly Pick<DocumentView['sections'][number], 'id' | 'grants'>[]
}

/** What is chosen now for somebody on a document, or on the part of it that `on` names. */
export function chosenNow(document: Rights, on: string, grantee: Grantee): Choice {
  const here = document.sections.find(({ id }) => id === on) ?? document
  const grant = grantIn(here.grants, grantee)
  return grant === undefined ? follow : (grant.permission ?? nothing)
}

/** Whether somebody may do less after a choice, as far as can be told from what was given here. */
export function takesAway(document: Rights, on: string, grantee: Grantee, choice: Choice): boolean {
  if (choice === nothing || choice === follow) return true
  const section = document.sections.find(({ id }) => id === on)
  const given = grantIn([...(section?.grants ?? []), ...document.grants], grantee)
  const standing =
    grantee.to === 'person' ? document.people.find(({ person }) => person === grantee.person) : undefined
  const has = given === undefined ? (standing?.permission ?? null) : given.permission
  return has !== null && permissions.indexOf(choice) < permissions.indexOf(has)
}

function grantIn(grants: DocumentView['grants'], grantee: Grantee) {
  const key = granteeKey(grantee)
  return grants.find((grant) => granteeKey(grant.grantee) === key)
}
