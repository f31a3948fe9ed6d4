import type { AgreedAction } from '@alongside/protocol'

/** What somebody takes on, as it is written down and put right. */
export type ActionToAgree = Pick<AgreedAction, 'id' | 'words' | 'owner' | 'helper' | 'due'>
