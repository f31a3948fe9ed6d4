import { refuse } from '@alongside/protocol'

export const organisersOnly = () => refuse('notAllowed', 'Only an organiser can do this. Ask one of them.')
export const lastOrganiser = () =>
  refuse('lastOrganiser', 'You are the last organiser. Hand the office on to someone first.')
