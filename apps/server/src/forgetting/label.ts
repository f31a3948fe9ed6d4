import { Refusal } from '@alongside/protocol'
import { isNameTaken, memberOf, type Space } from '@alongside/space'
import type { People } from '@alongside/storage'
import { checkName } from '../api/check-name.ts'

/**
 * Refuses a label in which somebody would be read who is there, or who asks to be forgotten: their own name, or a part
 * of it that is a name by itself.
 */
export async function checkLabel(
  people: Pick<People, 'byIds'>,
  asked: { readonly person: string; readonly label: string; readonly spaces: readonly Space[] },
): Promise<void> {
  const { person, label, spaces } = asked
  const [known] = await people.byIds([person])
  const parts = (known?.name ?? '').split(/\s+/).filter(({ length }) => length > 2)
  const said = label.split(/\s+/)
  if (isNameTaken(label, [known?.name ?? '']) || said.some((word) => isNameTaken(word, parts)))
    throw new Refusal('invalid', 'These words hold the name that is to be forgotten.', 'label')
  for (const space of spaces) {
    if (memberOf(space, person) !== null) await checkName({ people }, space, label)
  }
}
