import { idSchema } from '@alongside/protocol'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url }) => ({
  proposal: idSchema.safeParse(url.searchParams.get('proposal')).data ?? null,
})
