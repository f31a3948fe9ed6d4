import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url }) => ({ isLarge: url.searchParams.has('large') })
