import { createJoinCodes, drawCode, type JoinCodes } from '../auth/join-codes.ts'

/**
 * The codes that are mailed to people with the words that others typed for them. Each stands for the id under which its
 * sending is in the log; none lets anybody join by a link.
 */
export function createVoiceCodes(deps: Parameters<typeof createJoinCodes>[0]): JoinCodes {
  return createJoinCodes(deps, drawCode, 'voice codes')
}
